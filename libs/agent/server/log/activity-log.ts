import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { OptionValues } from '@ocs/core-server';
import { activityLine } from './activity-line.rule.js';

/** Whom an event is about: what is known of a message at that moment. */
export interface ActivitySubject {
  readonly options: OptionValues;
  readonly deviceId?: string | undefined;
  readonly address: string;
  readonly userAgent: string;
}

/** Lines that may wait for a slow disk before further ones are dropped. */
const WAITING_BYTES = 8 << 20;

/**
 * The activity log in the original's line format (spec/agent-protocol.md 9.1), for tools that read it: options LOGLEVEL
 * and LOGPATH, file `activity.log`. It comes besides the structured log and is off by default. A log that cannot be
 * written is told once in the structured log and never fails a request.
 */
@Injectable()
export class ActivityLog implements OnApplicationShutdown {
  private readonly logger = new Logger('activity');
  private stream: { readonly path: string; readonly file: WriteStream } | undefined;
  private readonly broken = new Set<string>();

  /** An ordinary event, written when LOGLEVEL is on. */
  note(subject: ActivitySubject, code: number, phase: string, comment: string): void {
    const { options, deviceId, address, userAgent } = subject;
    if (options.number('LOGLEVEL') === 0) return;
    const file = this.fileIn(options.text('LOGPATH'));
    if (!file || file.writableLength > WAITING_BYTES) return;
    file.write(
      `${activityLine({ at: new Date(), processId: process.pid, code, deviceId, address, userAgent, phase, comment })}\n`,
    );
  }

  onApplicationShutdown(): void {
    this.stream?.file.end();
  }

  private fileIn(folder: string): WriteStream | undefined {
    const path = join(folder, 'activity.log');
    if (this.stream?.path === path) return this.stream.file;
    if (this.broken.has(path)) return undefined;
    this.stream?.file.end();
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      this.tell(path, error);
      return undefined;
    }
    const file = createWriteStream(path, { flags: 'a', mode: 0o640 });
    file.on('error', (error) => {
      this.tell(path, error);
    });
    this.stream = { path, file };
    return file;
  }

  private tell(path: string, error: unknown): void {
    this.broken.add(path);
    if (this.stream?.path === path) this.stream = undefined;
    this.logger.error({
      msg: `the activity log ${path} cannot be written; correct LOGPATH or its rights and restart`,
      err: error,
    });
  }
}
