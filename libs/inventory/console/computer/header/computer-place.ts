import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, liveQuery } from '@ocs/core-console';
import { ComputerApi } from '../../computer.api.js';
import { ListMemory } from '../../list/list-memory.js';
import { computerTexts } from '../computer-texts.js';

/** Where the computer stands in the list one came from, and the way to its neighbours. Nothing without such a list. */
@Component({
  selector: 'app-computer-place',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (place.value(); as place) {
      <nav [attr.aria-label]="t('place.label')">
        <span class="num">{{
          place.position === null
            ? t('place.outside')
            : t('place.position', { position: place.position, total: place.total })
        }}</span>
        @for (step of steps(); track step.icon) {
          @if (step.id === null) {
            <span class="icon-button off"><app-icon [name]="step.icon" [small]="true" /></span>
          } @else {
            <a
              class="icon-button"
              [routerLink]="['/computers', step.id]"
              [queryParams]="{ tab: tab() }"
              [attr.aria-label]="t(step.label)"
              [title]="t(step.label)"
            >
              <app-icon [name]="step.icon" [small]="true" />
            </a>
          }
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      align-items: center;
      gap: 2px;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .num {
      margin-inline-end: 6px;
    }
    .icon-button {
      height: 28px;
      width: 32px;
    }
    .off {
      color: var(--mat-sys-outline);
      cursor: default;
    }
    .off:hover {
      background: none;
    }
    @media (max-width: 600px) {
      .icon-button {
        height: 44px;
        width: 44px;
      }
    }
  `,
})
export class ComputerPlace {
  protected readonly t = computerTexts.inject();
  private readonly api = inject(ComputerApi);
  private readonly list = inject(ListMemory);

  readonly computer = input.required<number>();
  /** The tab one looks at: the neighbours open with the same. */
  readonly tab = input<string>();

  /** A list that cannot be asked any more is no reason to say anything: the page is about the computer. */
  protected readonly place = liveQuery({
    request: () => {
      const { query } = this.list;
      return query && { id: this.computer(), query };
    },
    load: ({ id, query }, abort) => this.api.neighbours(id, query, abort),
    keeps: (previous, next) => previous.id === next.id,
  });
  protected readonly steps = computed(() => {
    const place = this.place.value();
    return [
      { id: place?.previous ?? null, icon: 'collapse', label: 'place.previous' },
      { id: place?.next ?? null, icon: 'expand', label: 'place.next' },
    ] as const;
  });
}
