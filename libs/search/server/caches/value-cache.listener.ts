import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue, type AgentContact, type InventoryListener } from '@ocs/agent-server';
import type { StoredInventory } from '@ocs/inventory-server';
import { changedValues } from './changed-values.rule.js';
import { KnownValues } from './known-values.js';
import { ValueCacheRepository } from './value-cache.repository.js';
import { VALUE_CACHES } from './value-caches.js';

/**
 * Keeps the lists of values up to date with each inventory (spec/agent-protocol.md 3.6; options INVENTORY_CACHE_ENABLED and
 * INVENTORY_CACHE_KEEP).
 */
@Injectable()
export class ValueCacheListener implements InventoryListener, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly lists: ValueCacheRepository,
    private readonly known: KnownValues,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore({ options }: AgentContact, { plan }: StoredInventory): Promise<undefined> {
    if (!options.isOn('INVENTORY_CACHE_ENABLED')) return;
    const keep = options.isOn('INVENTORY_CACHE_KEEP');
    for (const cache of VALUE_CACHES) {
      const { present, vanished } = changedValues(plan, cache);
      const unknown = present.filter((value) => !this.known.has(cache, value));
      if (unknown.length > 0) {
        await this.lists.add(cache, unknown);
        this.known.add(cache, unknown);
      }
      if (vanished.length > 0 && !keep) {
        this.known.remove(cache, vanished);
        await this.lists.removeUnused(cache, vanished);
      }
    }
  }
}
