import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { coreTexts } from '../i18n/core-texts.js';
import { Formats } from '../i18n/formats.js';
import { TYPED_ABOVE, type Question } from './confirm.js';

/** Names shown of many. */
const SAMPLE = 5;

export async function openConfirm(injector: Injector, question: Question): Promise<boolean> {
  const dialog = injector.get(MatDialog).open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
    data: question,
    width: '480px',
    maxWidth: 'calc(100vw - 32px)',
    role: 'alertdialog',
    autoFocus: (question.count ?? 0) > TYPED_ABOVE ? 'input' : '[data-first]',
  });
  return (await firstValueFrom(dialog.afterClosed())) === true;
}

/** Danger dialog: what, how many, a sample, and the number to type when it is large. */
@Component({
  selector: 'app-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.sentence }}</p>
      @if (sample.length > 0) {
        <ul>
          @for (item of sample; track $index) {
            <li>{{ item }}</li>
          }
          @if (others > 0) {
            <li class="muted">{{ t.plural('confirm.others', others) }}</li>
          }
        </ul>
      }
      @if (typedNeeded) {
        <div class="field">
          <label [attr.for]="'confirm-number'">{{
            t('confirm.type', { count: formats.number(count) })
          }}</label>
          <input
            id="confirm-number"
            class="text-input num"
            inputmode="numeric"
            autocomplete="off"
            [value]="typed()"
            (input)="type($event)"
            (keydown.enter)="yes()"
          />
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="outlined" type="button" data-first (click)="dialog.close(false)">
        {{ t('confirm.cancel') }}
      </button>
      <button
        matButton="filled"
        type="button"
        [class.danger]="question.danger"
        [disabled]="!allowed()"
        (click)="yes()"
      >
        {{ question.action }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
    ul {
      margin-top: 12px;
      padding: 8px 12px;
      border-radius: var(--mat-sys-corner-small);
      background: var(--mat-sys-surface-container-high);
    }
    li {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .field {
      margin-top: 16px;
    }
    .text-input {
      max-width: 160px;
    }
  `,
})
export class ConfirmDialog {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);

  protected readonly count = this.question.count ?? 0;
  protected readonly typedNeeded = this.count > TYPED_ABOVE;
  protected readonly sample = (this.question.items ?? []).slice(0, SAMPLE);
  protected readonly others = Math.max(
    0,
    (this.question.count ?? this.question.items?.length ?? 0) - this.sample.length,
  );
  protected readonly typed = signal('');
  /** Whatever separates the thousands. */
  protected readonly allowed = computed(
    () => !this.typedNeeded || this.typed().replace(/[\s.,’']/g, '') === String(this.count),
  );

  protected type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.typed.set(event.target.value);
  }

  protected yes(): void {
    if (this.allowed()) this.dialog.close(true);
  }
}
