import { fillText, type LocalisedText } from '@ocs/core-contract';
import type { ComputerOption, OptionCandidate } from '@ocs/inventory-contract';
import {
  type EffectiveOption,
  effectiveOption,
  type OptionReason,
  type ServerValues,
} from '../overrides/effective-option.rule.js';
import { OPTION_REASON_TEXTS } from '../overrides/option-reason-texts.js';
import { OPTION_RULES, type OptionRule, type OverridableOption } from '../overrides/option-rules.js';
import type { Override } from '../overrides/override.js';

/** A group a computer belongs to. */
export interface GroupName {
  readonly id: number;
  readonly name: string;
}

/**
 * One option of a computer as the console shows it: the value in force, everybody who could decide it, and why
 * (spec/agent-protocol.md 8.2).
 *
 * @param groups    groups the computer belongs to, by name
 * @param overrides rows of `devices` of the computer and its groups
 */
export function computerOption(
  key: OverridableOption,
  server: ServerValues,
  groups: readonly GroupName[],
  overrides: readonly Override[],
): ComputerOption {
  const rows = overrides.filter(({ name }) => name === OPTION_RULES[key].name);
  const ownRow = rows.find(({ from }) => from === 'computer');
  const own = ownRow ? rowValue(key, ownRow) : null;
  const decided = effectiveOption(key, server, rows);
  const candidates = [
    candidate('computer', own),
    ...groups.map((group) => {
      const row = rows.find(({ from, ownerId }) => from === 'group' && ownerId === group.id);
      return candidate('group', row ? rowValue(key, row) : null, group);
    }),
    candidate('global', serverValue(key, server)),
  ].map((entry) => ({ ...entry, decides: isDecider(entry, decided) }));
  return {
    key,
    value: decided.value,
    origin: decided.origin,
    own,
    candidates: [
      ...candidates.filter(({ decides }) => decides),
      ...candidates.filter(({ decides }) => !decides),
    ],
    otherwise: own === null ? null : withoutOwn(key, server, groups, rows),
    reasons: decided.reasons.map((reason) => sentence(reason, groups)),
  };
}

/** What a row of `devices` holds: the number its text stands for where the option is a number, else the text itself. */
export function rowValue(
  key: OverridableOption,
  { number, text }: Pick<Override, 'number' | 'text'>,
): number | string | null {
  const rule: OptionRule = OPTION_RULES[key];
  if (rule.column === 'IVALUE') return number;
  const given = text?.trim() ?? '';
  if (given === '') return null;
  return key === 'SCAN_ARP_BANDWIDTH' && /^\d{1,9}$/.test(given) ? Number(given) : given;
}

/** What would decide if the computer had no value of its own. */
function withoutOwn(
  key: OverridableOption,
  server: ServerValues,
  groups: readonly GroupName[],
  rows: readonly Override[],
): OptionCandidate {
  const decided = effectiveOption(
    key,
    server,
    rows.filter(({ from }) => from !== 'computer'),
  );
  const group = groups.find(({ id }) => id === decided.groupId);
  return { ...candidate(decided.origin, decided.value, group), decides: true };
}

const candidate = (
  from: OptionCandidate['from'],
  value: number | string | null,
  group?: GroupName,
): OptionCandidate => ({
  from,
  groupId: group?.id ?? null,
  groupName: group?.name ?? null,
  value,
  decides: false,
});

const isDecider = ({ from, groupId }: OptionCandidate, decided: EffectiveOption): boolean =>
  from === decided.origin && (from !== 'group' || groupId === decided.groupId);

/** The server's own value, as no row would change it. */
const serverValue = (key: OverridableOption, server: ServerValues): number | string | null =>
  effectiveOption(key, server, []).value;

/** The sentence of a reason, with groups by their names. */
function sentence({ code, params }: OptionReason, groups: readonly GroupName[]): LocalisedText {
  const text = OPTION_REASON_TEXTS[`option.${code}`] ?? { en: code, fr: code };
  const group = groups.find(({ id }) => id === params.groupId);
  return fillText(text, group ? { ...params, groupId: group.name } : params);
}
