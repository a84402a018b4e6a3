// Loaded into the server by tests of its memory: SIGUSR2 throws away what is garbage, so that what is left is what it holds.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  // The second one lets go of the pages the first one emptied.
  collect();
  collect();
  process.stdout.write('garbage collected\n');
});
