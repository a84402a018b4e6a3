import { Injectable } from '@nestjs/common';
import { Database, OptionsReader } from '@ocs/core-server';
import { ActivityLog } from '../log/activity-log.js';
import { cleanUserAgent } from '../transport/user-agent.rule.js';
import { fileRequest } from './file-request.rule.js';

/** Answer to a GET; the body of a file is sent as it is, never compressed. */
export interface FileAnswer {
  readonly status: 200 | 400 | 403;
  readonly content?: Buffer;
  /** Seconds for proxies (option PROXY_REVALIDATE_DELAY); the original sends the bare number. */
  readonly cacheControl?: string;
}

/** Files that agents and their launchers fetch by GET: the agent's setup files and the label (table `deploy`). */
@Injectable()
export class AgentFiles {
  constructor(
    private readonly database: Database,
    private readonly optionsReader: OptionsReader,
    private readonly activity: ActivityLog,
  ) {}

  async answer(path: string, address: string, userAgent: string | undefined): Promise<FileAnswer> {
    const request = fileRequest(path);
    if (request.kind === 'nothing') return { status: 400 };
    const options = await this.optionsReader.current();
    if (request.kind === 'update') {
      // The original has a switch for it and never sent a file (spec/agent-protocol.md 1.1).
      return options.isOn('UPDATE') ? { status: 200 } : { status: 403 };
    }
    if (!options.isOn('DEPLOY')) return { status: 403 };
    const row = await this.database.one<{ content: Buffer }>(
      'SELECT CONTENT AS content FROM deploy WHERE NAME = ?',
      [request.file],
    );
    const subject = { options, address, userAgent: cleanUserAgent(userAgent) };
    this.activity.note(subject, row ? 302 : 511, 'deploy', row ? 'file_transmitted' : 'no_file');
    if (!row) return { status: 400 };
    return {
      status: 200,
      content: row.content,
      cacheControl: String(options.number('PROXY_REVALIDATE_DELAY')),
    };
  }
}
