import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError, EXIT, type ExitCode } from '../exit-code.js';
import { importTarget, type ImportTarget } from '../import/import-target.rule.js';
import { faultOf, inventoryFiles, type FoundFile } from '../import/inventory-files.js';
import { postInventory, UnreachableError } from '../import/post-inventory.js';
import { DataLock } from '../running/data-lock.js';
import { readRunState } from '../running/run-state.js';
import { addressesOf, pathsIn, type Settings } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** Files on their way at the same time. */
const CONCURRENCY = 2;

export interface ImportCommand {
  readonly paths: readonly string[];
  /** Address of the server; undefined means the one on this machine. */
  readonly server: string | undefined;
}

/**
 * Sends inventory files that agents wrote without a network to the server, through the endpoint of agents
 * (spec/agent-protocol.md 10). One line a file, then a summary; a bad file does not keep the others away.
 * Exit code 1 when any file was not stored.
 */
export async function importFiles(
  settings: Settings,
  { paths, server }: ImportCommand,
  env: NodeJS.ProcessEnv,
  texts: Texts,
): Promise<ExitCode> {
  const target = targetOf(settings, server, env, texts);
  // npm starts commands in the project's folder and says where the user was.
  const start = env.INIT_CWD ?? process.cwd();
  const files = await inventoryFiles(paths.map((path) => resolve(start, path)));
  const done = await new Import(files, target, server === undefined, texts).run();
  console.log(texts.importSummary(done.stored, done.failed));
  return done.failed === 0 ? EXIT.ok : EXIT.unexpected;
}

function targetOf(
  settings: Settings,
  server: string | undefined,
  env: NodeJS.ProcessEnv,
  texts: Texts,
): ImportTarget {
  const address = server ?? ownAddress(settings);
  const target = importTarget(address, {
    user: env.OCS_AGENT_USER,
    password: env.OCS_AGENT_PASSWORD,
    pathKey: env.OCS_AGENT_PATH_KEY,
  });
  if (!target) throw new CommandError(EXIT.usage, texts.importBadServer(address));
  return target;
}

/** Where the server of this data folder listens, or would by its settings when something else than `up` started it. */
function ownAddress(settings: Settings): string {
  const paths = pathsIn(settings.dataFolder);
  const state = DataLock.holder(paths.lock) && readRunState(paths.state);
  return (state?.addresses ?? addressesOf(settings)).local[0] ?? '';
}

/** One run over the files; a server that cannot be reached ends it. */
class Import {
  private stored = 0;
  private failed = 0;
  private next = 0;
  private unreachable: string | undefined;

  constructor(
    private readonly files: readonly FoundFile[],
    private readonly target: ImportTarget,
    private readonly isOwnServer: boolean,
    private readonly texts: Texts,
  ) {}

  async run(): Promise<{ stored: number; failed: number }> {
    await Promise.all(Array.from({ length: CONCURRENCY }, () => this.work()));
    if (this.unreachable !== undefined) {
      const left = this.files.length - this.stored - this.failed;
      console.error(this.texts.importUnreachable(this.target.url.origin, this.unreachable, left));
      return { stored: this.stored, failed: this.failed + left };
    }
    return { stored: this.stored, failed: this.failed };
  }

  private async work(): Promise<void> {
    for (;;) {
      const file = this.files[this.next++];
      if (!file || this.unreachable !== undefined) return;
      try {
        this.tell(file, await this.send(file));
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        this.unreachable = error.message;
      }
    }
  }

  /** @returns why the file was not stored; undefined when it was */
  private async send({ path, fault }: FoundFile): Promise<string | undefined> {
    if (fault !== undefined) return this.texts.importUnreadable(fault);
    const body = await readFile(path).catch(faultOf);
    if (typeof body === 'string') return this.texts.importUnreadable(body);
    const status = await postInventory(this.target, body, { acceptAnyCertificate: this.isOwnServer });
    return status === 200 ? undefined : this.texts.importRefusal(status);
  }

  private tell({ path }: FoundFile, reason: string | undefined): void {
    if (reason === undefined) this.stored++;
    else this.failed++;
    const done = String(this.stored + this.failed).padStart(String(this.files.length).length);
    const progress = this.files.length > 1 ? `[${done}/${this.files.length}] ` : '';
    console.log(`${progress}${path}: ${reason ?? this.texts.importStored}`);
  }
}
