import type { AuditChange } from '@ocs/core-contract';

/** A value as the audit may keep it. */
export type AuditValue = string | number | boolean | null | undefined | readonly string[];

/** Longest value kept, in characters: enough to recognise, too short to fill the disk with. */
const LONGEST_VALUE = 1_000;

/** Stands for a value that must not be kept: passwords, keys, secrets. */
export const SECRET = '***';

/** Fields of `after` that differ from `before`, as the audit keeps them; fields that `after` does not name stay out. */
export function changesBetween(
  before: Readonly<Record<string, AuditValue>>,
  after: Readonly<Record<string, AuditValue>>,
): AuditChange[] {
  return Object.keys(after).flatMap((field) => {
    const change = { field, from: auditText(before[field]), to: auditText(after[field]) };
    return change.from === change.to ? [] : [change];
  });
}

/** A value as text, cut; null where there is none. */
export function auditText(value: AuditValue): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  if (text === '') return null;
  const characters = [...text];
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : text;
}
