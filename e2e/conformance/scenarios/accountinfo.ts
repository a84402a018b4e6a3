import { account, accountUpdate, change, inventory, NO_UPDATE, type Content } from '../builders.js';
import type { Answer, ExpectedRow, Scenario, Theme } from '../scenario.js';

interface Case {
  /** Columns that an administrator added. */
  readonly fields?: readonly string[];
  readonly options?: Readonly<Record<string, number>>;
  /** ACCOUNTINFO of the first inventory, and of the second. */
  readonly sent: readonly (readonly Content[] | undefined)[];
  /** Done between the two inventories. */
  readonly between?: string;
  /** Answer to the last inventory. */
  readonly answer: Answer;
  readonly row: ExpectedRow;
  readonly original?: Scenario['original'];
}

const told = (
  name: string,
  spec: string,
  { fields, options, sent, between, answer, row, original }: Case,
): Scenario => {
  const messages = sent.map((ACCOUNTINFO, at) =>
    inventory('pc1', ACCOUNTINFO ? { ACCOUNTINFO } : {}, {
      expect: at === sent.length - 1 ? answer : NO_UPDATE,
    }),
  );
  const [last] = messages.slice(-1);
  return {
    name,
    spec,
    setup: { ...(fields && { administrativeFields: fields }), ...(options && { options }) },
    steps: [
      ...messages.slice(0, -1),
      ...(between === undefined ? [] : [change(between)]),
      ...(last ? [last] : []),
    ],
    rows: { accountinfo: [{ computer: 'pc1', ...row }] },
    ...(original && { original }),
  };
};

const PARIS = account({ TAG: 'PARIS' });
const LOSE = 'DELETE FROM accountinfo';
const RENAME = "UPDATE accountinfo SET TAG = 'LYON'";

export const accountinfo: Theme = {
  name: 'accountinfo',
  scenarios: [
    told('the TAG of the first inventory is taken', '3.10', {
      sent: [PARIS],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS' },
    }),
    told('without a TAG it is NA', '3.10', { sent: [undefined], answer: NO_UPDATE, row: { TAG: 'NA' } }),
    told('an empty TAG of a first inventory is null', 'errata 7', {
      sent: [account({ TAG: '' })],
      answer: NO_UPDATE,
      row: { TAG: null },
    }),
    told('a blank TAG of a first inventory is null', 'errata 7', {
      sent: [account({ TAG: '  ' })],
      answer: NO_UPDATE,
      row: { TAG: null },
    }),
    told('of a repeated KEYNAME the last counts', 'errata 7', {
      sent: [[...PARIS, ...account({ TAG: 'LYON' })]],
      answer: NO_UPDATE,
      row: { TAG: 'LYON' },
    }),
    told('a KEYNAME without a column is ignored', '3.10', {
      sent: [account({ TAG: 'PARIS', COLOUR: 'red' })],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS' },
    }),
    told('the case of a KEYNAME counts', '3.10', {
      sent: [account({ tag: 'PARIS' })],
      answer: NO_UPDATE,
      row: { TAG: 'NA' },
    }),
    told('fields of an administrator are filled at the first inventory', '3.10', {
      fields: ['fields_3', 'fields_4'],
      sent: [account({ TAG: 'PARIS', fields_3: 'room 12' })],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS', fields_3: 'room 12', fields_4: null },
    }),
    told('equal values need no update', '3.10', {
      sent: [PARIS, PARIS],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS' },
    }),
    told('another TAG of the agent is not taken: the server’s value is told', '3.10', {
      sent: [PARIS, account({ TAG: 'LYON' })],
      answer: accountUpdate({ TAG: 'PARIS' }),
      row: { TAG: 'PARIS' },
    }),
    told('a TAG changed on the server is told', '3.10', {
      sent: [PARIS, PARIS],
      between: RENAME,
      answer: accountUpdate({ TAG: 'LYON' }),
      row: { TAG: 'LYON' },
    }),
    told('values are compared with their case', 'errata 18', {
      sent: [PARIS, account({ TAG: 'Paris' })],
      answer: accountUpdate({ TAG: 'PARIS' }),
      row: { TAG: 'PARIS' },
    }),
    told('an agent that sends nothing is told everything', '3.10', {
      sent: [PARIS, undefined],
      answer: accountUpdate({ TAG: 'PARIS' }),
      row: { TAG: 'PARIS' },
    }),
    told('an empty value equals a null column', 'errata 18', {
      sent: [PARIS, account({ TAG: '' })],
      between: 'UPDATE accountinfo SET TAG = NULL',
      answer: NO_UPDATE,
      row: { TAG: null },
    }),
    told('one wrong KEYNAME for one column is not noticed', 'errata 18', {
      sent: [PARIS, account({ COLOUR: 'red' })],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS' },
    }),
    told('fewer values than columns bring an update with all, null as empty', '3.10, 11.31', {
      fields: ['fields_3'],
      sent: [PARIS, PARIS],
      answer: accountUpdate({ TAG: 'PARIS', fields_3: '' }),
      row: { TAG: 'PARIS', fields_3: null },
    }),
    told('more values than columns bring an update', '3.10', {
      sent: [PARIS, account({ TAG: 'PARIS', COLOUR: 'red' })],
      answer: accountUpdate({ TAG: 'PARIS' }),
      row: { TAG: 'PARIS' },
    }),
    told('all values equal need no update', '3.10', {
      fields: ['fields_3'],
      sent: [account({ TAG: 'PARIS', fields_3: 'a' }), account({ fields_3: 'a', TAG: 'PARIS' })],
      answer: NO_UPDATE,
      row: { TAG: 'PARIS', fields_3: 'a' },
    }),
    told('a field filled on the server is told', '3.10', {
      fields: ['fields_3'],
      sent: [account({ TAG: 'PARIS', fields_3: 'a' }), account({ TAG: 'PARIS', fields_3: 'a' })],
      between: "UPDATE accountinfo SET fields_3 = 'b & c'",
      answer: accountUpdate({ TAG: 'PARIS', fields_3: 'b & c' }),
      row: { TAG: 'PARIS', fields_3: 'b & c' },
    }),
    told('a computer whose row vanished is LOST', '3.10', {
      sent: [PARIS, PARIS],
      between: LOSE,
      answer: accountUpdate({ TAG: 'LOST' }),
      row: { TAG: 'LOST' },
    }),
    told('a computer whose row vanished is LOST also when it sends nothing', '3.10', {
      sent: [PARIS, undefined],
      between: LOSE,
      answer: accountUpdate({}),
      row: { TAG: 'LOST' },
    }),
    told('a lost computer’s other values are taken from the agent', '3.10', {
      fields: ['fields_3'],
      sent: [PARIS, account({ TAG: 'PARIS', fields_3: 'kept' })],
      between: LOSE,
      answer: accountUpdate({ TAG: 'LOST', fields_3: 'kept' }),
      row: { TAG: 'LOST', fields_3: 'kept' },
    }),
    told('the agent’s values can be accepted', '3.10', {
      options: { ACCEPT_TAG_UPDATE_FROM_CLIENT: 1 },
      sent: [PARIS, account({ TAG: 'LYON' })],
      answer: NO_UPDATE,
      row: { TAG: 'LYON' },
      original: {
        differs: 'option-accept-tag-update',
        answers: { 1: accountUpdate({ TAG: 'PARIS' }) },
        rows: { accountinfo: [{ computer: 'pc1', TAG: 'PARIS' }] },
      },
    }),
    told('a value that is too long is cut', '1.8', {
      sent: [account({ TAG: 'T'.repeat(300) })],
      answer: NO_UPDATE,
      row: { TAG: 'T'.repeat(255) },
    }),
    told('values are escaped in the reply', '1.10', {
      sent: [PARIS, PARIS],
      between: "UPDATE accountinfo SET TAG = 'a<b>&\"c\\''",
      answer: accountUpdate({ TAG: 'a<b>&"c\'' }),
      row: { TAG: 'a<b>&"c\'' },
    }),
  ],
};
