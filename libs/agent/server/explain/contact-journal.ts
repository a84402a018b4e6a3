import { createHash } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { isPassing, likeness, type ContactRecord } from './contact-merge.rule.js';
import { ContactRepository } from './contact.repository.js';
import type { Decision } from './explanation.js';

/** Milliseconds contacts wait to be kept together. */
const WAIT = 1_000;
/** … or until there are so many: more in one batch are hardly cheaper, and what waits long has to be collected as an old value. */
const ENOUGH = 200;
/** Contacts kept in one batch. */
const BATCH = 500;
/** Contacts that may wait; beyond it the oldest are forgotten, never a request delayed. */
const MOST_WAITING = 10_000;

/** Different ways of contacts that are kept in mind. */
const KINDS = 500;

interface Kind {
  readonly digest: string;
  /** Undefined where they are of one contact only: ages, counts. */
  readonly decisions: readonly Decision[] | undefined;
}

/**
 * Keeps the contacts of computers with their decisions, so that the console can explain them. Contacts are gathered for a
 * second at most and written together: an agent's answer does not wait for it, and a crash loses at most that second.
 */
@Injectable()
export class ContactJournal implements BeforeApplicationShutdown {
  private readonly logger = new Logger('contacts');
  /** Digests and decisions by their likeness: most contacts of a site go one of a few ways. */
  private readonly kinds = new LRUCache<string, Kind>({ max: KINDS });
  private waiting: ContactRecord[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly contacts: ContactRepository) {}

  record(contact: ContactRecord): void {
    if (this.waiting.length >= MOST_WAITING) this.waiting.shift();
    this.waiting.push(this.digested(contact));
    if (this.waiting.length === ENOUGH) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), WAIT).unref();
  }

  /** The same contact, sharing its decisions with others where they are equal: thousands may wait. */
  private digested(contact: ContactRecord): ContactRecord {
    const like = likeness(contact);
    const known = this.kinds.get(like);
    if (known) return { ...contact, digest: known.digest, decisions: known.decisions ?? contact.decisions };
    const { decisions } = contact;
    const digest = createHash('sha1').update(like).digest('hex');
    this.kinds.set(like, { digest, decisions: isPassing(decisions) ? undefined : decisions });
    return { ...contact, digest };
  }

  /** Writes what waits; also before a reading that wants to see everything. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    do await this.flush();
    while (this.waiting.length > 0);
  }

  /** What waits now; those that come meanwhile are company for each other. */
  private async write(): Promise<void> {
    const due = this.waiting;
    this.waiting = [];
    for (let at = 0; at < due.length; at += BATCH) {
      const batch = due.slice(at, at + BATCH);
      try {
        await this.contacts.keep(batch);
      } catch (error) {
        this.logger.warn({ msg: `${batch.length} contacts could not be kept`, err: error });
      }
    }
  }
}
