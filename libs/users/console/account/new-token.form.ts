import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Notice, focusFirstInvalid, toApiProblem } from '@ocs/core-console';
import type { Permission } from '@ocs/core-contract';
import { MAX_TOKEN_DAYS, type CreatedApiToken } from '@ocs/users-contract';
import { showRefusals } from '../forms/form-problems.js';
import { PermissionField } from '../forms/permission-field.js';
import { required } from '../forms/required.js';
import { TextField } from '../forms/text-field.js';
import { between } from '../forms/validators.js';
import { SessionService } from '../session.service.js';
import { LONGEST_TOKEN_NAME } from '../user-limits.js';
import { AccountApi } from './account.api.js';
import { accountTexts } from './account-texts.js';
import { failureText } from './failure-text.js';

const USUAL_DAYS = 90;

/** Makes an API token: its name, how long it lives, and what it may do of what its owner may. */
@Component({
  selector: 'app-new-token-form',
  imports: [MatButton, Notice, PermissionField, ReactiveFormsModule, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="card" [formGroup]="form" (ngSubmit)="create()" novalidate>
      @if (failure()) {
        <app-notice kind="problem">{{ failure() }}</app-notice>
      }
      <div class="pair">
        <app-text-field
          fieldId="token-name"
          [label]="t('tokens.name')"
          [help]="t('tokens.nameHelp')"
          [control]="form.controls.name"
        />
        <app-text-field
          fieldId="token-days"
          type="number"
          [label]="t('tokens.days')"
          [control]="form.controls.days"
        />
      </div>
      <div role="group" [attr.aria-label]="t('tokens.rights')">
        <app-permission-field [offered]="own()" [chosen]="scopes()" (chosenChange)="choose($event)" />
      </div>
      @if (rightsMissing()) {
        <p class="missing" role="alert">{{ t('tokens.rightsNeeded') }}</p>
      }
      <div class="buttons">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ t('tokens.create') }}</button>
        <button matButton type="button" (click)="cancelled.emit()">{{ t('tokens.cancel') }}</button>
      </div>
    </form>
  `,
  styleUrl: './account-form.css',
  styles: `
    :host {
      max-width: none;
    }
    .missing {
      color: var(--mat-sys-error);
    }
  `,
})
export class NewTokenForm {
  protected readonly t = accountTexts.inject();
  private readonly api = inject(AccountApi);
  private readonly session = inject(SessionService);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly created = output<CreatedApiToken>();
  readonly cancelled = output();

  protected readonly own = computed(() => this.session.user()?.permissions ?? []);
  protected readonly scopes = signal<readonly Permission[]>([]);
  protected readonly rightsMissing = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [required, Validators.maxLength(LONGEST_TOKEN_NAME)]],
    days: [String(USUAL_DAYS), [required, between(1, MAX_TOKEN_DAYS)]],
  });

  constructor() {
    afterNextRender(() => this.element.querySelector<HTMLInputElement>('#token-name')?.focus());
  }

  protected choose(scopes: readonly Permission[]): void {
    this.scopes.set(scopes);
    this.rightsMissing.set(false);
  }

  protected async create(): Promise<void> {
    this.form.markAllAsTouched();
    this.rightsMissing.set(this.scopes().length === 0);
    if (this.form.invalid) return focusFirstInvalid(this.element);
    if (this.rightsMissing()) {
      this.element.querySelector<HTMLElement>('mat-checkbox input')?.focus();
      return;
    }
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const { name, days } = this.form.getRawValue();
      this.created.emit(
        await this.api.createToken({ name: name.trim(), scopes: this.scopes(), days: Number(days) }),
      );
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'token.too-many') this.failure.set(this.t('tokens.tooMany'));
      else if (!showRefusals(this.form, problem, this.element))
        this.failure.set(failureText(this.t, problem));
    } finally {
      this.busy.set(false);
    }
  }
}
