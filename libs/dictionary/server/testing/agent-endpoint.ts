import { startAgentServer } from '@ocs/agent-server/testing';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { DictionaryModule } from '../dictionary.module.js';

export const UNIX_AGENT = 'OCS-NG_unified_unix_agent_v2.10.5';
export const WINDOWS_AGENT = 'OCS-NG_WINDOWS_AGENT_v2.11.0.0';

/** The agent endpoint with this room's listeners on a database of its own. */
export interface TestEndpoint {
  readonly db: TestDatabase;
  /** Sends an inventory and expects it to be stored. @param content elements below CONTENT */
  inventory(computer: string, content: string, userAgent?: string): Promise<void>;
  setOption(name: string, value: number | null): Promise<void>;
  close(): Promise<void>;
}

export async function startEndpoint(): Promise<TestEndpoint> {
  const db = await createTestDatabase();
  const http = await startAgentServer(db.url, { capabilities: [DictionaryModule] });
  return {
    db,
    async inventory(computer, content, userAgent = UNIX_AGENT) {
      const { statusCode } = await http.app.inject({
        method: 'POST',
        url: '/ocsinventory',
        headers: { 'user-agent': userAgent, 'content-type': 'application/x-compress' },
        payload: `<?xml version="1.0" encoding="UTF-8"?><REQUEST><CONTENT>${content}</CONTENT><DEVICEID>${computer}-2026-03-01-09-15-00</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`,
      });
      if (statusCode !== 200) throw new Error(`The inventory of ${computer} was answered ${statusCode}.`);
    },
    async setOption(name, value) {
      await db.database.run('REPLACE INTO config (NAME, IVALUE) VALUES (?, ?)', [name, value]);
    },
    async close() {
      await http.stop();
      await db.close();
    },
  };
}
