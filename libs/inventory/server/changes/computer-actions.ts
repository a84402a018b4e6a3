import { Injectable } from '@nestjs/common';
import type { Job, LocalisedText } from '@ocs/core-contract';
import { type Actor, AuditTrail, changesBetween, invalid, Jobs } from '@ocs/core-server';
import type { ComputerSelection } from '@ocs/inventory-contract';
import { ComputerSelections } from '../computers/computer-selections.js';
import { ComputerLists } from '../computers/list/computer-lists.js';
import { type ComputerChange, ComputerChanges } from './computer-changes.js';
import { DeletionRepository } from './deletion.repository.js';
import { deletionTreatment } from './deletion-tables.rule.js';

/** What is done to computers as a whole. */
export type ComputerAction = 'delete' | 'archive' | 'restore';

/** Title of the job that does it to many. */
const TITLES: Readonly<Record<ComputerAction, LocalisedText>> = {
  delete: { en: 'Delete computers', fr: 'Supprimer des ordinateurs' },
  archive: { en: 'Archive computers', fr: 'Archiver des ordinateurs' },
  restore: { en: 'Restore computers', fr: 'Restaurer des ordinateurs' },
};

/** Deletes, archives and restores computers, one at once or many in the background (spec/console.md 5.1 and 8). */
@Injectable()
export class ComputerActions {
  constructor(
    private readonly changes: ComputerChanges,
    private readonly rows: DeletionRepository,
    private readonly selections: ComputerSelections,
    private readonly lists: ComputerLists,
    private readonly audit: AuditTrail,
    private readonly jobs: Jobs,
  ) {}

  /** @throws DomainError 404 `computer.not-found`, 409 `computer.locked` */
  async toOne(actor: Actor, action: ComputerAction, id: number): Promise<void> {
    // Outside the transaction: it asks every table of the database for its columns.
    const tables = action === 'delete' ? await this.rows.tables() : [];
    await this.act(actor, action, id, tables);
  }

  /**
   * Begins to do it to every computer of a selection.
   *
   * @throws DomainError 400 `selection.empty`, 409 `selection.changed`, `job.too-many`
   */
  async toMany(actor: Actor, action: ComputerAction, selection: ComputerSelection): Promise<Job> {
    const ids = await this.selections.ids(actor, selection);
    if (ids.length === 0) throw invalid('selection.empty', 'Select at least one computer.');
    const [names, tables] = await Promise.all([
      this.rows.names(ids),
      action === 'delete' ? this.rows.tables() : [],
    ]);
    return this.jobs.start(actor, {
      kind: `computers.${action}`,
      title: TITLES[action],
      items: ids,
      describe: (id) => ({ id: String(id), name: names.get(id) ?? String(id) }),
      each: async (id) => this.act(actor, action, id, tables),
    });
  }

  private async act(
    actor: Actor,
    action: ComputerAction,
    id: number,
    tables: readonly string[],
  ): Promise<void> {
    await this.changes.change(actor, id, async (change) =>
      action === 'delete'
        ? this.delete(actor, change, tables)
        : this.setArchived(actor, change, action === 'archive'),
    );
    this.lists.forget();
  }

  private async delete(
    actor: Actor,
    { tx, computer, options }: ComputerChange,
    tables: readonly string[],
  ): Promise<void> {
    const { id, name, deviceId, tag } = computer;
    await this.rows.deleteDiscovered(tx, id);
    for (const table of await this.rows.tablesWithRows(tx, tables, id)) {
      await this.rows.treatRows(tx, table, deletionTreatment(table), id);
    }
    await this.rows.deleteReferences(tx, id);
    await this.rows.deleteComputerRow(tx, id);
    if (options.isOn('TRACE_DELETED')) await this.rows.trace(tx, id);
    await this.audit.record(
      actor,
      {
        action: 'computer.deleted',
        target: { kind: 'computer', id, name },
        changes: changesBetween({ DEVICEID: deviceId, TAG: tag }, { DEVICEID: null, TAG: null }),
      },
      tx,
    );
  }

  /** What is so already stays so, without a word in the audit. */
  private async setArchived(
    actor: Actor,
    { tx, computer }: ComputerChange,
    archived: boolean,
  ): Promise<void> {
    if (computer.archived === archived) return;
    const { id, name } = computer;
    await this.rows.setArchived(tx, id, archived);
    await this.audit.record(
      actor,
      {
        action: archived ? 'computer.archived' : 'computer.restored',
        target: { kind: 'computer', id, name },
      },
      tx,
    );
  }
}
