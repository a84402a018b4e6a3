import { Injectable } from '@nestjs/common';
import { identifier, type Transaction, type Viewer } from '@ocs/core-server';
import type { FieldType } from '@ocs/inventory-contract';
import { withinPerimeter } from '../computers/perimeter.js';
import { AdministrativeRepository } from '../ingest/administrative.repository.js';

/** Writes the administrative data of a computer on behalf of a person. */
@Injectable()
export class AdministrativeWriteRepository {
  constructor(private readonly administrative: AdministrativeRepository) {}

  /** What each column of `accountinfo` holds, by its name. */
  async columnTypes(tx: Transaction): Promise<ReadonlyMap<string, FieldType>> {
    const columns = await this.administrative.columns(tx);
    return new Map(columns.map(({ name, type }) => [name, type]));
  }

  /** Sets the columns named, in the row that is there or a new one; the others keep what they have. */
  async write(
    tx: Transaction,
    computerId: number,
    values: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    const names = [...values.keys()].map(identifier);
    if (names.length === 0) return;
    const updates = names.map((name) => `${name} = VALUES(${name})`).join(', ');
    const upsert = `INSERT INTO accountinfo (HARDWARE_ID, ${names.join(', ')}) VALUES ?
      ON DUPLICATE KEY UPDATE ${updates}`;
    await tx.run(upsert, [[[computerId, ...values.values()]]]);
  }

  /** Whether the viewer may see the computer with the values it has now. */
  async isWithinPerimeter(tx: Transaction, viewer: Viewer, computerId: number): Promise<boolean> {
    const perimeter = withinPerimeter(viewer);
    const select = `SELECT 1 FROM hardware h WHERE h.ID = ? AND ${perimeter.sql}`;
    return (await tx.one(select, [computerId, ...perimeter.values])) !== undefined;
  }
}
