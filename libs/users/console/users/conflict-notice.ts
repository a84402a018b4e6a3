import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notice } from '@ocs/core-console';
import { accountsTexts } from './accounts-texts.js';

/** One field that somebody else changed. */
export interface ConflictRow {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** Somebody else saved first: what they changed, and the choice between theirs and the own input. Takes the focus. */
@Component({
  selector: 'app-conflict-notice',
  imports: [MatButton, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-notice kind="attention" tabindex="-1">
      <p class="title">{{ t('conflict.title') }}</p>
      @if (rows().length === 0) {
        <p>{{ t('conflict.nothingSeen') }}</p>
      } @else {
        <table>
          <thead>
            <tr>
              <th scope="col">{{ t('conflict.field') }}</th>
              <th scope="col">{{ t('conflict.before') }}</th>
              <th scope="col">{{ t('conflict.now') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.label) {
              <tr>
                <th scope="row">{{ row.label }}</th>
                <td>{{ row.before || '—' }}</td>
                <td>{{ row.now || '—' }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
      <div class="buttons">
        <button matButton="outlined" type="button" (click)="keep.emit()">{{ t('conflict.keep') }}</button>
        <button matButton="outlined" type="button" (click)="take.emit()">{{ t('conflict.take') }}</button>
      </div>
    </app-notice>
  `,
  styles: `
    .title {
      font-weight: 600;
    }
    table {
      margin: 8px 0;
      border-collapse: collapse;
      text-align: start;
    }
    th,
    td {
      padding: 2px 16px 2px 0;
      text-align: start;
      vertical-align: top;
      font-weight: 400;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    thead th {
      font: var(--mat-sys-label-medium);
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 8px;
    }
  `,
})
export class ConflictNotice {
  protected readonly t = accountsTexts.inject();
  readonly rows = input.required<readonly ConflictRow[]>();
  /** Show what is stored, the own input is lost. */
  readonly take = output();
  /** Save the own changes on top of what is stored. */
  readonly keep = output();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.querySelector<HTMLElement>('app-notice')?.focus());
  }
}
