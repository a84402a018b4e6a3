import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AgentDialogue } from '../dialogue/agent-dialogue.js';
import type { AgentContact, InventoryListener } from '../dialogue/ports.js';
import { ActivityLog } from '../log/activity-log.js';
import { decodeBody, DEFAULT_BODY_LIMITS } from '../transport/body-codec.js';
import { ocsFileName } from './ocs-file-name.rule.js';

/** Numbered files one device may have before writing stops. */
const LARGEST_NUMBER = 9_999;

/** Writes each stored inventory to a file for a higher-level server, where the site wants it (spec/agent-protocol.md 10.3). */
@Injectable()
export class OcsFileWriter implements InventoryListener, OnModuleInit {
  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly activity: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore(contact: AgentContact): Promise<undefined> {
    const { options, body } = contact;
    if (!options.isOn('GENERATE_OCS_FILES')) return;
    const clear = options.text('OCS_FILES_FORMAT') === 'XML';
    const content = clear ? (await decodeBody(body, DEFAULT_BODY_LIMITS, true)).bytes : body;
    try {
      await this.write(contact, content);
    } catch (error) {
      this.activity.note(
        contact,
        520,
        'postinventory',
        `file error ${error instanceof Error ? error.message : ''}`,
      );
      throw error;
    }
  }

  private async write({ options, deviceId }: AgentContact, content: Buffer): Promise<void> {
    const folder = options.text('OCS_FILES_PATH');
    if (options.isOn('OCS_FILES_OVERWRITE')) {
      await writeFile(join(folder, ocsFileName(deviceId)), content, { mode: 0o640 });
      return;
    }
    for (let number = 0; number <= LARGEST_NUMBER; number++) {
      try {
        await writeFile(join(folder, ocsFileName(deviceId, number)), content, { flag: 'wx', mode: 0o640 });
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    throw new Error(`${folder} holds ${LARGEST_NUMBER} files of ${deviceId} already.`);
  }
}
