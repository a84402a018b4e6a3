import type { LocalisedText } from '../text.js';

/** Where a value of an option may be set; a narrower scope wins over a wider one (spec/agent-protocol.md 8). */
export type OptionScope = 'global' | 'group' | 'computer';

/** Themes the options are grouped by in the console and in the documentation. */
export type OptionTopic =
  | 'contact'
  | 'inventory'
  | 'duplicates'
  | 'groups'
  | 'discovery'
  | 'deployment'
  | 'registry'
  | 'filters'
  | 'files'
  | 'log'
  | 'snmp'
  | 'security';

interface OptionBase {
  /** `config.NAME`, and `devices.NAME` where computers or groups may differ. */
  readonly key: string;
  readonly topic: OptionTopic;
  readonly scopes: readonly OptionScope[];
  /** `devices.NAME` of a group's or a computer's own value, where it is not the key. */
  readonly overrideKey?: string;
  /** One short line naming the setting. */
  readonly label: LocalisedText;
  /** One or two sentences: what it does and what to expect. */
  readonly help: LocalisedText;
}

/** A number, kept in `IVALUE`. */
export interface IntegerOption extends OptionBase {
  readonly type: 'integer';
  /** Null where no value is the normal state; then `empty` says what that means. */
  readonly default: number | null;
  readonly unit?: LocalisedText;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Values outside the ordinary range that carry a meaning of their own, for instance -1 "never". */
  readonly special?: Readonly<Record<string, LocalisedText>>;
  /** What a row without a value means, where that is legal; elsewhere such a row is invalid. */
  readonly empty?: LocalisedText;
}

/** On or off, kept in `IVALUE` as 1 or 0. */
export interface SwitchOption extends OptionBase {
  readonly type: 'switch';
  readonly default: boolean;
}

/** A sum of bits, kept in `IVALUE`. */
export interface BitmaskOption extends OptionBase {
  readonly type: 'bitmask';
  readonly default: number;
  /** Meaning of each bit; the key is the bit's value. */
  readonly bits: Readonly<Record<string, LocalisedText>>;
}

/** A text, kept in `TVALUE`. */
export interface TextOption extends OptionBase {
  readonly type: 'text';
  readonly default: string;
  readonly allowEmpty?: boolean;
  /** Pattern the text must match as a whole. */
  readonly pattern?: string;
}

/** One of a fixed list of words, kept in `TVALUE`. */
export interface ChoiceOption extends OptionBase {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: Readonly<Record<string, LocalisedText>>;
}

/** One server option of the catalogue (law 3): everything the product knows about it stands here. */
export type ServerOption = IntegerOption | SwitchOption | BitmaskOption | TextOption | ChoiceOption;

/** A value as the engine works with it: numbers and switches as numbers (0 and 1), the rest as text. */
export type OptionValue = number | string;

/** The exact type of an option's value: only an option with `empty` may have none. */
export type ValueOf<O extends ServerOption> = O extends { readonly type: 'text' | 'choice' }
  ? string
  : O extends { readonly empty: LocalisedText }
    ? number | null
    : O extends IntegerOption
      ? IntegerOption extends O
        ? number | null
        : number
      : number;
