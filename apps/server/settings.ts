import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAgentSettings, type AgentSettings } from '@ocs/agent-server';
import { LOG_LEVELS, type LogLevel } from '@ocs/core-server';
import { z } from 'zod';
import { sharedAmong, sharedPool } from './share.rule.js';

/** Faces of the server that one process may show (docs/architecture.md). */
export const ROLES = ['agents', 'console'] as const;
export type Role = (typeof ROLES)[number];

/** What the environment says, checked once; see docs/settings.md. */
export interface ServerSettings {
  readonly databaseUrl: string;
  readonly roles: ReadonlySet<Role>;
  /** Processes that serve on the same ports. */
  readonly workers: number;
  /** Connections to the database of each process; undefined = what OCS_DB_POOL says. */
  readonly databasePool: number | undefined;
  /** Address to listen on. */
  readonly bind: string;
  /** 0 = off. */
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Certificate and key in PEM; null makes a certificate of our own in the data folder. */
  readonly tlsFiles: { readonly cert: string; readonly key: string } | null;
  /** Everything that lasts: keys, certificates. Absolute. */
  readonly dataFolder: string;
  /** Key of the access tokens; undefined reads `secretFile`. */
  readonly secret: string | undefined;
  readonly secretFile: string;
  /** Proxies whose X-Forwarded-* headers are believed: addresses or CIDR blocks. */
  readonly trustedProxies: readonly string[];
  /** Folders with further inventory sections. */
  readonly sectionFolders: readonly string[];
  readonly consoleFolder: string;
  /** Settings of the dialogue with agents: of this process, where bounds are shared with others. */
  readonly agents: AgentSettings;
  readonly logLevel: LogLevel;
}

const MOST_WORKERS = 32;

/** The project folder: this file lies in apps/server (source) or apps/server/dist (built). */
const PROJECT_FOLDER = resolve(
  fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../../..' : '../..', import.meta.url)),
);

const list = (separator: string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );

const port = (otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'a port from 0 (off) to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'a port from 0 (off) to 65535')
    .default(otherwise);

const workers = z
  .string()
  .regex(/^(auto|[1-9]\d?)$/, `a number from 1 to ${MOST_WORKERS}, or "auto"`)
  .transform((text) => (text === 'auto' ? Math.min(MOST_WORKERS, availableParallelism()) : Number(text)))
  .refine((value) => value <= MOST_WORKERS, `a number from 1 to ${MOST_WORKERS}, or "auto"`)
  .default(1);

const environment = z.object({
  DATABASE_URL: z.string('the address of the database, for instance mysql://user:password@host:3306/ocsweb'),
  OCS_ROLES: list(',')
    .transform((roles) => (roles.length === 0 ? [...ROLES] : roles))
    .pipe(z.array(z.enum(ROLES, `some of ${ROLES.join(', ')}, separated by commas`))),
  OCS_WORKERS: workers,
  OCS_BIND: z.string().default('0.0.0.0'),
  OCS_HTTP_PORT: port(8080),
  OCS_HTTPS_PORT: port(8443),
  OCS_TLS_CERT: z.string().optional(),
  OCS_TLS_KEY: z.string().optional(),
  OCS_DATA: z.string().default('data'),
  OCS_SECRET: z.string().min(32, 'a secret of at least 32 characters').optional(),
  OCS_SECRET_FILE: z.string().optional(),
  OCS_TRUSTED_PROXIES: list(','),
  OCS_SECTIONS: list(':'),
  OCS_CONSOLE: z.string().default('apps/console/dist/browser'),
  OCS_LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** A setting makes no sense; the message is one sentence naming the variable. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings from the environment; an empty variable counts as not given. Relative paths start at the project
 * folder. @throws SettingsError
 */
export function readSettings(env: NodeJS.ProcessEnv): ServerSettings {
  const given: NodeJS.ProcessEnv = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environment.safeParse(given);
  if (!result.success) throw new SettingsError(sentence(result.error.issues, given));
  const values = result.data;
  if ((values.OCS_TLS_CERT === undefined) !== (values.OCS_TLS_KEY === undefined)) {
    throw new SettingsError('OCS_TLS_CERT and OCS_TLS_KEY must be given together, or neither of them.');
  }
  if (values.OCS_HTTP_PORT === 0 && values.OCS_HTTPS_PORT === 0) {
    throw new SettingsError(
      'OCS_HTTP_PORT and OCS_HTTPS_PORT are both 0: the server would not listen at all.',
    );
  }
  const path = (text: string): string => resolve(PROJECT_FOLDER, text);
  const dataFolder = path(values.OCS_DATA);
  return {
    databaseUrl: values.DATABASE_URL,
    roles: new Set(values.OCS_ROLES),
    workers: values.OCS_WORKERS,
    databasePool: given.OCS_DB_POOL === undefined ? sharedPool(values.OCS_WORKERS) : undefined,
    bind: values.OCS_BIND,
    httpPort: values.OCS_HTTP_PORT,
    httpsPort: values.OCS_HTTPS_PORT,
    tlsFiles:
      values.OCS_TLS_CERT === undefined || values.OCS_TLS_KEY === undefined
        ? null
        : { cert: path(values.OCS_TLS_CERT), key: path(values.OCS_TLS_KEY) },
    dataFolder,
    secret: values.OCS_SECRET,
    secretFile:
      values.OCS_SECRET_FILE === undefined ? join(dataFolder, 'secret.key') : path(values.OCS_SECRET_FILE),
    trustedProxies: values.OCS_TRUSTED_PROXIES,
    sectionFolders: values.OCS_SECTIONS.map(path),
    consoleFolder: path(values.OCS_CONSOLE),
    agents: sharedAmong(values.OCS_WORKERS, agentSettings(env)),
    logLevel: values.OCS_LOG_LEVEL,
  };
}

function agentSettings(env: NodeJS.ProcessEnv): AgentSettings {
  try {
    return readAgentSettings(env);
  } catch (error) {
    throw new SettingsError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Says what the first wrong variable should have been. Secrets are never repeated. */
function sentence(issues: readonly z.core.$ZodIssue[], given: NodeJS.ProcessEnv): string {
  const [issue] = issues;
  const name = String(issue?.path[0] ?? 'The environment');
  const value = given[name];
  if (value === undefined) return `${name} is missing: it must be ${issue?.message ?? 'given'}.`;
  const shown = /SECRET|URL/.test(name) ? '' : ` (it is "${value}")`;
  return `${name} must be ${issue?.message ?? 'something else'}${shown}.`;
}
