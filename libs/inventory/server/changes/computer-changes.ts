import { Injectable } from '@nestjs/common';
import {
  conflict,
  Database,
  databaseErrno,
  type DomainError,
  notFound,
  OptionsReader,
  type OptionValues,
  type Transaction,
  type Viewer,
} from '@ocs/core-server';
import { ComputerChangeRepository, type LockedComputer } from './computer-change.repository.js';
import { isLockedByOthers } from './computer-tables.repository.js';

/** What the change of a computer works with. */
export interface ComputerChange {
  readonly tx: Transaction;
  readonly computer: LockedComputer;
  readonly options: OptionValues;
}

/** The row is held by another transaction: 1205 of MariaDB, 3572 of MySQL. */
const LOCKED = new Set<number | undefined>([1205, 3572]);

/**
 * Every write to one computer that a person or an integrator asks for goes through here: in one transaction, within the
 * perimeter, under the computer's lock (spec/console.md 1).
 */
@Injectable()
export class ComputerChanges {
  constructor(
    private readonly database: Database,
    private readonly computers: ComputerChangeRepository,
    private readonly options: OptionsReader,
  ) {}

  /**
   * Does `work` on a computer; any error undoes all of it. After a deadlock it is done again: it must have no effect but
   * through `tx`.
   *
   * @throws DomainError 404 `computer.not-found`; 409 `computer.locked` while the server or another program writes it
   */
  async change<T>(viewer: Viewer, id: number, work: (change: ComputerChange) => Promise<T>): Promise<T> {
    const options = await this.options.current();
    try {
      return await this.database.transaction(async (tx) => {
        const computer = await this.computers.lock(tx, viewer, id);
        if (!computer) throw notFound('computer.not-found', 'There is no such computer.');
        if (await isLockedByOthers(tx, id, options.number('LOCK_REUSE_TIME'))) throw locked();
        return work({ tx, computer, options });
      });
    } catch (error) {
      if (LOCKED.has(databaseErrno(error))) throw locked();
      throw error;
    }
  }
}

const locked = (): DomainError =>
  conflict('computer.locked', 'This computer is being updated by the server; try again in a moment.');
