import type { LocalisedText } from '@ocs/core-contract';

/** One step of why something was decided: a code of the rule and what it looked at. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Something the server decided for an agent, and why. */
export interface Decision {
  /** What was decided: `prolog`, `section`, `session`, `duplicate`, `group`, `option`, `agent`, … */
  readonly topic: string;
  /** What it is about within the topic, for instance a section or an option. */
  readonly subject?: string;
  /** The result: `SEND`, `taken`, `refused`, … */
  readonly outcome: string;
  readonly reasons: readonly Reason[];
}

/** Sentences of reasons and outcomes by `topic.code`; `{name}` stands for a parameter. */
export type ReasonTexts = Readonly<Record<string, LocalisedText>>;

/** Decisions kept of one contact; what goes beyond would only be noise. */
const MOST_DECISIONS = 80;

/** Collects what was decided while one message is served. */
export class Explanation {
  private readonly collected: Decision[] = [];

  get decisions(): readonly Decision[] {
    return this.collected;
  }

  add(topic: string, outcome: string, reasons: readonly Reason[], subject?: string): void {
    if (this.collected.length >= MOST_DECISIONS) return;
    this.collected.push({ topic, ...(subject !== undefined && { subject }), outcome, reasons });
  }
}
