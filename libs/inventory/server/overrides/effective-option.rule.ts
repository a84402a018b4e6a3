import {
  checkOption,
  option,
  optionColumn,
  type OptionKey,
  type OptionOf,
  type ValueOf,
} from '@ocs/core-contract';
import { OPTION_RULES, type OptionRule, type OverridableOption } from './option-rules.js';
import type { OptionOrigin, Override } from './override.js';
import { weighOverrides, type Candidate, type IgnoredCode, type Weighed } from './weigh-overrides.rule.js';

/** The server's values, as OptionValues gives them. */
export interface ServerValues {
  numberOrNull(key: OptionKey): number | null;
  number(key: OptionKey): number;
  text(key: OptionKey): string;
}

/** Why an option has its value; `params` fill the sentence that explains it. The first reason says who decided. */
export interface OptionReason {
  readonly code:
    | 'value-of-computer'
    | 'value-of-group'
    | 'value-of-server'
    | 'server-value-undefined'
    | 'server-value-final'
    | `own-${IgnoredCode}`
    | `group-${IgnoredCode}`;
  /** `value`, and `groupId` (`hardware.ID`) where it is about the row of a group. */
  readonly params: Readonly<Record<string, number | string>>;
}

/** An option's value in force for one computer, who decided it, and why not the others. */
export interface EffectiveOption<Value = number | string | null> {
  readonly value: Value;
  readonly origin: OptionOrigin;
  /** The group that decided, where one did. */
  readonly groupId?: number;
  readonly reasons: readonly OptionReason[];
}

/**
 * The value of an option for one computer by the table of spec/agent-protocol.md 8.2. Numbers where the option is a
 * number or a switch, also where the row keeps it as text (SCAN_ARP_BANDWIDTH); null only for a FREQUENCY that the
 * server leaves undefined.
 *
 * @param overrides rows of `devices` of the computer and its groups; other names are passed over
 */
export function effectiveOption<K extends OverridableOption>(
  key: K,
  options: ServerValues,
  overrides: readonly Override[],
): EffectiveOption<ValueOf<OptionOf<K>>> {
  const rule: OptionRule = OPTION_RULES[key];
  return decide(rule, key, serverValue(key, options), overrides) as EffectiveOption<ValueOf<OptionOf<K>>>;
}

function decide(
  rule: OptionRule,
  key: OverridableOption,
  server: number | string | null,
  overrides: readonly Override[],
): EffectiveOption {
  if (server === null) {
    return { value: null, origin: 'global', reasons: [{ code: 'server-value-undefined', params: {} }] };
  }
  if (rule.finalServerValues?.some((final) => final === server)) {
    return {
      value: server,
      origin: 'global',
      reasons: [{ code: 'server-value-final', params: { value: server } }],
    };
  }
  const { decider, ignored } = weighOverrides(rule, overrides, (text) => usable(key, text));
  const others = ignored.map(whyIgnored);
  if (!decider) {
    const decided: OptionReason = { code: 'value-of-server', params: { value: server } };
    return { value: server, origin: 'global', reasons: [decided, ...others] };
  }
  const { row, value } = decider;
  const decided: OptionReason = { code: `value-of-${row.from}`, params: paramsOf(decider) };
  return {
    value,
    origin: row.from,
    ...(row.from === 'group' && { groupId: row.ownerId }),
    reasons: [decided, ...others],
  };
}

function serverValue(key: OverridableOption, options: ServerValues): number | string | null {
  const entry = option(key);
  if (optionColumn(entry) === 'TVALUE') return options.text(key);
  const mayBeEmpty = entry.type === 'integer' && 'empty' in entry;
  return mayBeEmpty ? options.numberOrNull(key) : options.number(key);
}

/** What a text of `devices` means for the option; undefined when it is none of its values. */
function usable(key: OverridableOption, text: string): number | string | undefined {
  const entry = option(key);
  const value = optionColumn(entry) === 'TVALUE' ? text : Number(text);
  return checkOption(entry, value) === null ? value : undefined;
}

function whyIgnored({ code, ...candidate }: Weighed['ignored'][number]): OptionReason {
  const whose = candidate.row.from === 'computer' ? 'own' : 'group';
  return { code: `${whose}-${code}`, params: paramsOf(candidate) };
}

const paramsOf = ({ row, value }: Candidate): OptionReason['params'] => ({
  value,
  ...(row.from === 'group' && { groupId: row.ownerId }),
});
