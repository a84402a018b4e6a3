import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue, type AgentContact, type InventoryListener } from '@ocs/agent-server';
import type { InventoryPlan, StoredInventory } from '@ocs/inventory-server';
import { LRUCache } from 'lru-cache';
import { countReasons } from '../reason-counts.rule.js';
import { CategoryDecisions, type CategoryState } from './category-decisions.js';
import { SoftwareCategoryRepository, type CategoryLink } from './software-category.repository.js';
import type { CategoryReason } from './software-category.rule.js';

/** Computers whose software is known to be in its categories. */
const REMEMBERED_COMPUTERS = 200_000;

/**
 * Puts reported software into its categories (spec/agent-protocol.md 3.8). The result is that of testing all software at
 * every inventory; the work is done for new software only, and for all of a computer after the rules, the default
 * category or its agent changed, or after a software was moved by an inventory of another computer.
 */
@Injectable()
export class SoftwareCategoryListener implements InventoryListener, OnModuleInit {
  /** State of rules and links at which all software of a computer was tested. */
  private readonly tested = new LRUCache<number, string>({ max: REMEMBERED_COMPUTERS });
  /** Counts the inventories of this process that took software out of another category. */
  private moves = 0;

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly categories: SoftwareCategoryRepository,
    private readonly decisions: CategoryDecisions,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore(contact: AgentContact, { computerId, plan }: StoredInventory): Promise<undefined> {
    const added = addedNames(plan);
    if (!added) return;
    const stored = await this.categories.rules();
    const defaultCategory = contact.options.numberOrNull('DEFAULT_CATEGORY');
    if (stored.length === 0 && !defaultCategory) return;

    const state = this.decisions.state(stored, defaultCategory, contact.userAgent);
    const whole = this.tested.get(computerId) !== this.stampOf(state);
    if (!whole && added.length === 0) return;

    const links: CategoryLink[] = [];
    const reasons: CategoryReason[] = [];
    for (const software of await this.categories.reported(computerId, whole ? undefined : added)) {
      const { categoryId, reason } = this.decisions.decide(state, software);
      reasons.push(reason);
      if (categoryId !== undefined) links.push({ ...software, categoryId });
    }
    if (await this.categories.assign(links)) this.moves++;
    this.tested.set(computerId, this.stampOf(state));
    contact.explanation.add('software-categories', 'tested', countReasons(reasons));
  }

  private stampOf({ serial }: CategoryState): string {
    return `${serial}:${this.moves}`;
  }
}

/** Name ids of the software an inventory brought; undefined when it did not report software. */
function addedNames({ sections }: InventoryPlan): readonly number[] | undefined {
  const software = sections.find(({ section }) => section.storage === 'software');
  if (!software) return undefined;
  const at = software.columns.indexOf('NAME_ID');
  return software.difference.added.map((row) => Number(row[at]));
}
