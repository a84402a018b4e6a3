import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ReportedSoftware } from './software-category.repository.js';
import {
  categoryOf,
  rulesFor,
  type CategoryDecision,
  type CategoryRule,
  type StoredCategoryRule,
} from './software-category.rule.js';

/** Everything besides the software that a decision depends on, made ready. */
export interface CategoryState {
  /** Tells states apart within this process. */
  readonly serial: number;
  readonly rules: readonly CategoryRule[];
  readonly defaultCategory: number | null;
}

/** Kinds of agents times versions of the rules. */
const REMEMBERED_STATES = 50;
const REMEMBERED_DECISIONS = 50_000;

/** Decides on categories; popular software is compared with the rules once in a process, not once for each computer. */
@Injectable()
export class CategoryDecisions {
  private readonly states = new LRUCache<string, CategoryState>({ max: REMEMBERED_STATES });
  private readonly decisions = new LRUCache<string, CategoryDecision>({ max: REMEMBERED_DECISIONS });
  private lastSerial = 0;

  state(
    stored: readonly StoredCategoryRule[],
    defaultCategory: number | null,
    userAgent: string,
  ): CategoryState {
    const text = JSON.stringify([stored, defaultCategory, userAgent]);
    const key = createHash('sha1').update(text).digest('base64');
    const known = this.states.get(key);
    if (known) return known;
    const state = { serial: ++this.lastSerial, rules: rulesFor(stored, userAgent), defaultCategory };
    this.states.set(key, state);
    return state;
  }

  decide({ serial, rules, defaultCategory }: CategoryState, software: ReportedSoftware): CategoryDecision {
    const key = `${serial}:${software.nameId},${software.publisherId},${software.versionId}`;
    const known = this.decisions.get(key);
    if (known) return known;
    const decision = categoryOf(software, rules, defaultCategory);
    this.decisions.set(key, decision);
    return decision;
  }
}
