import { Injectable, Logger } from '@nestjs/common';
import { readOption, SERVER_OPTIONS, type OptionValue } from '@ocs/core-contract';
import { Database } from '../database/index.js';
import { Versioned, Versions } from '../versions/index.js';
import { OptionValues } from './option-values.js';

interface ConfigRow {
  readonly name: string;
  readonly ivalue: number | null;
  readonly tvalue: string | null;
}

/** Reads the server options from the table `config`, which other products and old consoles write as well. */
@Injectable()
export class OptionsReader {
  private readonly logger = new Logger('options');
  /** Problems already told, so that a wrong row does not fill the log. */
  private readonly told = new Set<string>();
  private readonly options: Versioned<ReadonlyMap<string, OptionValue | null>>;

  constructor(
    private readonly database: Database,
    versions: Versions,
  ) {
    this.options = new Versioned(versions, ['config'], () => this.read());
  }

  /** The options as they are now: a changed row has effect at the next request (spec/agent-protocol.md 1.11). */
  async current(): Promise<OptionValues> {
    const asOf = performance.now();
    return new OptionValues(await this.options.current(asOf), asOf);
  }

  private async read(): Promise<ReadonlyMap<string, OptionValue | null>> {
    const rows = await this.database.rows<ConfigRow>(
      'SELECT NAME AS name, IVALUE AS ivalue, TVALUE AS tvalue FROM config WHERE NAME IN (?)',
      [SERVER_OPTIONS.map(({ key }) => key)],
    );
    const stored = new Map(rows.map((row) => [row.name.toUpperCase(), row]));
    const values = new Map<string, OptionValue | null>();
    for (const option of SERVER_OPTIONS) {
      const { value, problem } = readOption(option, stored.get(option.key));
      values.set(option.key, value);
      if (problem !== undefined) this.tell(`${option.key}: ${problem}`);
    }
    return values;
  }

  private tell(problem: string): void {
    if (this.told.has(problem)) return;
    this.told.add(problem);
    this.logger.warn(problem);
  }
}
