import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { CountLink } from '@ocs/core-console';
import { dashboardTexts } from '../dashboard-texts.js';
import type { FigureCell, FigureRow, FigureTableModel } from './figure-tables.js';
import { COMPUTERS, figureQuery } from './figure-link.rule.js';

/** The figures of a block as a table: every number with its link, nothing cut. */
@Component({
  selector: 'app-figure-table',
  imports: [CountLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll" tabindex="0" role="region" [attr.aria-label]="table().label">
      <table>
        <thead>
          <tr>
            @for (head of table().heads; track $index) {
              <th scope="col" [class.end]="$index > 0 && head.number">{{ head.text }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of table().rows; track $index) {
            <tr>
              <th scope="row" [class.inner]="row.inner" [class.strong]="row.strong">
                <span dir="auto" [class.muted]="row.unnamed">{{ row.name }}</span>
                @if (row.detail) {
                  <span class="detail small muted" dir="auto">{{ row.detail }}</span>
                }
              </th>
              @for (cell of row.cells; track $index) {
                @if (cell.kind === 'figure') {
                  <td class="end">
                    <app-count-link
                      [count]="cell.count"
                      [link]="computers"
                      [query]="query(cell.filters)"
                      [label]="words(row, cell)"
                    />
                  </td>
                } @else {
                  <td [class.end]="cell.kind === 'number'" class="num">{{ cell.text }}</td>
                }
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin: 0 -16px;
    }
    .scroll {
      max-height: 320px;
      overflow: auto;
    }
    .scroll:focus-visible {
      outline-offset: -2px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font: var(--ext-table);
    }
    th,
    td {
      height: var(--ext-row);
      padding: 4px 16px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      text-align: start;
      overflow-wrap: anywhere;
    }
    td {
      padding-inline-start: 0;
      white-space: nowrap;
    }
    thead th {
      position: sticky;
      top: 0;
      height: 30px;
      padding-block: 0;
      background: var(--mat-sys-surface-container-lowest);
      font: var(--mat-sys-label-medium);
      color: var(--mat-sys-on-surface-variant);
    }
    thead th + th {
      padding-inline-start: 0;
    }
    tbody th {
      font-weight: 400;
      min-width: 120px;
    }
    tbody th.strong {
      font-weight: 600;
    }
    th.inner {
      padding-inline-start: 32px;
    }
    tbody tr:last-child > * {
      border-bottom: 0;
    }
    .end {
      text-align: end;
    }
    .detail {
      display: block;
    }
    app-count-link {
      font-weight: 600;
    }
  `,
})
export class FigureTable {
  protected readonly t = dashboardTexts.inject();
  readonly table = input.required<FigureTableModel>();

  protected readonly computers = COMPUTERS;
  protected readonly query = figureQuery;

  protected words({ name }: FigureRow, { count, opens }: Extract<FigureCell, { kind: 'figure' }>): string {
    return this.t.plural(`open.${opens}`, count, { name });
  }
}
