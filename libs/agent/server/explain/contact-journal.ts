import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ContactRecord } from './contact-merge.rule.js';
import { ContactRepository } from './contact.repository.js';

/** Milliseconds contacts wait to be kept together. */
const WAIT = 1_000;
/** Contacts kept in one batch. */
const BATCH = 500;
/** Contacts that may wait; beyond it the oldest are forgotten, never a request delayed. */
const MOST_WAITING = 10_000;

/**
 * Keeps the contacts of computers with their decisions, so that the console can explain them. Contacts are gathered for a
 * second and written together: an agent's answer does not wait for it, and a crash loses at most that second.
 */
@Injectable()
export class ContactJournal implements BeforeApplicationShutdown {
  private readonly logger = new Logger('contacts');
  private waiting: ContactRecord[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly contacts: ContactRepository) {}

  record(contact: ContactRecord): void {
    if (this.waiting.length >= MOST_WAITING) this.waiting.shift();
    this.waiting.push(contact);
    this.timer ??= setTimeout(() => void this.flush(), WAIT).unref();
  }

  /** Writes what waits; also before a reading that wants to see everything. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.contacts.keep(batch);
      } catch (error) {
        this.logger.warn({ msg: `${batch.length} contacts could not be kept`, err: error });
      }
    }
  }
}
