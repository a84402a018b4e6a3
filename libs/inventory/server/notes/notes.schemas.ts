import { type ComputerNote, MAX_NOTE_LENGTH } from '@ocs/inventory-contract';
import { z } from 'zod';
import { computerId } from '../changes/changes.schemas.js';

const noteId = z
  .string()
  .transform((text) => (/^\d{1,10}$/.test(text) ? Number(text) : 0))
  .describe('Id of the note');

export const ofNote = z.object({ id: computerId, noteId });
export type OfNote = z.output<typeof ofNote>;

/** The text people typed, without blanks around it. */
const text = z.string().trim().min(1).max(MAX_NOTE_LENGTH);

export const newNote = z.object({ text });
export type NewNote = z.output<typeof newNote>;

export const changedNote = z.object({
  text,
  version: z.string().max(100).describe('Version of the note the user saw'),
});
export type ChangedNote = z.output<typeof changedNote>;

export const noteAnswer = z.object({
  id: z.int(),
  text: z.string(),
  author: z.string().nullable(),
  at: z.string().nullable().describe('ISO 8601, UTC'),
  version: z.string(),
}) satisfies z.ZodType<ComputerNote>;

export const notesAnswer = z.object({ notes: z.array(noteAnswer) }).describe('Notes, newest first');
