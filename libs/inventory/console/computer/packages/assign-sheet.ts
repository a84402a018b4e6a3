import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { QuickSearch, Sheet, fold, type ApiProblem } from '@ocs/core-console';
import type { ActivatedPackage } from '@ocs/inventory-contract';
import { ComputerApi } from '../../computer.api.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';

/** Activated packages drawn at once; the search finds the others. */
const SHOWN = 100;

/** Assigns activated packages to the computer, one click each. */
@Component({
  selector: 'app-assign-sheet',
  imports: [ActionProblem, MatButton, QuickSearch, Sheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-sheet [title]="t('packages.assign')" (closed)="closed.emit()">
      <app-action-problem [problem]="failure()" />
      @if (available(); as all) {
        @if (all.length === 0) {
          <p class="muted">{{ t('packages.noneAvailable') }}</p>
        } @else {
          <app-quick-search
            [label]="t('packages.find')"
            [query]="query()"
            [matches]="t('matches', { count: found().length, total: all.length })"
            (queryChange)="query.set($event)"
          />
          <ul [attr.aria-label]="t('packages.available')">
            @for (candidate of shown(); track candidate.activationId) {
              <li>
                <span class="what">
                  <span class="name">{{ candidate.name }}</span>
                  <span class="small muted"
                    ><code>{{ candidate.packageId }}</code> {{ candidate.server }}</span
                  >
                </span>
                <button
                  matButton="outlined"
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="t('packages.assignOf', { name: candidate.name })"
                  (click)="assign(candidate)"
                >
                  {{ t('packages.assignThis') }}
                </button>
              </li>
            } @empty {
              <li class="muted">{{ t('packages.noneFound', { q: query() }) }}</li>
            }
          </ul>
          @if (found().length > shown().length) {
            <p class="small muted">{{ t('truncated', { shown: shown().length, total: found().length }) }}</p>
          }
        }
      }
    </app-sheet>
  `,
  styles: `
    ul {
      margin-top: 12px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 52px;
      padding: 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .what {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .name {
      font-weight: 600;
    }
  `,
})
export class AssignSheet {
  protected readonly t = computerTexts.inject();
  private readonly open = inject(OpenComputer);
  private readonly api = inject(ComputerApi);

  readonly computer = input.required<number>();
  readonly closed = output();

  protected readonly query = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiProblem | undefined>(undefined);
  protected readonly available = computed(() => this.open.packages.value()?.available);
  protected readonly found = computed(() => {
    const wanted = fold(this.query().trim());
    return (this.available() ?? []).filter(({ name, packageId }) =>
      fold(`${name}\n${packageId}`).includes(wanted),
    );
  });
  protected readonly shown = computed(() => this.found().slice(0, SHOWN));

  protected async assign({ activationId, name }: ActivatedPackage): Promise<void> {
    this.busy.set(true);
    const problem = await this.open.attempt(() => this.api.assignPackage(this.computer(), activationId));
    this.busy.set(false);
    this.failure.set(problem);
    this.open.packages.reload();
    if (problem !== undefined) return;
    this.open.toast.show(this.t('packages.assignedNow', { name }));
    this.closed.emit();
  }
}
