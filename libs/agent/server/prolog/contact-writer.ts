import { Injectable } from '@nestjs/common';
import { Batcher, Database } from '@ocs/core-server';
import { ComputerRegistry, type NotedContact } from '@ocs/inventory-server';
import { SessionRepository, type StartedSession } from '../session/session.repository.js';

/** What a PROLOG leaves behind. */
export interface ContactTrace {
  /** Undefined for an unknown computer, and where contacts are not noted. */
  readonly contact: NotedContact | undefined;
  /** Undefined when the agent was not told to send. */
  readonly session: StartedSession | undefined;
}

/** Writes the contacts and sessions of all PROLOGs that come at the same time in one transaction. */
@Injectable()
export class ContactWriter {
  private readonly traces = new Batcher<ContactTrace, undefined>({
    together: async (traces) => {
      await this.writeAll(traces);
      return traces.map(() => undefined);
    },
    aloneAfterFailure: true,
  });

  constructor(
    private readonly database: Database,
    private readonly computers: ComputerRegistry,
    private readonly sessions: SessionRepository,
  ) {}

  /** Committed when it returns. */
  async write(trace: ContactTrace): Promise<void> {
    if (trace.contact || trace.session) await this.traces.do(trace);
  }

  private async writeAll(traces: readonly ContactTrace[]): Promise<void> {
    const contacts = traces.flatMap(({ contact }) => contact ?? []);
    const sessions = traces.flatMap(({ session }) => session ?? []);
    if (contacts.length === 0) await this.sessions.startAll(sessions);
    else if (sessions.length === 0) await this.computers.noteContacts(contacts);
    else
      await this.database.transaction(async (tx) => {
        await this.computers.noteContacts(contacts, tx);
        await this.sessions.startAll(sessions, tx);
      });
  }
}
