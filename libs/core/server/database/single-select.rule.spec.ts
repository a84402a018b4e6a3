import { describe, expect, it } from 'vitest';
import { singleSelect } from './single-select.rule.js';

describe('a stored statement', () => {
  it.each([
    ['SELECT ID FROM hardware', 'SELECT ID FROM hardware'],
    ['  select distinct ID from hardware ; ', 'select distinct ID from hardware'],
    ['(SELECT 1) UNION (SELECT 2)', '(SELECT 1) UNION (SELECT 2)'],
    ["SELECT 1 WHERE NAME = 'back\\'slash;'", "SELECT 1 WHERE NAME = 'back\\'slash;'"],
    ['SELECT `for update` FROM `strange;table`', 'SELECT `for update` FROM `strange;table`'],
    ["SELECT 'a;b -- c' FROM x -- the end", "SELECT 'a;b -- c' FROM x"],
    ['/* why */ SELECT 1 # end', 'SELECT 1'],
    ["SELECT 'it''s; into' , `for update`", "SELECT 'it''s; into' , `for update`"],
    ['SELECT a--1 FROM x', 'SELECT a--1 FROM x'],
    ["SELECT 1 WHERE NAME LIKE '%?%'", "SELECT 1 WHERE NAME LIKE '%?%'"],
  ])('that only reads is taken: %s', (text, statement) => {
    expect(singleSelect(text)).toEqual({ statement });
  });

  it.each([
    ['DELETE FROM hardware', 'not-a-select'],
    ['', 'not-a-select'],
    ['-- SELECT 1', 'not-a-select'],
    ['SELECTED', 'not-a-select'],
    ['/*!50000 DELETE */ SELECT 1', 'forbidden-word'],
    ['SELECT 1 /*M!100000 INTO @a */', 'forbidden-word'],
    ['SELECT 1; DELETE FROM hardware', 'several-statements'],
    ["SELECT ID FROM hardware INTO OUTFILE '/tmp/x'", 'forbidden-word'],
    ['SELECT ID FROM hardware FOR  UPDATE', 'forbidden-word'],
    ['SELECT ID FROM hardware LOCK IN SHARE MODE', 'forbidden-word'],
    ["SELECT load_file ('/etc/passwd')", 'forbidden-word'],
    ["SELECT/**/GET_LOCK('a', 1)", 'forbidden-word'],
    ['SELECT @a := 1', 'forbidden-word'],
    ["SELECT 'open", 'unfinished-text'],
    ['SELECT 1 /* open', 'unfinished-text'],
    ['SELECT 1) x UNION (SELECT 2', 'unbalanced-parentheses'],
    ['(SELECT 1', 'unbalanced-parentheses'],
  ])('that could do more is refused: %s', (text, code) => {
    expect(singleSelect(text).fault?.code).toBe(code);
  });
});
