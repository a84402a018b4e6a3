import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ended, type Product, run } from '../support/product.js';
import { machineWith, type Marks } from './marks.js';

/** Where Debian's agents keep what belongs to the machine; the tests give them other folders in these places. */
const UNIX_SETTINGS = '/etc/ocsinventory';
const FUSION_FILES = '/var/lib/fusioninventory-agent';

/** Environment variable by which everything that a test started is found again, also what detached itself. */
const MARK = 'OCS_E2E_FOLDER';

/** This machine with agents that know nothing yet: what they keep lies in a folder of the test. */
export class Machine {
  /** Words before each agent's command, so that it sees the marks of {@link becomes}. */
  #disguise: readonly string[] = [];

  private constructor(readonly folder: string) {}

  /**
   * An agent makes up its identity from host name and second, so each new installation has a second of its own.
   * @param folder empty, of the test
   */
  static async newlyInstalled(folder: string): Promise<Machine> {
    await sleep(1_000 - (Date.now() % 1_000));
    return new Machine(folder);
  }

  /** From now on agents that are run once see other hardware; what they keep of themselves stays. */
  becomes(marks: Marks): void {
    this.#disguise = machineWith(marks, join(this.folder, 'hardware'));
  }

  /** Runs Debian's Unix agent of OCS Inventory, whatever its configuration on this machine says. */
  unixAgent(product: Product, ...options: string[]): Promise<Ended> {
    return this.unixAgentTo(`${product.address}/ocsinventory`, ...options);
  }

  unixAgentTo(server: string, ...options: string[]): Promise<Ended> {
    return this.#run([
      'ocsinventory-agent',
      `--server=${server}`,
      `--basevardir=${this.folder}`,
      '--nolocal',
      '--debug',
      ...options,
    ]);
  }

  /** Lets the Unix agent write its inventory into a folder instead. @returns the files */
  async writtenInventories(...options: string[]): Promise<string[]> {
    const reports = join(this.folder, 'reports');
    await run('mkdir', [reports]);
    await run('ocsinventory-agent', [`--local=${reports}`, `--basevardir=${this.folder}`, ...options]);
    return readdirSync(reports).map((name) => join(reports, name));
  }

  /**
   * Starts the Unix agent in the background, as `--daemon` does; it lives on until {@link endAll}. Its `--delaytime` takes no
   * value, unlike its manual says: given so, the first contact comes at once and not somewhen within the hour.
   */
  unixDaemon(product: Product, ...options: string[]): Promise<Ended> {
    const agent = spawn(
      'ocsinventory-agent',
      [
        `--server=${product.address}/ocsinventory`,
        `--basevardir=${this.folder}`,
        `--logfile=${join(this.folder, 'daemon.log')}`,
        '--nolocal',
        '--daemon',
        '--delaytime',
        ...options,
      ],
      { env: { ...process.env, [MARK]: this.folder }, stdio: 'ignore' },
    );
    return new Promise((done, fail) =>
      agent.once('error', fail).once('exit', (code) => done({ code, output: '' })),
    );
  }

  /**
   * Runs what cron runs every day, with these lines as the agent's configuration file. Its wait of up to five minutes,
   * which spreads the agents of a site, takes no time.
   */
  async dailyCron(...settings: string[]): Promise<Ended> {
    const files = join(this.folder, 'etc');
    cpSync(UNIX_SETTINGS, files, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(files, 'ocsinventory-agent.cfg'), settings.join('\n') + '\n');
    const programs = join(this.folder, 'bin');
    await run('mkdir', [programs]);
    await run('ln', ['-s', '/bin/true', join(programs, 'sleep')]);
    return this.#withFolderAt(UNIX_SETTINGS, files, ['/etc/cron.daily/ocsinventory-agent'], {
      ...process.env,
      PATH: `${programs}:${process.env.PATH}`,
    });
  }

  /** Runs Debian's FusionInventory agent, which keeps its identity in this machine's folder. */
  async fusionInventory(product: Product, ...options: string[]): Promise<Ended> {
    const files = join(this.folder, 'fusioninventory');
    await run('mkdir', ['--parents', files]);
    return this.#withFolderAt(FUSION_FILES, files, [
      'fusioninventory-agent',
      ...['--server', `${product.address}/ocsinventory`],
      ...['--tasks', 'inventory'],
      '--no-httpd',
      ...options,
    ]);
  }

  /** Runs a command that finds one folder in the place of another; nothing else on the machine does. */
  #withFolderAt(
    place: string,
    folder: string,
    command: readonly string[],
    env: NodeJS.ProcessEnv = process.env,
  ): Promise<Ended> {
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';
    return this.#run(
      ['unshare', ...asRoot, '--mount', 'sh', '-c', script, 'sh', folder, place, ...command],
      env,
    );
  }

  #run(command: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
    const [program = '', ...words] = [...this.#disguise, ...command];
    return run(program, words, env);
  }

  /** Processes of this machine's agents that run now. */
  running(): number[] {
    const mark = `${MARK}=${this.folder}`;
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((id) => environmentOf(id).split('\0').includes(mark))
      .map(Number);
  }

  /** Ends what this machine's agents left running, and waits for the end. */
  async endAll(): Promise<void> {
    for (let left = this.running(); left.length > 0; left = this.running()) {
      await run('kill', ['-KILL', ...left.map(String)]);
    }
  }
}

/** Empty for a process that has ended or belongs to somebody else. */
function environmentOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** The packages that dpkg says are installed. @param field of dpkg-query: how they are named */
export async function installedPackages(field: 'Package' | 'binary:Package'): Promise<string[]> {
  const { output } = await run('dpkg-query', [
    '--show',
    '--showformat',
    `\${db:Status-Abbrev}\${${field}}\\n`,
  ]);
  return output
    .split('\n')
    .filter((line) => line.startsWith('ii '))
    .map((line) => line.slice(3).trim());
}
