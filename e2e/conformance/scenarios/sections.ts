import { accountUpdate, ANY_VALUE, bareInventory, change, inventory, type Content } from '../builders.js';
import type { Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

/** Ids that show whether a row stayed or was written anew. */
const markId = (tableName: string, column: string, value: string, id: number) =>
  change(`UPDATE ${tableName} SET ID = ${id} WHERE ${column} = ?`, value);

const bios = (serial: string): Content => ({ SMANUFACTURER: 'Acme', SMODEL: 'X1', SSN: serial });

export const sections: Theme = {
  name: 'sections',
  scenarios: [
    {
      name: 'REPOSITORY is taken whatever the checksum says',
      spec: '3.3',
      steps: [
        inventory('pc1', { REPOSITORY: { NAME: 'main' } }),
        inventory('pc1', { HARDWARE: { CHECKSUM: 1 }, REPOSITORY: { NAME: 'other' } }, KNOWN),
      ],
      rows: { repository: [{ computer: 'pc1', NAME: 'other' }] },
    },
    {
      name: 'BIOS is one row, every field, taken whatever the checksum says',
      spec: '3.3, 11.22',
      steps: [
        inventory('pc1', { BIOS: bios('first') }),
        inventory(
          'pc1',
          {
            HARDWARE: { CHECKSUM: 1 },
            BIOS: {
              SMANUFACTURER: 'Acme',
              SMODEL: 'X2',
              SSN: 'second',
              TYPE: 'Desktop',
              BMANUFACTURER: 'AMI',
              BVERSION: '2',
              BDATE: '01/02/2026',
              ASSETTAG: 'A-1',
              MMANUFACTURER: 'Board',
              MMODEL: 'B1',
              MSN: 'MB-1',
            },
          },
          KNOWN,
        ),
      ],
      rows: {
        bios: [
          {
            computer: 'pc1',
            SMANUFACTURER: 'Acme',
            SMODEL: 'X2',
            SSN: 'second',
            TYPE: 'Desktop',
            BMANUFACTURER: 'AMI',
            BVERSION: '2',
            BDATE: '01/02/2026',
            ASSETTAG: 'A-1',
            MMANUFACTURER: 'Board',
            MMODEL: 'B1',
            MSN: 'MB-1',
          },
        ],
      },
      original: {
        differs: 'version-2-8-1',
        rows: {
          bios: [
            {
              computer: 'pc1',
              SMANUFACTURER: 'Acme',
              SMODEL: 'X1',
              SSN: 'first',
              TYPE: '',
              BMANUFACTURER: '',
              BVERSION: '',
              BDATE: '',
              ASSETTAG: '',
              MMANUFACTURER: '',
              MMODEL: '',
              MSN: '',
            },
          ],
        },
      },
    },
    {
      name: 'of two BIOS elements the first counts',
      spec: '11.29',
      steps: [inventory('pc1', { BIOS: [bios('first'), bios('second')] })],
      rows: { bios: [{ computer: 'pc1', SSN: 'first' }], locks: [] },
      original: {
        differs: 'repeated-single-sections',
        answers: { 0: { status: 500 } },
        rows: { bios: [{ computer: 'pc1', SSN: null }], locks: [{ computer: 'pc1' }] },
      },
    },
    {
      name: 'JAVAINFO is one row',
      spec: '3.3',
      steps: [
        inventory('pc1', {
          JAVAINFO: {
            JAVANAME: 'JRE 8',
            JAVAPATHLEVEL: 8,
            JAVACOUNTRY: 'FR',
            JAVACLASSPATH: '.',
            JAVAHOME: '/java8',
          },
        }),
        inventory('pc1', { JAVAINFO: { JAVANAME: 'JRE 17', JAVAHOME: '/java17' } }, KNOWN),
      ],
      rows: {
        javainfo: [
          {
            computer: 'pc1',
            JAVANAME: 'JRE 17',
            JAVAPATHLEVEL: 0,
            JAVACOUNTRY: '',
            JAVACLASSPATH: '',
            JAVAHOME: '/java17',
          },
        ],
      },
    },
    {
      name: 'JOURNALLOG rows pile up',
      spec: '3.3',
      steps: [
        inventory('pc1', {
          JOURNALLOG: [
            { LISTENERNAME: 'l1', DATE: '1', STATUS: 1, ERRORCODE: 2 },
            { LISTENERNAME: 'l2', DATE: '2', STATUS: 0, ERRORCODE: 0 },
          ],
        }),
        inventory('pc1', { JOURNALLOG: { LISTENERNAME: 'l1', DATE: '1', STATUS: 1, ERRORCODE: 2 } }, KNOWN),
      ],
      rows: {
        journallog: [
          { computer: 'pc1', LISTENERNAME: 'l1', DATE: '1', STATUS: 1, ERRORCODE: 2 },
          { computer: 'pc1', LISTENERNAME: 'l2', DATE: '2', STATUS: 0, ERRORCODE: 0 },
          { computer: 'pc1', LISTENERNAME: 'l1', DATE: '1', STATUS: 1, ERRORCODE: 2 },
        ],
      },
    },
    {
      name: 'the text of a JOURNALLOG is stored',
      spec: '11.29',
      steps: [inventory('pc1', { JOURNALLOG: { JOURNALLOG: 'service started', LISTENERNAME: 'l1' } })],
      rows: { journallog: [{ computer: 'pc1', JOURNALLOG: 'service started' }] },
      original: {
        differs: 'text-of-journallog',
        rows: {
          journallog: [
            {
              computer: 'pc1',
              JOURNALLOG: { wanted: 'ARRAY(0x…)', matches: (text) => text?.startsWith('ARRAY(0x') ?? false },
            },
          ],
        },
      },
    },
    {
      name: 'the rows of a section that is not sent stay',
      spec: '3.4',
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'HDA' }, VIDEOS: { NAME: 'GPU' } }),
        inventory('pc1', { VIDEOS: { NAME: 'GPU 2' } }, KNOWN),
      ],
      rows: { sounds: [{ NAME: 'HDA' }], videos: [{ NAME: 'GPU 2' }] },
    },
    {
      name: 'rows stay while nothing changed in them, also those of equal value',
      spec: '3.4',
      steps: [
        inventory('pc1', { SOUNDS: [{ NAME: 'a' }, { NAME: 'b' }, { NAME: 'b' }] }),
        markId('sounds', 'NAME', 'a', 900_001),
        inventory('pc1', { SOUNDS: [{ NAME: 'b' }, { NAME: 'c' }, { NAME: 'a' }, { NAME: 'b' }] }, KNOWN),
      ],
      rows: {
        sounds: [
          { NAME: 'a', ID: 900_001 },
          { NAME: 'b', ID: ANY_VALUE },
          { NAME: 'b', ID: ANY_VALUE },
          { NAME: 'c', ID: ANY_VALUE },
        ],
      },
    },
    {
      name: 'a row that did not change keeps its id',
      spec: '3.4',
      steps: [
        inventory('pc1', { SOUNDS: [{ NAME: 'kept', DESCRIPTION: 'x' }] }),
        markId('sounds', 'NAME', 'kept', 900_002),
        inventory('pc1', { SOUNDS: [{ NAME: 'kept', DESCRIPTION: 'x' }] }, KNOWN),
      ],
      rows: { sounds: [{ ID: 900_002, NAME: 'kept', DESCRIPTION: 'x' }] },
    },
    {
      name: 'dates and numbers written in another form are no change',
      spec: '3.4',
      steps: [
        inventory('pc1', { DRIVES: [{ VOLUMN: 'a', CREATEDATE: '2026-01-05', TOTAL: 13 }] }),
        markId('drives', 'VOLUMN', 'a', 900_003),
        inventory(
          'pc1',
          { DRIVES: [{ VOLUMN: 'a', CREATEDATE: '2026/1/5 10:20:30', TOTAL: '12.7' }] },
          KNOWN,
        ),
      ],
      rows: { drives: [{ ID: 900_003, CREATEDATE: '2026-01-05', TOTAL: 13 }] },
      original: {
        differs: 'version-2-8-1',
        rows: {
          drives: [
            {
              ID: { wanted: 'another id', matches: (id) => id !== '900003' },
              CREATEDATE: '2026-01-05',
              TOTAL: 13,
            },
          ],
        },
      },
    },
    {
      name: 'a row whose number and date were not sent is no change',
      spec: '3.4',
      steps: [
        inventory('pc1', { DRIVES: [{ VOLUMN: 'a' }] }),
        markId('drives', 'VOLUMN', 'a', 900_004),
        inventory('pc1', { DRIVES: [{ VOLUMN: 'a' }] }, KNOWN),
      ],
      rows: { drives: [{ ID: 900_004, CREATEDATE: '0000-00-00', TOTAL: 0, LETTER: '' }] },
      original: {
        differs: 'version-2-8-1',
        rows: {
          drives: [
            {
              ID: { wanted: 'another id', matches: (id) => id !== '900004' },
              CREATEDATE: '0000-00-00',
              TOTAL: 0,
              LETTER: '',
            },
          ],
        },
      },
    },
    {
      name: 'without row comparison all rows are written anew',
      spec: '3.4',
      setup: { options: { INVENTORY_WRITE_DIFF: 0 } },
      steps: [
        inventory('pc1', { SOUNDS: [{ NAME: 'a' }, { NAME: 'b' }] }),
        inventory('pc1', { SOUNDS: [{ NAME: 'b' }, { NAME: 'c' }] }, KNOWN),
      ],
      rows: { sounds: [{ NAME: 'b' }, { NAME: 'c' }] },
    },
    {
      name: 'without the checksum option every section is taken',
      spec: '3.4',
      setup: { options: { INVENTORY_DIFF: 0 } },
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'a' } }),
        inventory('pc1', { HARDWARE: { CHECKSUM: 1 }, SOUNDS: { NAME: 'b' } }, KNOWN),
      ],
      rows: { sounds: [{ NAME: 'b' }] },
    },
    {
      name: 'an unknown computer’s sections are all taken',
      spec: '3.4',
      steps: [inventory('pc1', { HARDWARE: { CHECKSUM: 1 }, SOUNDS: { NAME: 'a' } })],
      rows: { sounds: [{ NAME: 'a' }] },
    },
    {
      name: 'an inventory without checksum has all its sections taken',
      spec: '3.4',
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'a' } }),
        bareInventory('pc1', { HARDWARE: { NAME: 'pc1' }, SOUNDS: { NAME: 'b' } }, KNOWN),
      ],
      rows: { sounds: [{ NAME: 'b' }] },
      original: {
        differs: 'version-2-8-1',
        answers: { 1: { status: 500 } },
        rows: { sounds: [{ NAME: 'a' }] },
      },
    },
    {
      name: 'a section of a thousand rows is stored whole',
      spec: '3.4',
      steps: [
        inventory('pc1', {
          PORTS: Array.from({ length: 1000 }, (_, at) => ({ NAME: `port ${at}`, TYPE: 'virtual' })),
        }),
      ],
      rows: { ports: Array.from({ length: 1000 }, (_, at) => ({ NAME: `port ${at}`, TYPE: 'virtual' })) },
    },
    {
      name: 'two computers do not disturb each other',
      spec: '3.4',
      steps: [
        inventory('pc1', { SOUNDS: { NAME: 'a' } }),
        inventory('pc2', { SOUNDS: { NAME: 'a' } }),
        inventory('pc1', { SOUNDS: { NAME: 'b' } }, KNOWN),
      ],
      rows: {
        sounds: [
          { computer: 'pc1', NAME: 'b' },
          { computer: 'pc2', NAME: 'a' },
        ],
      },
    },
  ],
};
