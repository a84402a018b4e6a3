import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { Confirm, Icon, type ApiProblem } from '@ocs/core-console';
import { ComputerApi } from '../../computer.api.js';
import { ListMemory } from '../../list/list-memory.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';
import { ALL_SECTIONS } from '../sections/section-list.rule.js';

/** What can be done with the computer as a whole; what the account may not do is not there. */
@Component({
  selector: 'app-computer-actions',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (open.mayEdit()) {
      <button matButton="outlined" type="button" class="wide" (click)="edit.emit()">
        <app-icon name="edit" [small]="true" /> {{ t('actions.administrative') }}
      </button>
    }
    @if (open.mayAssign()) {
      <button matButton="filled" type="button" (click)="assign.emit()">
        <app-icon name="package" [small]="true" /> {{ t('actions.assign') }}
      </button>
    }
    <button
      type="button"
      class="icon-button"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="t('actions.more')"
      [title]="t('actions.more')"
    >
      <app-icon name="more" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @if (open.mayEdit()) {
        <button mat-menu-item type="button" class="narrow" (click)="edit.emit()">
          {{ t('actions.administrative') }}
        </button>
      }
      <a mat-menu-item [routerLink]="[]" [queryParams]="{ tab: allSections }">{{ t('actions.showAll') }}</a>
      <button mat-menu-item type="button" (click)="print.emit()">{{ t('actions.print') }}</button>
      @if (open.mayArchive() || open.mayDelete()) {
        <div class="menu-line" role="separator"></div>
      }
      @if (open.mayArchive()) {
        <button mat-menu-item type="button" [disabled]="busy()" (click)="archive(!archived())">
          {{ t(archived() ? 'actions.restore' : 'actions.archive') }}
        </button>
      }
      @if (open.mayDelete()) {
        <button mat-menu-item type="button" [disabled]="busy()" (click)="delete()">
          {{ t('actions.delete') }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
    @media (max-width: 600px) {
      .wide {
        display: none;
      }
    }
  `,
})
export class ComputerActions {
  protected readonly t = computerTexts.inject();
  protected readonly open = inject(OpenComputer);
  private readonly api = inject(ComputerApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly list = inject(ListMemory);

  readonly computer = input.required<number>();
  readonly archived = input.required<boolean>();
  readonly edit = output();
  readonly assign = output();
  readonly print = output();
  readonly failed = output<ApiProblem | undefined>();

  protected readonly allSections = ALL_SECTIONS;
  protected readonly busy = signal(false);

  protected async archive(archived: boolean): Promise<void> {
    const id = this.computer();
    const name = this.open.name();
    const done = await this.run(() => (archived ? this.api.archive(id) : this.api.restore(id)));
    if (!done) return;
    this.open.reload();
    this.open.toast.show(this.t(archived ? 'actions.archived' : 'actions.restored', { name }), {
      undo: () => this.archive(!archived),
    });
  }

  protected async delete(): Promise<void> {
    const name = this.open.name();
    const wanted = await this.confirm.ask({
      title: this.t('actions.deleteTitle', { name }),
      sentence: this.t('actions.deleteSentence'),
      action: this.t('actions.deleteAction'),
      danger: true,
    });
    if (!wanted) return;
    const id = this.computer();
    if (!(await this.run(() => this.api.delete(id)))) return;
    this.open.toast.show(this.t('actions.deleted', { name }));
    this.open.forgetInput();
    await this.router.navigate(['/computers'], { queryParams: this.list.address });
  }

  private async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    const problem = await this.open.attempt(work);
    this.busy.set(false);
    this.failed.emit(problem);
    return problem === undefined;
  }
}
