import { Injectable } from '@nestjs/common';
import { MAX_PREFERENCES, type Preferences } from '@ocs/core-contract';
import { Database } from '../database/index.js';
import { conflict } from '../http/domain-error.js';

const SET = `INSERT INTO x_preference (LOGIN, NAME, VALUE) VALUES (?, ?, ?)
  ON DUPLICATE KEY UPDATE VALUE = VALUES(VALUE)`;

/** What users arranged for themselves (`x_preference`): JSON by key. They concern nobody else, so the audit leaves them out. */
@Injectable()
export class PreferenceRepository {
  constructor(private readonly database: Database) {}

  async all(login: string): Promise<Preferences> {
    const rows = await this.database.rows<{ name: string; value: string }>(
      'SELECT NAME AS name, VALUE AS value FROM x_preference WHERE LOGIN = ? ORDER BY NAME',
      [login],
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  }

  /** Keeps a value under a key. @throws DomainError `preference.too-many` */
  async set(login: string, key: string, value: unknown): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Two writes of one account at once pass one after the other, so that both count right.
      await tx.one('SELECT ID FROM operators WHERE ID = ? FOR UPDATE', [login]);
      const others = await tx.one<{ n: number }>(
        'SELECT COUNT(*) AS n FROM x_preference WHERE LOGIN = ? AND NAME <> ?',
        [login, key],
      );
      if ((others?.n ?? 0) >= MAX_PREFERENCES) {
        throw conflict('preference.too-many', `At most ${MAX_PREFERENCES} preferences are kept.`);
      }
      await tx.run(SET, [login, key, JSON.stringify(value)]);
    });
  }

  async forget(login: string, key: string): Promise<void> {
    await this.database.run('DELETE FROM x_preference WHERE LOGIN = ? AND NAME = ?', [login, key]);
  }
}
