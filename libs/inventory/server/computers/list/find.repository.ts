import { Injectable } from '@nestjs/common';
import { containing, Database, escapeLike, type SqlValue, type Viewer } from '@ocs/core-server';
import type { FoundComputers } from '@ocs/inventory-contract';
import type { Condition } from '../perimeter.js';
import { type Perimeter, Perimeters } from '../perimeters.js';
import { ComputerSets } from './sets/computer-sets.js';
import { macPatterns } from './mac-address.rule.js';
import { installed } from './sets/membership.js';

type FoundComputer = FoundComputers['computers'][number];

/** One way to find a computer: a statement by an index, which ends after the first few. */
interface Branch {
  readonly matched: FoundComputer['matched'];
  /** Column that fits, of `hardware h` or of the joined table `t`. */
  readonly column: string;
  readonly table?: 'networks' | 'bios' | 'accountinfo';
  /** Patterns of LIKE, best first. */
  readonly patterns: readonly string[];
}

interface FoundRow {
  readonly id: number;
  readonly name: string | null;
  readonly tag: string | null;
  readonly system: string | null;
  readonly text: string;
}

/** Of each kind. */
const MOST = 6;
/** Texts in the middle of a name are looked for from this length on: shorter ones are in too many. */
const SHORTEST_MIDDLE = 3;

/**
 * The global search: what somebody types in the corner of every page. Each branch follows an index to texts that begin
 * with the words; names are also searched in their middle. Only what the perimeter shows is found and counted.
 */
@Injectable()
export class FindRepository {
  constructor(
    private readonly database: Database,
    private readonly perimeters: Perimeters,
    private readonly sets: ComputerSets,
  ) {}

  async find(viewer: Viewer, q: string): Promise<FoundComputers> {
    const perimeter = await this.perimeters.of(viewer);
    const [branches, software] = await Promise.all([
      Promise.all(branchesOf(q).map((branch) => this.branch(branch, perimeter.each))),
      this.software(q, perimeter),
    ]);
    const found = new Map<number, FoundComputer>();
    for (const computer of branches.flat()) {
      if (found.size < MOST && !found.has(computer.id)) found.set(computer.id, computer);
    }
    return { computers: [...found.values()], software };
  }

  private async branch(branch: Branch, perimeter: Condition): Promise<FoundComputer[]> {
    const values: SqlValue[] = [...branch.patterns, ...perimeter.values, MOST];
    const rows = await this.database.rows<FoundRow>(branchStatement(branch, perimeter), values);
    return rows.map(({ id, name, tag, system, text }) => ({
      id,
      name: name ?? '',
      tag,
      system,
      matched: branch.matched,
      text,
    }));
  }

  /** Names that begin with the words first, then those that contain them; each with the computers that have it. */
  private async software(q: string, perimeter: Perimeter): Promise<FoundComputers['software']> {
    const names = await this.database.rows<{ id: number; name: string }>(NAMES, [
      ...(q.length < SHORTEST_MIDDLE ? [prefix(q)] : [containing(q)]),
      prefix(q),
      MOST,
    ]);
    if (names.length === 0) return [];
    const visible = this.sets.states(perimeter).then((states) => states.all);
    const counted = await Promise.all(
      names.map(async ({ id, name }) => {
        const computers = await this.sets.filtered(visible, [{ rows: [installed([id])], none: false }]);
        return { name, computers: computers.size };
      }),
    );
    return counted.filter(({ computers }) => computers > 0);
  }
}

const prefix = (text: string): string => `${escapeLike(text)}%`;

function branchesOf(q: string): readonly Branch[] {
  const begins = [prefix(q)];
  const address = /^[0-9a-f.:]+$/i.test(q) && /[.:]/.test(q);
  const mac = macPatterns(q).length > 1 && q.replace(/[^0-9a-f]/gi, '').length >= 4;
  return [
    { matched: 'name', column: 'h.NAME', patterns: begins },
    { matched: 'user', column: 'h.USERID', patterns: begins },
    ...(address ? [{ matched: 'address', column: 'h.IPADDR', patterns: begins } as const] : []),
    ...(mac
      ? [
          {
            matched: 'mac',
            column: 't.MACADDR',
            table: 'networks',
            patterns: macPatterns(q).map(prefix),
          } as const,
        ]
      : []),
    { matched: 'serial', column: 't.SSN', table: 'bios', patterns: begins },
    { matched: 'tag', column: 't.TAG', table: 'accountinfo', patterns: begins },
    { matched: 'deviceId', column: 'h.DEVICEID', patterns: begins },
    ...(q.length < SHORTEST_MIDDLE
      ? []
      : [{ matched: 'name', column: 'h.NAME', patterns: [containing(q)] } as const]),
  ];
}

/** STRAIGHT_JOIN: from the few texts that fit to their computers, never the other way round. */
function branchStatement({ column, table, patterns }: Branch, perimeter: Condition): string {
  const from = table === undefined ? 'hardware h' : `${table} t JOIN hardware h ON h.ID = t.HARDWARE_ID`;
  const fits = patterns.map(() => `${column} LIKE ?`).join(' OR ');
  return `SELECT f.id, f.name, x.TAG AS tag, f.system, f.text FROM (
      SELECT STRAIGHT_JOIN h.ID AS id, h.NAME AS name, h.OSNAME AS system, ${column} AS text
      FROM ${from} WHERE (${fits}) AND ${perimeter.sql} LIMIT ?
    ) f LEFT JOIN accountinfo x ON x.HARDWARE_ID = f.id ORDER BY f.text, f.id`;
}

const NAMES = `SELECT n.ID AS id, n.NAME AS name FROM software_name n WHERE n.NAME LIKE ?
  ORDER BY n.NAME LIKE ? DESC, n.NAME LIMIT ?`;
