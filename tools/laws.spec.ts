import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';

/**
 * The five laws of docs/architecture.md hold because lint fails when one is broken. Each case below is a small file that exists
 * only here; its path says in which room it would lie.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Case {
  law: string;
  path: string;
  code: string;
  rule: string;
  says: RegExp;
}

const BROKEN: Case[] = [
  {
    law: '1: a console room imports no server room',
    path: 'libs/inventory/console/law-probe.ts',
    code: `import { Database } from '@ocs/core-server';\nexport const probe = Database;\n`,
    rule: '@nx/enforce-module-boundaries',
    says: /side:console/,
  },
  {
    law: '1: a server room imports no console room',
    path: 'libs/users/server/law-probe.ts',
    code: `import * as console from '@ocs/users-console';\nexport const probe = console;\n`,
    rule: '@nx/enforce-module-boundaries',
    says: /side:server/,
  },
  {
    law: '1: a contract imports no server room',
    path: 'libs/inventory/contract/law-probe.ts',
    code: `import { Database } from '@ocs/core-server';\nexport const probe = Database;\n`,
    rule: '@nx/enforce-module-boundaries',
    says: /side:contract/,
  },
  {
    law: '2: core imports no other domain',
    path: 'libs/core/server/law-probe.ts',
    code: `import * as inventory from '@ocs/inventory-contract';\nexport const probe = inventory;\n`,
    rule: '@nx/enforce-module-boundaries',
    says: /domain:core/,
  },
  {
    law: '2: inventory imports no capability',
    path: 'libs/inventory/server/law-probe.ts',
    code: `import * as users from '@ocs/users-contract';\nexport const probe = users;\n`,
    rule: '@nx/enforce-module-boundaries',
    says: /domain:inventory/,
  },
  {
    law: '3: a contract is plain TypeScript without framework',
    path: 'libs/core/contract/law-probe.ts',
    code: `import { Injectable } from '@nestjs/common';\nexport const probe = Injectable;\n`,
    rule: 'no-restricted-imports',
    says: /Law 3/,
  },
  {
    law: '3: a contract runs in a browser too',
    path: 'libs/users/contract/law-probe.ts',
    code: `import { readFileSync } from 'node:fs';\nexport const probe = readFileSync;\n`,
    rule: 'no-restricted-imports',
    says: /Law 3/,
  },
  {
    law: '4: a rule reads no file',
    path: 'libs/inventory/server/law-probe.rule.ts',
    code: `import { readFileSync } from 'node:fs';\nexport const probe = () => readFileSync('/etc/hostname', 'utf8');\n`,
    rule: 'no-restricted-imports',
    says: /Law 4/,
  },
  {
    law: '4: a rule knows no framework',
    path: 'libs/agent/server/law-probe.rule.ts',
    code: `import { DataSource } from 'typeorm';\nexport const probe = DataSource;\n`,
    rule: 'no-restricted-imports',
    says: /Law 4/,
  },
  {
    law: '5: a controller asks no database',
    path: 'libs/inventory/server/law-probe.controller.ts',
    code: `export const probe = (db: { query(sql: string): number }) => db.query('SELECT 1');\n`,
    rule: 'no-restricted-syntax',
    says: /Law 5/,
  },
  {
    law: '5: values are bound, never written into a statement',
    path: 'libs/inventory/server/law-probe.repository.ts',
    code: 'export const probe = (db: { query(sql: string): number }, id: string) => db.query(`SELECT ${id}`);\n',
    rule: 'no-restricted-syntax',
    says: /Law 5/,
  },
  {
    law: '5: nor through our own Database',
    path: 'libs/agent/server/law-probe.repository.ts',
    code: 'export const probe = (db: { rows(sql: string): number }, id: string) => db.rows(`SELECT ${id}`);\n',
    rule: 'no-restricted-syntax',
    says: /Law 5/,
  },
  {
    law: '5: statements are not glued together',
    path: 'libs/users/server/law-probe.repository.ts',
    code: `export const probe = (db: { query(sql: string): number }, id: string) => db.query('SELECT ' + id);\n`,
    rule: 'no-restricted-syntax',
    says: /Law 5/,
  },
];

const KEPT: Pick<Case, 'law' | 'path' | 'code'>[] = [
  {
    law: '1 and 2: a server room builds on the contracts and servers below it',
    path: 'libs/users/server/law-probe.ts',
    code: `import * as users from '@ocs/users-contract';\nimport * as core from '@ocs/core-server';\nexport const probe = [users, core];\n`,
  },
  {
    law: '3: a contract imports another contract',
    path: 'libs/inventory/contract/law-probe.ts',
    code: `import * as core from '@ocs/core-contract';\nexport const probe = core;\n`,
  },
  {
    law: '4: a rule computes',
    path: 'libs/inventory/server/law-probe.rule.ts',
    code: `export const probe = (age: number) => age > 7;\n`,
  },
  {
    law: '5: a repository binds its values',
    path: 'libs/inventory/server/law-probe.repository.ts',
    code: `export const probe = (db: { query(sql: string, values: number[]): number }) => db.query('SELECT ?', [1]);\n`,
  },
];

let eslint: ESLint;

// the first probe of a room loads the types of the whole room
vi.setConfig({ testTimeout: 120_000 });

beforeAll(() => {
  // the boundary rule reads the stored graph of projects, which a fresh clone does not have yet
  execFileSync(process.execPath, ['node_modules/.bin/nx', 'show', 'projects'], {
    cwd: ROOT,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const probes = [...new Set([...BROKEN, ...KEPT].map(({ path }) => path))];
  eslint = new ESLint({
    cwd: ROOT,
    overrideConfig: [
      {
        // the probes are on no disk, so no tsconfig can name them
        files: ['**/law-probe*.ts'],
        languageOptions: {
          parserOptions: {
            projectService: {
              allowDefaultProject: probes,
              defaultProject: 'tsconfig.server.json',
              maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: probes.length,
            },
          },
        },
      },
    ],
  });
});

async function messagesOf({ path, code }: Pick<Case, 'path' | 'code'>) {
  const [result] = await eslint.lintText(code, { filePath: `${ROOT}${path}` });
  return result?.messages ?? [];
}

describe('a broken law fails lint', () => {
  it.each(BROKEN)('law $law', async ({ path, code, rule, says }) => {
    const messages = await messagesOf({ path, code });

    expect(messages.filter((message) => message.fatal === true)).toEqual([]);
    const found = messages.find((message) => message.ruleId === rule);
    expect(found?.message).toMatch(says);
    expect(found?.severity).toBe(2);
  });
});

describe('code that keeps the laws passes lint', () => {
  it.each(KEPT)('law $law', async ({ path, code }) => {
    expect(await messagesOf({ path, code })).toEqual([]);
  });
});
