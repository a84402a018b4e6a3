import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AgentContact } from '@ocs/agent-server';
import { Versions } from '@ocs/core-server';
import { agentFields, SectionCatalogue } from '@ocs/inventory-server';
import { LRUCache } from 'lru-cache';
import type { DuplicateReason } from './duplicate-match.rule.js';

const COMPUTERS = 100_000;
/** Another program may have added an older computer of the same identity meanwhile: it is found after this time at the latest. */
const LIFETIME_MS = 7 * 86_400_000;

/** What a computer may be recognised by. */
const EVIDENCE = [
  ['HARDWARE', ['NAME', 'UUID']],
  ['BIOS', ['SSN', 'SMODEL', 'ASSETTAG']],
  ['NETWORKS', ['MACADDR']],
] as const;

interface Unique {
  readonly evidence: string;
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Computers that nobody agreed with when they were looked at last, so that the same evidence need not be looked up at each
 * inventory. A computer that comes to agree with one of them is looked at itself when it does.
 */
@Injectable()
export class KnownUnique {
  private readonly computers = new LRUCache<number, Unique>({ max: COMPUTERS, ttl: LIFETIME_MS });

  constructor(
    private readonly versions: Versions,
    private readonly catalogue: SectionCatalogue,
  ) {}

  /** A digest of all that the search depends on; undefined where changes of the blacklists are not counted. */
  async evidence({ request, options }: AgentContact): Promise<string | undefined> {
    // The counters that were read for this message.
    const counters = await this.versions.current(0);
    const lists = [counters.get('blacklist_serials'), counters.get('blacklist_macaddresses')];
    if (lists.includes(undefined)) return undefined;
    const values = EVIDENCE.map(([section, fields]) => {
      const sectionFields = agentFields(this.catalogue.require(section));
      const places = fields.map((name) => sectionFields.findIndex((field) => field.name === name));
      return (request.sections.get(section) ?? []).map((row) => places.map((place) => row[place] ?? null));
    });
    const all = JSON.stringify([options.number('AUTO_DUPLICATE_LVL'), lists, values]);
    return hash('sha256', all, 'base64');
  }

  /** Why the computer had no duplicate when it showed this evidence; undefined when that is not known. */
  reasons(computerId: number, evidence: string): readonly DuplicateReason[] | undefined {
    const known = this.computers.get(computerId);
    return known?.evidence === evidence ? known.reasons : undefined;
  }

  note(computerId: number, evidence: string, reasons: readonly DuplicateReason[]): void {
    this.computers.set(computerId, { evidence, reasons });
  }
}
