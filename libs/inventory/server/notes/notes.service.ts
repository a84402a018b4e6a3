import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditTrail,
  changesBetween,
  conflict,
  Database,
  notFound,
  type Transaction,
  type Viewer,
} from '@ocs/core-server';
import type { ComputerNote } from '@ocs/inventory-contract';
import { ComputerChanges } from '../changes/computer-changes.js';
import type { LockedComputer } from '../changes/computer-change.repository.js';
import { ComputerDetailRepository } from '../computers/computer-detail.repository.js';
import { readNote } from './note.rule.js';
import { NotesRepository } from './notes.repository.js';

/** Notes of the administrators on a computer (spec/console.md 9.3). */
@Injectable()
export class NotesService {
  constructor(
    private readonly database: Database,
    private readonly computers: ComputerDetailRepository,
    private readonly changes: ComputerChanges,
    private readonly notes: NotesRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Newest first. @throws DomainError 404 `computer.not-found` */
  async of(viewer: Viewer, computerId: number): Promise<readonly ComputerNote[]> {
    if (!(await this.computers.identity(viewer, computerId))) {
      throw notFound('computer.not-found', 'There is no such computer.');
    }
    return (await this.notes.of(computerId)).map(readNote);
  }

  async add(actor: Actor, computerId: number, text: string): Promise<ComputerNote> {
    const id = await this.changes.change(actor, computerId, async ({ tx, computer }) => {
      const added = await this.notes.add(tx, computerId, actor.login, text);
      await this.record(actor, 'computer.note-added', computer, null, text, tx);
      return added;
    });
    return this.present(computerId, id);
  }

  /** @throws DomainError 404 `note.not-found`, 409 `note.changed` when `version` is not the present one */
  async change(
    actor: Actor,
    computerId: number,
    noteId: number,
    { text, version }: { readonly text: string; readonly version: string },
  ): Promise<ComputerNote> {
    await this.changes.change(actor, computerId, async ({ tx, computer }) => {
      const stored = await this.stored(tx, computerId, noteId);
      if (stored.version !== version) {
        throw conflict('note.changed', 'Somebody else has changed this note meanwhile.');
      }
      if (stored.text === text) return;
      await this.notes.change(tx, noteId, actor.login, text);
      await this.record(actor, 'computer.note-changed', computer, stored.text, text, tx);
    });
    return this.present(computerId, noteId);
  }

  /** @throws DomainError 404 `note.not-found` */
  async delete(actor: Actor, computerId: number, noteId: number): Promise<void> {
    await this.changes.change(actor, computerId, async ({ tx, computer }) => {
      const stored = await this.stored(tx, computerId, noteId);
      await this.notes.hide(tx, noteId);
      await this.record(actor, 'computer.note-deleted', computer, stored.text, null, tx);
    });
  }

  private async stored(tx: Transaction, computerId: number, noteId: number): Promise<ComputerNote> {
    const note = await this.notes.find(tx, computerId, noteId);
    if (!note) throw notFound('note.not-found', 'There is no such note on this computer.');
    return readNote(note);
  }

  private async present(computerId: number, noteId: number): Promise<ComputerNote> {
    const note = await this.notes.find(this.database, computerId, noteId);
    if (!note) throw notFound('note.not-found', 'The note has been deleted meanwhile.');
    return readNote(note);
  }

  private async record(
    actor: Actor,
    action: string,
    { id, name }: LockedComputer,
    from: string | null,
    to: string | null,
    tx: Transaction,
  ): Promise<void> {
    await this.audit.record(
      actor,
      {
        action,
        target: { kind: 'computer', id, name },
        changes: changesBetween({ note: from }, { note: to }),
      },
      tx,
    );
  }
}
