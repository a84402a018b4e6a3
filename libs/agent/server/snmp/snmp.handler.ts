import { Injectable } from '@nestjs/common';
import type { AgentContact, AgentReply, RequestHandler } from '../dialogue/ports.js';
import { ActivityLog } from '../log/activity-log.js';

/**
 * Results of SNMP scans. This server orders none, as the original with its option SNMP off, and like that it acknowledges
 * what an agent still brings from an earlier order without keeping it (spec/agent-protocol.md 7, SNMP).
 */
@Injectable()
export class SnmpHandler implements RequestHandler {
  readonly query = 'SNMP';

  constructor(private readonly activity: ActivityLog) {}

  async handle(contact: AgentContact): Promise<AgentReply> {
    this.activity.note(contact, 100, 'snmp', 'inventory incoming');
    return {};
  }
}
