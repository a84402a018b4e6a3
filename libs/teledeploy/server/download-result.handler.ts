import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ActivityLog,
  AgentDialogue,
  cStyleTime,
  value,
  type AgentContact,
  type AgentReply,
  type RequestHandler,
} from '@ocs/agent-server';
import { Database } from '@ocs/core-server';

/** Characters of a result code that are kept; real ones are words such as SUCCESS or ERR_BAD_DIGEST. */
const LONGEST_CODE = 255;

/**
 * Takes what an agent reports of a package (spec/agent-protocol.md 7, DOWNLOAD): the state of its assignment. Also while
 * deployment is off (errata 22): the package was on its way before. The answer is always the same empty 200.
 */
@Injectable()
export class DownloadResultHandler implements RequestHandler, OnModuleInit {
  readonly query = 'DOWNLOAD';

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly database: Database,
    private readonly activity: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.dialogue.addHandler(this);
  }

  async handle(contact: AgentContact): Promise<AgentReply> {
    const { request, computer } = contact;
    const packageId = value(request.root, 'ID') ?? '';
    const code = resultCode(value(request.root, 'ERR'));
    this.activity.note(contact, 2001, 'download', `${packageId}(${code})`);
    const known = computer !== undefined && (await this.noteResult(computer.id, packageId, code));
    if (!known) this.activity.note(contact, 2501, 'download', `${packageId}(${code}) unknown`);
    return {};
  }

  private async noteResult(computerId: number, packageId: string, code: string): Promise<boolean> {
    const { affectedRows } = await this.database.run(
      `UPDATE devices SET TVALUE = ?, COMMENTS = ? WHERE HARDWARE_ID = ? AND NAME = 'DOWNLOAD'
       AND IVALUE IN (SELECT ID FROM download_enable WHERE FILEID = ?)`,
      [code, cStyleTime(new Date()), computerId, packageId],
    );
    return affectedRows > 0;
  }
}

/** A missing code and `0` tell nothing (errata 5). */
function resultCode(sent: string | undefined): string {
  return sent === undefined || sent === '0' ? 'UNKNOWN_CODE' : [...sent].slice(0, LONGEST_CODE).join('');
}
