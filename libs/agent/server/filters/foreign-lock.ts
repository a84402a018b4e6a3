import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import { FoundComputer } from '@ocs/inventory-server';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, InventoryListener } from '../dialogue/ports.js';
import { AgentRefusal } from '../transport/agent-refusal.js';

/**
 * Respects the row another program (an old console) holds in `locks` while it edits a computer (spec/agent-protocol.md 4.1).
 * Our own inventories lock the computer's row inside their transaction instead: such a lock ends with its holder, however
 * that ends.
 */
@Injectable()
export class ForeignLock implements InventoryListener, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async beforeStore({ computer, options }: AgentContact): Promise<void> {
    // An inventory finds its computer together with the age of the lock on it.
    if (!(computer instanceof FoundComputer) || computer.lockAge === null) return;
    const reuseTime = options.number('LOCK_REUSE_TIME');
    if (reuseTime === 0 || computer.lockAge <= reuseTime) {
      throw new AgentRefusal(
        403,
        516,
        'inventory',
        'device_locked: another program is changing this computer',
      );
    }
    await this.database.run('DELETE FROM locks WHERE HARDWARE_ID = ?', [computer.id]);
  }
}
