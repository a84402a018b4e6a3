import { option, type OptionKey, type OptionValue } from '@ocs/core-contract';

/** The server options in force at one moment, checked against their catalogue. */
export class OptionValues {
  /**
   * @param asOf moment (`performance.now()`) from which on they were read: other settings read for the same request need
   * not be newer than that
   */
  constructor(
    private readonly values: ReadonlyMap<string, OptionValue | null>,
    readonly asOf?: number,
  ) {}

  /** A number that may be undefined by the stored row (FREQUENCY, spec/agent-protocol.md 2.3). */
  numberOrNull(key: OptionKey): number | null {
    const value = this.values.get(key);
    return value === null || value === undefined ? null : Number(value);
  }

  number(key: OptionKey): number {
    return this.numberOrNull(key) ?? Number(option(key).default);
  }

  isOn(key: OptionKey): boolean {
    return this.number(key) !== 0;
  }

  text(key: OptionKey): string {
    return String(this.values.get(key) ?? option(key).default);
  }
}
