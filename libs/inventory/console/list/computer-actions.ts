import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import {
  Confirm,
  Icon,
  JobsService,
  Permissions,
  Toast,
  toApiProblem,
  type ListSelection,
} from '@ocs/core-console';
import type { Job } from '@ocs/core-contract';
import type { ComputerRow, ComputerSelection, ComputerState } from '@ocs/inventory-contract';
import { ComputersApi, type ManyComputersAction } from '../computers.api.js';
import { inventoryTexts } from '../inventory-texts.js';
import { computerName } from './computer-list.js';
import { selectionOf } from './computer-selection.rule.js';

/** Computers shown by name in the question before many are deleted. */
const SAMPLE = 5;

/** What can be done to the selected computers; what the account may not do is not there (spec/console.md 5, 8). */
@Component({
  selector: 'app-many-computers-actions',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (mayArchive() && state() !== 'archived') {
      <button matButton="outlined" type="button" [disabled]="busy()" (click)="archive()">
        <app-icon name="archive" [small]="true" /> {{ t('actions.archive') }}
      </button>
    }
    @if (mayArchive() && state() !== 'active') {
      <button matButton="outlined" type="button" [disabled]="busy()" (click)="restore()">
        <app-icon name="restore" [small]="true" /> {{ t('actions.restore') }}
      </button>
    }
    @if (mayDelete()) {
      <button matButton="outlined" type="button" [disabled]="busy()" [matMenuTriggerFor]="more">
        {{ t('actions.more') }} <app-icon name="down" [small]="true" />
      </button>
      <mat-menu #more="matMenu" xPosition="before">
        <button mat-menu-item type="button" class="danger" (click)="delete()">
          {{ t('actions.delete') }}
        </button>
      </mat-menu>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class ManyComputersActions {
  protected readonly t = inventoryTexts.inject();
  private readonly api = inject(ComputersApi);
  private readonly confirm = inject(Confirm);
  private readonly jobs = inject(JobsService);
  private readonly toast = inject(Toast);
  private readonly permissions = inject(Permissions);

  readonly selection = input.required<ListSelection<ComputerRow>>();
  readonly state = input.required<ComputerState>();
  /**
   * Computers went away or came back: the list is no longer right. A callback and no output: the work ends long after the
   * selection and its bar have gone.
   */
  readonly changed = input.required<() => void>();

  protected readonly busy = signal(false);
  protected readonly mayArchive = computed(() => this.permissions.may('computers.archive'));
  protected readonly mayDelete = computed(() => this.permissions.may('computers.delete'));

  protected async archive(): Promise<void> {
    const selection = selectionOf(this.selection());
    if (this.selection().all && !(await this.sure('archive'))) return;
    const undo = 'ids' in selection ? (): unknown => this.run('restore', selection) : undefined;
    await this.run('archive', selection, undo);
  }

  protected async restore(): Promise<void> {
    if (this.selection().all && !(await this.sure('restore'))) return;
    await this.run('restore', selectionOf(this.selection()));
  }

  protected async delete(): Promise<void> {
    if (await this.sure('delete')) await this.run('delete', selectionOf(this.selection()));
  }

  private sure(action: ManyComputersAction): Promise<boolean> {
    const { count, rows } = this.selection();
    return this.confirm.ask({
      title: this.t.plural(`actions.${action}Title`, count),
      sentence: this.t.plural(`actions.${action}Sentence`, count),
      items: rows.slice(0, SAMPLE).map(computerName),
      count,
      action: this.t.plural(`actions.${action}Action`, count),
      danger: action === 'delete',
    });
  }

  private async run(
    action: ManyComputersAction,
    selection: ComputerSelection,
    undo?: () => unknown,
  ): Promise<void> {
    this.busy.set(true);
    const changed = this.changed();
    try {
      const job = await this.api.act(action, selection);
      this.selection().clear();
      const ended = await this.jobs.watch(job);
      this.tell(action, ended, undo);
    } catch (failure) {
      const problem = toApiProblem(failure);
      const words =
        problem.code === 'selection.changed'
          ? this.t('actions.selectionChanged')
          : this.t('actions.failed', { id: problem.requestId ?? problem.code });
      this.toast.show(words);
    } finally {
      this.busy.set(false);
      changed();
    }
  }

  /** The end of the work: how many, and the way to what failed. */
  private tell(action: ManyComputersAction, job: Job, undo: (() => unknown) | undefined): void {
    const done = this.t.plural(`actions.${action}Done`, job.done);
    if (job.failed === 0 && job.state === 'done') {
      this.toast.show(done, undo === undefined ? {} : { undo });
      return;
    }
    const words =
      job.failed > 0
        ? this.t('actions.partly', { done, failed: job.failed })
        : this.t('actions.stopped', { done });
    this.toast.show(words, {
      action: { label: this.t('actions.details'), run: () => this.jobs.showPanel() },
    });
  }
}
