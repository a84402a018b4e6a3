import { accountUpdate, device, inventory, refused } from '../builders.js';
import { FILES_FOLDER, type Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };
const ON = { GENERATE_OCS_FILES: 1, OCS_FILES_PATH: FILES_FOLDER };
const FILE = `${device('pc1')}.ocs`;

export const generatedFiles: Theme = {
  name: 'generated files',
  scenarios: [
    {
      name: 'no file is written while the option is off',
      spec: '10.3',
      setup: { options: { OCS_FILES_PATH: FILES_FOLDER } },
      steps: [inventory('pc1')],
      files: {},
    },
    {
      name: 'the body is written as it was received',
      spec: '10.3',
      setup: { options: ON },
      steps: [inventory('pc1', { SOUNDS: { NAME: 'HDA' } })],
      files: { [FILE]: { message: 0, form: 'bytes' } },
    },
    {
      name: 'the text is written when XML is wanted',
      spec: '10.3',
      setup: { options: { ...ON, OCS_FILES_FORMAT: 'XML' } },
      steps: [inventory('pc1', { SOUNDS: { NAME: 'HDA' } })],
      files: { [FILE]: { message: 0, form: 'text' } },
    },
    {
      name: 'files of one computer are numbered',
      spec: '10.3',
      setup: { options: ON },
      steps: [
        inventory('pc1', { HARDWARE: { OSNAME: 'first' } }),
        inventory('pc1', { HARDWARE: { OSNAME: 'second' } }, KNOWN),
        inventory('pc1', { HARDWARE: { OSNAME: 'third' } }, KNOWN),
      ],
      files: {
        [FILE]: { message: 0, form: 'bytes' },
        [`${device('pc1')}-1.ocs`]: { message: 1, form: 'bytes' },
        [`${device('pc1')}-2.ocs`]: { message: 2, form: 'bytes' },
      },
    },
    {
      name: 'the file of a computer is overwritten when that is wanted',
      spec: '10.3',
      setup: { options: { ...ON, OCS_FILES_OVERWRITE: 1 } },
      steps: [
        inventory('pc1', { HARDWARE: { OSNAME: 'a longer text than the second' } }),
        inventory('pc1', { HARDWARE: { OSNAME: 'second' } }, KNOWN),
      ],
      files: { [FILE]: { message: 1, form: 'bytes' } },
    },
    {
      name: 'other characters of the name become _',
      spec: '10.3',
      setup: { options: ON },
      steps: [inventory('a b;c&d')],
      files: { [`${device('a_b_c_d')}.ocs`]: { message: 0, form: 'bytes' } },
      original: {
        differs: 'version-2-8-1',
        files: { [`${device('a b;c&d')}.ocs`]: { message: 0, form: 'bytes' } },
      },
    },
    {
      name: 'a refused inventory writes no file',
      spec: '10.3',
      setup: { options: { ...ON, INVENTORY_SESSION_ONLY: 1 } },
      steps: [inventory('pc1', {}, { from: '192.0.2.77', expect: refused(403) })],
      files: {},
    },
    {
      name: 'a folder that is not there does not harm the inventory',
      spec: '10.3',
      setup: { options: { ...ON, OCS_FILES_PATH: `${FILES_FOLDER}/nowhere/at/all` } },
      steps: [inventory('pc1', { SOUNDS: { NAME: 'HDA' } })],
      rows: { sounds: [{ computer: 'pc1', NAME: 'HDA' }] },
      files: {},
    },
  ],
};
