import { describe, expect, it } from 'vitest';
import { type Command, UsageError, readCommandLine } from './command-line.js';

const UNDERSTOOD: [string, Command][] = [
  ['', { name: 'help', topic: undefined }],
  ['--help', { name: 'help', topic: undefined }],
  ['up', { name: 'up', detach: false }],
  ['up --detach', { name: 'up', detach: true }],
  ['up --detach --help', { name: 'help', topic: 'up' }],
  ['down', { name: 'down' }],
  ['status', { name: 'status', json: false }],
  ['status --json', { name: 'status', json: true }],
  ['migrate', { name: 'migrate', pending: false }],
  ['migrate --pending', { name: 'migrate', pending: true }],
  ['user set-password admin', { name: 'set-password', login: 'admin', generate: false }],
  ['user set-password --generate é.dupont', { name: 'set-password', login: 'é.dupont', generate: true }],
  ['user remove-second-factor admin', { name: 'remove-second-factor', login: 'admin' }],
  ['demo', { name: 'demo', count: 300, concurrency: 4 }],
  ['demo --count 5 --concurrency=2', { name: 'demo', count: 5, concurrency: 2 }],
  ['import a.ocs', { name: 'import', paths: ['a.ocs'], server: undefined }],
  [
    'import --server=http://x a.ocs folder',
    { name: 'import', paths: ['a.ocs', 'folder'], server: 'http://x' },
  ],
  ['import -- --odd.ocs', { name: 'import', paths: ['--odd.ocs'], server: undefined }],
];

const REFUSED: [string, string | undefined, RegExp][] = [
  ['upp', undefined, /^upp$/],
  ['up --deatch', 'up', /--deatch/],
  ['up now', 'up', /now/],
  ['down --force', 'down', /--force/],
  ['user', 'user', /^$/],
  ['user set-password', 'user', /set-password/],
  ['user remove-second-factor', 'user', /remove-second-factor/],
  ['user remove-second-factor admin --generate', 'user', /--generate/],
  ['user delete admin', 'user', /delete admin/],
  ['user set-password a b', 'user', /a b/],
  ['demo --count 0', 'demo', /--count 0/],
  ['demo --count many', 'demo', /--count many/],
  ['demo --count 100001', 'demo', /100001/],
  ['import', 'import', /^$/],
  ['import --server http://x', 'import', /--server/],
  ['import --sever http://x a.ocs', 'import', /--sever/],
];

const words = (line: string) => line.split(' ').filter((word) => word !== '');

describe('the command line', () => {
  it.each(UNDERSTOOD)('understands "%s"', (line, command) => {
    expect(readCommandLine(words(line))).toEqual(command);
  });

  it.each(REFUSED)('refuses "%s" and names the offence', (line, topic, offence) => {
    expect(() => readCommandLine(words(line))).toThrow(
      expect.objectContaining({ topic, offence: expect.stringMatching(offence) }),
    );
    expect(() => readCommandLine(words(line))).toThrow(UsageError);
  });
});
