import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '@ocs/core-contract';
import {
  type Actor,
  AuditTrail,
  changesBetween,
  conflict,
  DomainError,
  invalid,
  notFound,
  type Transaction,
  type Viewer,
} from '@ocs/core-server';
import type {
  AdministrativeChange,
  AdministrativeData,
  AdministrativeValue,
  FieldType,
} from '@ocs/inventory-contract';
import { ComputerChanges } from '../changes/computer-changes.js';
import { AdministrativeFieldsRepository } from '../computers/administrative-fields.repository.js';
import {
  type AdministrativeField,
  administrativeVersion,
  writeAdministrative,
} from '../computers/administrative-value.rule.js';
import { ComputerDetailRepository } from '../computers/computer-detail.repository.js';
import { ComputerLists } from '../computers/list/computer-lists.js';
import { refusalOf } from './administrative-check.rule.js';
import { AdministrativeWriteRepository } from './administrative-write.repository.js';

/** One field with the value it is to have. */
interface WantedValue {
  readonly field: AdministrativeField;
  /** null clears. */
  readonly text: string | null;
  readonly before: string | null;
}

/** Reads and changes the administrative data of one computer (spec/console.md 9.3). */
@Injectable()
export class AdministrativeDataService {
  constructor(
    private readonly computers: ComputerDetailRepository,
    private readonly fields: AdministrativeFieldsRepository,
    private readonly lists: ComputerLists,
    private readonly changes: ComputerChanges,
    private readonly rows: AdministrativeWriteRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 404 `computer.not-found` */
  async of(viewer: Viewer, computerId: number): Promise<AdministrativeData> {
    if (!(await this.computers.identity(viewer, computerId))) {
      throw notFound('computer.not-found', 'There is no such computer.');
    }
    const values = await this.fields.valuesOf(computerId);
    return { version: administrativeVersion(values), values };
  }

  /**
   * Writes the fields that change.
   *
   * @throws DomainError 400 per field, 403 `tag.beyond-perimeter`, 404 `computer.not-found`, 409 `computer.changed` when
   *   somebody else was faster, `computer.locked`
   */
  async change(
    actor: Actor,
    computerId: number,
    { version, values }: AdministrativeChange,
  ): Promise<AdministrativeData> {
    await this.changes.change(actor, computerId, async ({ tx, computer }) => {
      const stored = await this.fields.valuesOf(computerId, tx);
      if (administrativeVersion(stored) !== version) {
        throw conflict('computer.changed', 'The administrative data have been changed meanwhile.');
      }
      const wanted = await this.wantedValues(tx, stored, values);
      if (wanted.length === 0) return;
      const written = wanted.map(
        ({ field, text }) => [field.column, text === null ? null : writeAdministrative(field, text)] as const,
      );
      await this.rows.write(tx, computerId, new Map(written));
      // The pattern of a perimeter is the database's to compare, as in every list.
      if (!(await this.rows.isWithinPerimeter(tx, actor, computerId))) throw beyondPerimeter();
      await this.audit.record(
        actor,
        {
          action: 'computer.edited',
          target: { kind: 'computer', id: computerId, name: computer.name },
          changes: changesBetween(
            Object.fromEntries(wanted.map(({ field, before }) => [field.label, before])),
            Object.fromEntries(wanted.map(({ field, text }) => [field.label, text])),
          ),
        },
        tx,
      );
    });
    this.lists.forget();
    return this.of(actor, computerId);
  }

  /** The values that differ from the stored ones, checked; those that stay are not: they may be older than the rules. */
  private async wantedValues(
    tx: Transaction,
    stored: readonly AdministrativeValue[],
    values: AdministrativeChange['values'],
  ): Promise<readonly WantedValue[]> {
    const [fields, columns] = [await this.fields.fields(tx), await this.rows.columnTypes(tx)];
    const wanted: WantedValue[] = [];
    const problems: FieldProblem[] = [];
    for (const [column, value] of Object.entries(values)) {
      const field = fields.find((candidate) => candidate.column === column);
      if (!field) {
        problems.push({ field: `values.${column}`, code: 'unknown', message: 'There is no such field.' });
        continue;
      }
      const before = stored.find((candidate) => candidate.column === column)?.value ?? null;
      const text = value === null || value.trim() === '' ? null : value.trim();
      if (text === before) continue;
      const refusal = text === null ? undefined : refusalOf(field, text, columns.get(column) ?? ANY_TEXT);
      if (refusal) problems.push({ field: `values.${column}`, ...refusal });
      else wanted.push({ field, text, before });
    }
    if (problems.length > 0) {
      throw invalid(
        'request.invalid',
        'Some administrative fields have values that are not accepted.',
        problems,
      );
    }
    return wanted;
  }
}

/** What a column whose type is not told holds. */
const ANY_TEXT: FieldType = { kind: 'text', width: 255 };

const beyondPerimeter = (): DomainError =>
  new DomainError(403, 'tag.beyond-perimeter', 'You may only give a TAG of your own perimeter.', {
    fieldErrors: [
      { field: 'values.TAG', code: 'beyond-perimeter', message: 'This TAG is not of your perimeter.' },
    ],
  });
