import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';

/** What is stored of a second factor; the secrets are sealed. */
export interface SecondFactorRow {
  readonly secret: string | null;
  /** Begun, and not in force until it is confirmed. */
  readonly pending: string | null;
}

/** Second factors (`x_user`) and recovery codes (`x_recovery_code`). */
@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async find(login: string): Promise<SecondFactorRow> {
    const row = await this.database.one<SecondFactorRow>(
      'SELECT TOTP_SECRET AS secret, TOTP_PENDING AS pending FROM x_user WHERE LOGIN = ?',
      [login],
    );
    return row ?? { secret: null, pending: null };
  }

  async begin(login: string, sealed: string): Promise<void> {
    await this.database.run(
      'INSERT INTO x_user (LOGIN, TOTP_PENDING) VALUES (?, ?) ON DUPLICATE KEY UPDATE TOTP_PENDING = VALUES(TOTP_PENDING)',
      [login, sealed],
    );
  }

  /** Puts the pending secret in force, unless it was replaced meanwhile. @param step of the code that confirmed it */
  async activate(login: string, sealed: string, step: number, tx: Transaction): Promise<boolean> {
    const { affectedRows } = await tx.run(
      `UPDATE x_user SET TOTP_SECRET = TOTP_PENDING, TOTP_PENDING = NULL, TOTP_STEP = ?
       WHERE LOGIN = ? AND TOTP_PENDING = ? COLLATE utf8mb4_bin`,
      [step, login, sealed],
    );
    return affectedRows === 1;
  }

  /** Takes a time step: false when it, or a later one, was taken already, so that no code is good twice. */
  async takeStep(login: string, step: number): Promise<boolean> {
    const { affectedRows } = await this.database.run(
      'UPDATE x_user SET TOTP_STEP = ? WHERE LOGIN = ? AND COALESCE(TOTP_STEP, 0) < ?',
      [step, login, step],
    );
    return affectedRows === 1;
  }

  async remove(login: string, tx: Transaction): Promise<void> {
    await tx.run(
      'UPDATE x_user SET TOTP_SECRET = NULL, TOTP_PENDING = NULL, TOTP_STEP = NULL WHERE LOGIN = ?',
      [login],
    );
    await tx.run('DELETE FROM x_recovery_code WHERE LOGIN = ?', [login]);
  }

  async replaceCodes(login: string, hashes: readonly string[], tx: Transaction): Promise<void> {
    await tx.run('DELETE FROM x_recovery_code WHERE LOGIN = ?', [login]);
    await tx.run('INSERT INTO x_recovery_code (LOGIN, HASH) VALUES ?', [hashes.map((hash) => [login, hash])]);
  }

  /** Uses a recovery code up; false when there is no such one (any more). */
  async takeCode(login: string, hash: string): Promise<boolean> {
    const { affectedRows } = await this.database.run(
      'DELETE FROM x_recovery_code WHERE LOGIN = ? AND HASH = ?',
      [login, hash],
    );
    return affectedRows === 1;
  }

  async countCodes(login: string, sql: Sql = this.database): Promise<number> {
    const row = await sql.one<{ n: number }>('SELECT COUNT(*) AS n FROM x_recovery_code WHERE LOGIN = ?', [
      login,
    ]);
    return row?.n ?? 0;
  }
}
