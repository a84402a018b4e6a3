import { Injectable } from '@nestjs/common';
import { formatFilter, type ListFilter } from '@ocs/core-contract';
import type { Viewer } from '@ocs/core-server';
import type { Dashboard, Figure, GroupFigure, SilenceFigure, TopFigures } from '@ocs/dashboard-contract';
import { ComputerFigures, ShortMemo } from '@ocs/inventory-server';
import { DashboardRepository } from './dashboard.repository.js';
import { familyFigures, namedFigure, sum } from './families.rule.js';
import { silenceFilters, silenceSpans } from './silence.rule.js';

/** Milliseconds the figures of a perimeter are told again: many people look at the same ones. */
const FRESH_MS = 4_000;

/** Perimeters remembered at once. */
const MOST_PERIMETERS = 500;

/** Values told of agents, manufacturers and the like. */
const TOP = 10;

/** Names of operating systems looked at; no site has more. */
const MOST_SYSTEMS = 2_000;

const LAST_CONTACT = 'hardware.LASTCOME';
const SYSTEM = 'hardware.OSNAME';

/**
 * The figures of the overview (spec/console.md 4). Every one comes from the conditions of the list it leads to, so that
 * both always tell the same number.
 */
@Injectable()
export class DashboardService {
  private readonly memo = new ShortMemo<Dashboard>(FRESH_MS, MOST_PERIMETERS);

  constructor(
    private readonly computers: ComputerFigures,
    private readonly repository: DashboardRepository,
  ) {}

  async figures(viewer: Viewer): Promise<Dashboard> {
    return this.memo.get(JSON.stringify(viewer.tags), () => this.count(viewer));
  }

  private async count(viewer: Viewer): Promise<Dashboard> {
    const [silentDays, day] = await Promise.all([this.repository.silentDays(), this.repository.today()]);
    const seenToday: ListFilter = { column: LAST_CONTACT, operator: 'equals', value: day };
    const today = formatFilter(seenToday);
    // One after the other: an overview is no reason to take every connection of the pool.
    const systems = await this.computers.top(viewer, SYSTEM, { limit: MOST_SYSTEMS });
    const systemsToday = await this.computers.top(viewer, SYSTEM, { limit: MOST_SYSTEMS, filters: [today] });
    const silent = formatFilter({ column: LAST_CONTACT, operator: 'older', value: String(silentDays) });
    return {
      at: new Date().toISOString(),
      restricted: viewer.tags !== null,
      totals: {
        computers: { count: systems.computers, filters: [] },
        archived: await this.computers.archived(viewer),
        contactedToday: { count: sum(systemsToday.rows), filters: [today] },
        silentDays,
        silent: await this.figure(viewer, [silent]),
        systems: systems.values - (systems.rows.some(({ value }) => value === null) ? 1 : 0),
        customised: await this.figure(viewer, ['customised:equals:yes']),
      },
      families: familyFigures(systems.rows, systemsToday.rows, seenToday),
      agents: await this.top(viewer, 'hardware.USERAGENT'),
      silence: await this.silence(viewer, silentDays),
      manufacturers: await this.top(viewer, 'bios.SMANUFACTURER'),
      types: await this.top(viewer, 'bios.TYPE'),
      tags: await this.top(viewer, 'accountinfo.TAG'),
      groups: await this.groups(viewer),
      categories: (await this.top(viewer, 'assets_categories.CATEGORY_NAME')).rows.filter(
        ({ name }) => name !== null,
      ),
    };
  }

  private async figure(viewer: Viewer, filters: readonly string[]): Promise<Figure> {
    return { count: await this.computers.count(viewer, filters), filters };
  }

  private async top(viewer: Viewer, column: string): Promise<TopFigures> {
    const { rows, values, computers } = await this.computers.top(viewer, column, { limit: TOP });
    return {
      column,
      rows: rows.map((row) => namedFigure(column, row)),
      values,
      others: computers - sum(rows),
    };
  }

  private async silence(viewer: Viewer, silentDays: number): Promise<SilenceFigure[]> {
    const figures: SilenceFigure[] = [];
    for (const span of silenceSpans(silentDays)) {
      figures.push({ ...span, ...(await this.figure(viewer, silenceFilters(span))) });
    }
    return figures;
  }

  private async groups(viewer: Viewer): Promise<GroupFigure[]> {
    const figures: GroupFigure[] = [];
    for (const { id, name, description, dynamic } of await this.repository.groups()) {
      figures.push({
        id,
        name: name ?? `#${id}`,
        description,
        dynamic: dynamic === 1,
        ...(await this.figure(viewer, [`group:equals:${id}`])),
      });
    }
    return figures;
  }
}
