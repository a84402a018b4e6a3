import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue, type AgentContact, type InventoryListener } from '@ocs/agent-server';
import type { StoredInventory } from '@ocs/inventory-server';
import { LRUCache } from 'lru-cache';
import { AssetCategoryRepository, type FailedRequest } from './asset-category.repository.js';
import { assetCategory } from './asset-category.rule.js';

const REMEMBERED_COMPUTERS = 200_000;
/** Failures that are told once before the list starts anew. */
const TOLD = 1_000;

/**
 * Sets a computer's asset category after each inventory (spec/agent-protocol.md 3.8). It judges what was just stored; the
 * original judges the inventory before, so that a new computer gets its category one inventory late there.
 */
@Injectable()
export class AssetCategoryListener implements InventoryListener, OnModuleInit {
  private readonly logger = new Logger('asset-categories');
  private readonly told = new Set<string>();
  /** Computers that are known to be in no category, while there are none. */
  private readonly without = new LRUCache<number, string>({ max: REMEMBERED_COMPUTERS });

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly categories: AssetCategoryRepository,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore({ explanation }: AgentContact, { computerId }: StoredInventory): Promise<undefined> {
    const version = await this.categories.versionWithoutAny();
    if (version !== undefined && this.without.get(computerId) === version) return;
    const asked = await this.categories.caseOf(computerId);
    if (!asked) return;
    const { name, present, categories } = asked;
    const verdicts =
      name === null || categories.length === 0
        ? []
        : await this.categories.judge(name, categories, (failure) => {
            this.tell(failure);
          });
    const { categoryId, reason } = assetCategory(verdicts, present);
    if (categories.length > 0) {
      explanation.add('asset-category', categoryId === null ? 'none' : 'member', [reason]);
    }
    if (categoryId !== present) await this.categories.setCategory(computerId, categoryId);
    if (version !== undefined) this.without.set(computerId, version);
  }

  /** A wrong request fails at every inventory; the log hears of it once. */
  private tell({ categoryId, error }: FailedRequest): void {
    const key = `${categoryId}: ${error instanceof Error ? error.message : String(error)}`;
    if (this.told.has(key)) return;
    if (this.told.size >= TOLD) this.told.clear();
    this.told.add(key);
    this.logger.warn({
      msg: 'the request of an asset category cannot be run',
      category: categoryId,
      err: error,
    });
  }
}
