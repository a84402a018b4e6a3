import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import type { AgentContact, AgentReply, RequestHandler } from '../dialogue/ports.js';
import { AgentRefusal } from '../transport/agent-refusal.js';
import { value } from '../transport/agent-request.js';
import type { ReplyElement } from '../transport/reply.js';
import { newestVersion, UPDATE_PARTS, type UpdateFile } from './newest-version.rule.js';

const PLATFORMS = new Set(['WINDOWS', 'MAC', 'LINUX']);

/** The update question of the oldest agents (spec/agent-protocol.md 7, UPDATE): the only one without a device id. */
@Injectable()
export class UpdateHandler implements RequestHandler {
  readonly query = 'UPDATE';
  readonly withoutDevice = true;

  constructor(private readonly database: Database) {}

  async handle({ request, options }: AgentContact): Promise<AgentReply> {
    if (!options.isOn('UPDATE')) return { body: answer([]) };
    const platform = value(request.root, 'PLATFORM');
    if (value(request.root, 'AGENT') === undefined || platform === undefined || !PLATFORMS.has(platform)) {
      throw new AgentRefusal(400, 508, 'update', 'AGENT or a known PLATFORM is missing');
    }
    const files = await this.database.rows<UpdateFile>(
      'SELECT NAME AS name, VERSION AS version FROM files WHERE OS = ?',
      [platform],
    );
    const newer = UPDATE_PARTS.flatMap((part) => {
      const installed = value(request.root, part);
      const newest = newestVersion(part, files);
      return installed === undefined || newest === undefined || newest === installed
        ? []
        : [{ name: part, text: newest }];
    });
    return { body: answer(newer) };
  }
}

const answer = (parts: readonly ReplyElement[]): ReplyElement => ({
  name: 'REPLY',
  children: [{ name: 'RESPONSE', text: parts.length > 0 ? 'UPDATE' : 'NO_UPDATE' }, ...parts],
});
