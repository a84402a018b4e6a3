import { describe, expect, it } from 'vitest';
import { groupRequests } from './group-definition.rule.js';

const SQL = 'SELECT ID FROM hardware';
const byXml = (xml: string) => groupRequests({ request: null, xml });

describe('the definition of a group', () => {
  it.each([
    ['its request', SQL, null, [SQL]],
    ['its request rather than its XML', SQL, '<xmldef><REQUEST>SELECT 1</REQUEST></xmldef>', [SQL]],
    ['its XML where the request is empty', ' ', '<xmldef><REQUEST>SELECT 1</REQUEST></xmldef>', ['SELECT 1']],
    [
      'its XML where the request is the text NULL',
      'NULL',
      '<x><REQUEST>SELECT 1</REQUEST></x>',
      ['SELECT 1'],
    ],
  ])('is %s', (_what, request, xml, requests) => {
    expect(groupRequests({ request, xml })).toEqual({ kind: 'requests', requests });
  });

  it.each([
    ['nothing', null, null],
    ['empty texts', '', ' \n'],
    ['the text NULL', 'null', 'NULL'],
  ])('is by hand where there is %s', (_what, request, xml) => {
    expect(groupRequests({ request, xml })).toEqual({ kind: 'by-hand' });
  });
});

describe('the XML of a group', () => {
  it.each([
    [
      'holds requests in their order',
      '<xmldef><REQUEST>A</REQUEST><REQUEST> B\n</REQUEST></xmldef>',
      ['A', 'B'],
    ],
    [
      'may have a declaration and line ends',
      '\n<?xml version="1.0"?>\n<xmldef>\n<REQUEST>A</REQUEST>\n</xmldef>\n',
      ['A'],
    ],
    [
      'may hold comparisons between blanks as they were typed',
      "<xmldef><REQUEST>SELECT ID FROM hardware WHERE MEMORY < 512 AND SWAP > 1 AND NAME <> 'a'</REQUEST></xmldef>".replace(
        '<>',
        '&lt;&gt;',
      ),
      ["SELECT ID FROM hardware WHERE MEMORY < 512 AND SWAP > 1 AND NAME <> 'a'"],
    ],
    [
      'may hold escaped comparisons',
      '<xmldef><REQUEST>A &lt;= 5 &amp; B&gt;2</REQUEST></xmldef>',
      ['A <= 5 & B>2'],
    ],
    ['may hold character data', '<xmldef><REQUEST><![CDATA[A<5]]></REQUEST></xmldef>', ['A<5']],
    [
      'passes over empty requests and other elements',
      '<x><REQUEST> </REQUEST><NAME>N</NAME><REQUEST>A</REQUEST></x>',
      ['A'],
    ],
    ['may ask nothing', '<xmldef></xmldef>', []],
  ])('%s', (_what, xml, requests) => {
    expect(byXml(xml)).toEqual({ kind: 'requests', requests });
  });

  it.each([
    ['a comparison without blanks', '<xmldef><REQUEST>MEMORY<512</REQUEST></xmldef>'],
    ['a missing end', '<xmldef><REQUEST>SELECT 1</REQUEST>'],
    ['a document type', '<!DOCTYPE x [<!ENTITY e "v">]><xmldef><REQUEST>&e;</REQUEST></xmldef>'],
    ['an unknown entity', '<xmldef><REQUEST>&e;</REQUEST></xmldef>'],
    ['no XML at all', 'SELECT 1'],
  ])('cannot be read with %s', (_what, xml) => {
    expect(byXml(xml)).toEqual({ kind: 'unreadable', problem: expect.stringMatching(/./) });
  });
});
