import type { Admission } from '@ocs/inventory-contract';

/** What tells one machine from another, as texts. */
export interface MachineFacts {
  readonly uuid: string;
  readonly serial: string;
  readonly macs: readonly string[];
}

/** The two sides of an admission; `known` only where a known computer is compared with. */
export interface AdmissionFacts {
  readonly known: MachineFacts | undefined;
  readonly sent: MachineFacts;
}

/** What the server keeps of an admission → what can be shown. An agent wrote it: nothing about its form is certain. */
export function admissionFacts({ kind, facts }: Pick<Admission, 'kind' | 'facts'>): AdmissionFacts {
  return kind === 'conflict'
    ? { known: machine(facts.stored), sent: machine(facts.sent) }
    : { known: undefined, sent: machine(facts) };
}

function machine(facts: unknown): MachineFacts {
  const given = typeof facts === 'object' && facts !== null ? (facts as Record<string, unknown>) : {};
  return {
    uuid: text(given.uuid),
    serial: text(given.serial),
    macs: Array.isArray(given.macs) ? given.macs.map(text).filter((mac) => mac !== '') : [],
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
