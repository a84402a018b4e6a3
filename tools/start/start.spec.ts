import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from './exit-codes.mjs';
import { listeningSockets, programListeningOn } from './port-owner.mjs';
import { SPACE, checkDisk, checkPort, portsToServe } from './preflight.mjs';
import { needsInstall } from './prepare.mjs';
import { lastLines, runStep } from './run-step.mjs';
import { isStamped, sourcesDigest, writeStamp } from './stamp.mjs';
import { textsFor } from './texts.mjs';

const english = textsFor({});
const french = textsFor({ LANG: 'fr_FR.UTF-8' });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ocs-start-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('before anything is done, the start checks', () => {
  it('the ports: the usual ones, others by environment, 0 for none', () => {
    expect(portsToServe({}, english)).toEqual([
      { variable: 'OCS_HTTP_PORT', port: 8080 },
      { variable: 'OCS_HTTPS_PORT', port: 8443 },
    ]);
    expect(portsToServe({ OCS_HTTP_PORT: '81', OCS_HTTPS_PORT: '0' }, english)).toEqual([
      { variable: 'OCS_HTTP_PORT', port: 81 },
    ]);
  });

  it.each([
    [{ OCS_HTTP_PORT: 'web' }, /OCS_HTTP_PORT must be a port number .* not "web"/],
    [{ OCS_HTTPS_PORT: '65536' }, /OCS_HTTPS_PORT must be a port number/],
    [{ OCS_HTTP_PORT: '-1' }, /OCS_HTTP_PORT must be a port number/],
    [{ OCS_HTTP_PORT: '8443' }, /both 8443/],
    [{ OCS_HTTP_PORT: '0', OCS_HTTPS_PORT: '0' }, /nothing would be served/],
  ])('refuses %j', (env, sentence) => {
    expect(() => portsToServe(env, english)).toThrow(
      expect.objectContaining({ exitCode: EXIT.badPort, message: expect.stringMatching(sentence) }),
    );
  });

  it('the disk, for a folder that does not exist yet as well', () => {
    const planned = join(folder, 'not', 'yet');

    expect(() => checkDisk(planned, SPACE.installed, english, () => 301)).not.toThrow();
    expect(() => checkDisk(planned, SPACE.installed, english, () => 299.9)).toThrow(
      expect.objectContaining({
        exitCode: EXIT.diskFull,
        message: `Not enough disk space at ${folder}: 300 MB are needed, 299 MB are free.`,
      }),
    );
  });

  it('that a port is free, and names the program that holds it', async () => {
    const holder = createServer();
    await new Promise<void>((ready) => holder.listen(0, '127.0.0.1', ready));
    const { port } = holder.address() as AddressInfo;

    await expect(checkPort({ variable: 'OCS_HTTP_PORT', port }, '127.0.0.1', english)).rejects.toMatchObject({
      exitCode: EXIT.portTaken,
      message: expect.stringMatching(new RegExp(`^Port ${port} is already in use.*OCS_HTTP_PORT=`)),
    });
    if (process.platform === 'linux') {
      expect(programListeningOn(port)).toContain(`(${process.pid})`);
    }
    await new Promise((closed) => holder.close(closed));
    await expect(
      checkPort({ variable: 'OCS_HTTP_PORT', port }, '127.0.0.1', english),
    ).resolves.toBeUndefined();
  });

  it('says it in French on a French terminal', () => {
    expect(() => checkDisk(folder, 300, french, () => 1)).toThrow('Espace disque insuffisant');
    expect(textsFor({ LC_ALL: 'en_GB.UTF-8', LANG: 'fr_FR.UTF-8' })).toBe(english);
  });
});

describe('the exit codes', () => {
  it('differ and are all explained to the administrator', () => {
    const guide = readFileSync(new URL('../../docs/first-hour.md', import.meta.url), 'utf8');
    const codes = Object.values(EXIT);

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !new RegExp(`^\\| ${code} +\\|`, 'm').test(guide))).toEqual([]);
  });
});

describe('the table of sockets', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41234 1',
    '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 41299 1',
    '   2: 00000000:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41300 1',
  ].join('\n');

  it('gives the sockets that listen on a port, not the connections through it', () => {
    expect(listeningSockets(table, 8080)).toEqual(['41234']);
    expect(listeningSockets(table, 8443)).toEqual(['41300']);
    expect(listeningSockets(table, 80)).toEqual([]);
  });
});

describe('stamps', () => {
  function write(path: string, text = 'x') {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  it('change with every source file, not with generated files and tests', () => {
    write('apps/server/main.ts');
    const before = sourcesDigest(folder, ['apps', 'missing.json']);

    write('apps/server/dist/main.js');
    write('apps/server/main.spec.ts');
    expect(sourcesDigest(folder, ['apps', 'missing.json'])).toBe(before);

    write('apps/server/main.ts', 'longer');
    expect(sourcesDigest(folder, ['apps', 'missing.json'])).not.toBe(before);
  });

  it('hold only for what they were written for', () => {
    const stamp = join(folder, 'a', 'stamp');

    expect(isStamped(stamp, 'one')).toBe(false);
    writeStamp(stamp, 'one');
    expect(isStamped(stamp, 'one')).toBe(true);
    expect(isStamped(stamp, 'two')).toBe(false);
  });

  it('ask for npm ci in a fresh clone, and again when other libraries are asked for', () => {
    write('package-lock.json', '{}');
    expect(needsInstall(folder)).toBe(true);

    // installed by hand, after the lock file was written
    write('node_modules/.package-lock.json');
    utimesSync(join(folder, 'package-lock.json'), 1000, 1000);
    expect(needsInstall(folder)).toBe(false);

    // pulled a newer lock file
    utimesSync(join(folder, 'node_modules/.package-lock.json'), 500, 500);
    expect(needsInstall(folder)).toBe(true);
  });
});

describe('a long step', () => {
  it('is quiet while it works and keeps the whole output in its log', async () => {
    const said: string[] = [];
    const log = join(folder, 'step.log');
    const step = {
      title: 'Counting',
      command: process.execPath,
      args: ['-e', 'console.log(42)'],
      cwd: folder,
      log,
    };

    const { ok } = await runStep({ ...step, say: (line) => said.push(line) });

    expect(ok).toBe(true);
    expect(said).toEqual(['Counting …']);
  });

  it('shows the end of its output when it fails', async () => {
    const said: string[] = [];
    const args = ['-e', 'console.error("no such thing"); process.exit(3)'];

    const { ok } = await runStep({
      title: 'Failing',
      command: process.execPath,
      args,
      cwd: folder,
      log: join(folder, 'step.log'),
      say: (line) => said.push(line),
    });

    expect(ok).toBe(false);
    expect(said).toEqual(['Failing …', 'no such thing']);
  });

  it('fails cleanly when its program is missing', async () => {
    const log = join(folder, 'step.log');
    const said: string[] = [];

    const { ok } = await runStep({
      title: 'T',
      command: 'no-such-program',
      args: [],
      cwd: folder,
      log,
      say: (l) => said.push(l),
    });

    expect(ok).toBe(false);
    expect(said.join('\n')).toContain('ENOENT');
  });

  it('prints without colours', () => {
    expect(lastLines('\u001b[31mred\u001b[39m\nplain\n', 1)).toBe('plain');
    expect(lastLines('\u001b[31mred\u001b[39m\n', 5)).toBe('red');
  });
});
