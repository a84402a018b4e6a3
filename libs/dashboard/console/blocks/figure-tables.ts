import { Injectable, inject } from '@angular/core';
import { Formats } from '@ocs/core-console';
import type { Dashboard, DashboardBlock, Figure, NamedFigure, TopFigures } from '@ocs/dashboard-contract';
import { dashboardTexts } from '../dashboard-texts.js';
import { percentOf } from '../findings/share.rule.js';
import type { BarsKind } from './bars-block.js';

/** A cell: a number that opens the computers it counts, another number, or words. */
export type FigureCell =
  | {
      readonly kind: 'figure';
      readonly count: number;
      readonly filters: readonly string[];
      readonly opens: 'computers' | 'today';
    }
  | { readonly kind: 'number' | 'text'; readonly text: string };

export interface FigureRow {
  readonly name: string;
  /** The name stands for a missing one. */
  readonly unnamed?: boolean;
  readonly detail?: string;
  /** Part of the row above that is not inner. */
  readonly inner?: boolean;
  readonly strong?: boolean;
  readonly cells: readonly FigureCell[];
}

export interface FigureTableModel {
  readonly label: string;
  readonly heads: readonly { readonly text: string; readonly number: boolean }[];
  readonly rows: readonly FigureRow[];
}

const NOTHING: FigureCell = { kind: 'text', text: '' };

/** The figures of each block as a table. */
@Injectable({ providedIn: 'root' })
export class FigureTables {
  private readonly t = dashboardTexts.inject();
  private readonly formats = inject(Formats);

  of(block: DashboardBlock, figures: Dashboard): FigureTableModel {
    const all = figures.totals.computers.count;
    switch (block) {
      case 'families':
        return this.families(figures, all);
      case 'silence':
        return this.silence(figures, all);
      case 'groups':
        return this.groups(figures);
      case 'categories':
        return this.values(block, figures.categories, undefined, all);
      default:
        return this.values(block, figures[block].rows, figures[block], all);
    }
  }

  private families({ families }: Dashboard, all: number): FigureTableModel {
    const rows = families.flatMap((family): FigureRow[] => [
      {
        name: this.t(`family.${family.family}`),
        strong: true,
        cells: [figure(family.contactedToday, 'today'), figure(family), this.share(family.count, all)],
      },
      ...family.systems.map((system) => ({
        ...named(system, this.t('unknown.system')),
        inner: true,
        cells: [NOTHING, figure(system), this.share(system.count, all)],
      })),
      ...this.othersRow(family.others, all, { inner: true, before: [NOTHING] }),
    ]);
    return this.table('families', ['system', 'today', 'computers', 'share'], rows);
  }

  private silence({ silence }: Dashboard, all: number): FigureTableModel {
    const rows = silence.map((span): FigureRow => {
      const from = this.formats.number(span.fromDays);
      return {
        name:
          span.toDays === null
            ? this.t('silence.more', { from })
            : this.t('silence.days', { from, to: this.formats.number(span.toDays) }),
        cells: [figure(span), this.share(span.count, all)],
      };
    });
    return this.table('silence', ['days', 'computers', 'share'], rows);
  }

  private groups({ groups }: Dashboard): FigureTableModel {
    const rows = groups.map((group): FigureRow => ({
      name: group.name,
      ...(group.description === null || group.description === '' ? {} : { detail: group.description }),
      cells: [
        { kind: 'text', text: this.t(group.dynamic ? 'groups.dynamic' : 'groups.static') },
        figure(group),
      ],
    }));
    return this.table('groups', ['name', 'kind', 'computers'], rows);
  }

  private values(
    block: BarsKind,
    values: readonly NamedFigure[],
    top: TopFigures | undefined,
    all: number,
  ): FigureTableModel {
    const rows = values.map((value): FigureRow => ({
      ...named(value, this.t(`unknown.${block}`)),
      cells: [figure(value), this.share(value.count, all)],
    }));
    return this.table(
      block,
      ['value', 'computers', 'share'],
      [...rows, ...this.othersRow(top?.others ?? 0, all, { before: [] })],
    );
  }

  /** The computers with none of the values shown: no filter tells them, the number stands alone. */
  private othersRow(
    count: number,
    all: number,
    { inner, before }: { readonly inner?: boolean; readonly before: readonly FigureCell[] },
  ): FigureRow[] {
    if (count === 0) return [];
    const number: FigureCell = { kind: 'number', text: this.formats.number(count) };
    return [
      {
        name: this.t('table.others'),
        unnamed: true,
        inner: inner ?? false,
        cells: [...before, number, this.share(count, all)],
      },
    ];
  }

  private share(count: number, all: number): FigureCell {
    return { kind: 'number', text: this.formats.percent(percentOf(count, all)) };
  }

  private table(
    block: DashboardBlock,
    heads: readonly ('name' | 'value' | 'system' | 'days' | 'kind' | 'computers' | 'today' | 'share')[],
    rows: readonly FigureRow[],
  ): FigureTableModel {
    return {
      label: this.t('table.label', { block: this.t(`block.${block}`) }),
      heads: heads.map((head) => ({
        text: this.t(`table.${head}`),
        number: head === 'computers' || head === 'today' || head === 'share',
      })),
      rows,
    };
  }
}

const figure = ({ count, filters }: Figure, opens: 'computers' | 'today' = 'computers'): FigureCell => ({
  kind: 'figure',
  count,
  filters,
  opens,
});

const named = ({ name }: NamedFigure, unknown: string): { name: string; unnamed: boolean } => ({
  name: name ?? unknown,
  unnamed: name === null,
});
