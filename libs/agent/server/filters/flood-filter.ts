import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, isDuplicateKey } from '@ocs/core-server';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, InventoryListener } from '../dialogue/ports.js';
import { ActivityLog } from '../log/activity-log.js';
import { AgentRefusal } from '../transport/agent-refusal.js';

/**
 * One new computer per address and period, where the site wants it (spec/agent-protocol.md 9.2): options INVENTORY_FILTER_ON
 * and INVENTORY_FILTER_FLOOD_IP. Known computers and trusted addresses always pass.
 */
@Injectable()
export class FloodFilter implements InventoryListener, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly database: Database,
    private readonly activity: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async beforeStore(contact: AgentContact): Promise<void> {
    const { options, computer, trusted, address } = contact;
    const on = options.isOn('INVENTORY_FILTER_ON') && options.isOn('INVENTORY_FILTER_FLOOD_IP');
    if (!on || computer || trusted) return;
    const period = options.number('INVENTORY_FILTER_FLOOD_IP_CACHE_TIME');
    await this.database.run('DELETE FROM conntrack WHERE TIMESTAMP < NOW() - INTERVAL ? SECOND', [period]);
    try {
      await this.database.run('INSERT INTO conntrack (IP) VALUES (?)', [address]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      this.activity.note(contact, 519, 'filter_flood_ip_killer', 'new device forbidden');
      throw new AgentRefusal(
        403,
        107,
        'inventory',
        'stopped_by_module: one new computer per address and period',
      );
    }
  }
}
