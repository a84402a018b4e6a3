import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CopyLine } from '@ocs/core-console';
import type { ComputerState } from '@ocs/inventory-contract';
import { inventoryTexts } from '../inventory-texts.js';

/** Why the list is empty, and the next step. On a new server: how to point an agent at it. */
@Component({
  selector: 'app-no-computers',
  imports: [CopyLine, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'card' },
  template: `
    @if (query() || filtered()) {
      @if (query(); as q) {
        <h2>{{ t('list.empty.filter', { q }) }}</h2>
        <p class="muted">{{ t('list.empty.filterHelp') }}</p>
      } @else {
        <h2>{{ t('list.empty.filters') }}</h2>
        <p class="muted">{{ t('list.empty.filtersHelp') }}</p>
      }
      <a
        matButton="outlined"
        [routerLink]="[]"
        [queryParams]="{ q: null, filter: null, page: null }"
        queryParamsHandling="merge"
        >{{ t('list.empty.clear') }}</a
      >
    } @else if (known() === 0) {
      <h2>{{ t('list.empty.none') }}</h2>
      <p class="muted">{{ t('list.empty.noneHelp') }}</p>
      <div class="way">
        <span class="small muted">{{ t('list.empty.linux') }}</span>
        <app-copy-line [text]="command()" />
      </div>
      <div class="way">
        <span class="small muted">{{ t('list.empty.windows') }}</span>
        <app-copy-line [text]="address" />
      </div>
      <button matButton="outlined" type="button" (click)="reload.emit()">{{ t('list.empty.reload') }}</button>
    } @else if (state() === 'archived') {
      <h2>{{ t('list.empty.archived') }}</h2>
      <p class="muted">{{ t('list.empty.archivedHelp') }}</p>
      <a matButton="outlined" [routerLink]="[]">{{ t('list.empty.showActive') }}</a>
    } @else {
      <h2>{{ t('list.empty.active') }}</h2>
      <p class="muted">{{ t('list.empty.activeHelp') }}</p>
      <a matButton="outlined" [routerLink]="[]" [queryParams]="{ state: 'archived' }">{{
        t('list.empty.showArchived')
      }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 12px;
      padding: 32px;
    }
    h2 {
      font: var(--mat-sys-title-medium);
    }
    p {
      max-width: 70ch;
      margin-top: -8px;
    }
    .way {
      display: flex;
      flex-direction: column;
      gap: 4px;
      width: 560px;
      max-width: 100%;
    }
    @media (max-width: 600px) {
      :host {
        padding: 20px 16px;
      }
    }
  `,
})
export class NoComputers {
  protected readonly t = inventoryTexts.inject();
  readonly query = input('');
  /** There are filters beside the quick one. */
  readonly filtered = input(false);
  readonly state = input.required<ComputerState>();
  /** Computers the account sees in any state. */
  readonly known = input.required<number>();
  readonly reload = output();

  /** Where agents speak to this server: the address the console was opened with. */
  protected readonly address = `${inject(DOCUMENT).location.origin}/ocsinventory`;
  protected readonly command = computed(() => `ocsinventory-agent --server=${this.address}`);
}
