import { createHash } from 'node:crypto';
import type { ComputerNote } from '@ocs/inventory-contract';
import { legacyText } from '../administrative/legacy-text.rule.js';

/** A note as people read it, with the version they hand back when they change it. */
export const readNote = ({ id, text, author, at }: Omit<ComputerNote, 'version'>): ComputerNote => ({
  id,
  text: legacyText(text),
  author,
  at,
  version: createHash('sha256')
    .update(JSON.stringify([text, author, at]))
    .digest('base64url')
    .slice(0, 22),
});
