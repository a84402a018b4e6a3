import { Injectable } from '@nestjs/common';
import { Database, identifier } from '@ocs/core-server';
import { fit } from '@ocs/inventory-contract';
import type { AgentContact, AgentReply, RequestHandler } from '../dialogue/ports.js';
import { ActivityLog } from '../log/activity-log.js';
import { value } from '../transport/agent-request.js';
import { addressChanges, mainAddress, type AddressChange } from './address-change.rule.js';

/** Checksum bits of the sections a NOTIFY changes. */
const NETWORKS = 4096;
const HARDWARE = 1;

/** Takes over new addresses of a known computer without waiting for its next inventory (spec/agent-protocol.md 7, NOTIFY). */
@Injectable()
export class NotifyHandler implements RequestHandler {
  readonly query = 'NOTIFY';

  constructor(
    private readonly database: Database,
    private readonly activity: ActivityLog,
  ) {}

  async handle(contact: AgentContact): Promise<AgentReply> {
    const { request, computer } = contact;
    const type = value(request.root, 'TYPE');
    if (!computer) this.activity.note(contact, 322, 'notify', 'no_device');
    else if (type !== 'IP') this.activity.note(contact, 529, 'notify', 'not_supported');
    else await this.change(contact, computer.id);
    return {};
  }

  private async change(contact: AgentContact, computerId: number): Promise<void> {
    const changes = addressChanges(contact.request);
    const address = mainAddress(contact.request);
    await this.database.transaction(async (tx) => {
      let changed = false;
      for (const { mac, columns } of changes) {
        const found = await tx.run(updateOf(columns), [
          ...Object.values(columns).map(fitted),
          computerId,
          mac,
        ]);
        if (found.affectedRows > 0) changed = true;
        const comment = found.affectedRows > 0 ? `${mac}<${columns.IPADDRESS ?? ''}>` : mac;
        this.activity.note(contact, found.affectedRows > 0 ? 323 : 324, 'notify', comment);
      }
      if (!changed) return;
      await tx.run(
        'UPDATE hardware SET IPADDR = COALESCE(?, IPADDR), CHECKSUM = COALESCE(CHECKSUM, 0) | ? WHERE ID = ?',
        [
          address === undefined ? null : fitted(address),
          address === undefined ? NETWORKS : NETWORKS | HARDWARE,
          computerId,
        ],
      );
    });
  }
}

const fitted = (text: string): string => String(fit({ kind: 'text', width: 255 }, text));

function updateOf(columns: AddressChange['columns']): string {
  const assignments = Object.keys(columns).map((column) => `${identifier(column)} = ?`);
  return `UPDATE networks SET ${assignments.join(', ')} WHERE HARDWARE_ID = ? AND MACADDR = ?`;
}
