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
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  NonNullableFormBuilder,
  ReactiveFormsModule,
  Validators,
  type AbstractControl,
  type FormControl,
  type ValidationErrors,
} from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Notice, toApiProblem } from '@ocs/core-console';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@ocs/users-contract';
import { PasswordField } from './password-field.js';
import { SERVER_PROBLEM, passwordProblem } from './password.rule.js';
import { required } from './required.js';
import { SessionService } from './session.service.js';
import { usersTexts } from './users-texts.js';

/** Changes the own password: the current one, the new one twice, the rules in sight, refusals beside their field. */
@Component({
  selector: 'app-change-password-form',
  imports: [MatButton, Notice, PasswordField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './change-password.form.html',
  styleUrl: './card-form.css',
})
export class ChangePasswordForm {
  protected readonly t = usersTexts.inject();
  protected readonly min = MIN_PASSWORD_LENGTH;
  private readonly session = inject(SessionService);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly changed = output();

  protected readonly login = computed(() => this.session.user()?.login ?? '');
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', required],
    newPassword: [
      '',
      [required, Validators.minLength(MIN_PASSWORD_LENGTH), Validators.maxLength(MAX_PASSWORD_LENGTH)],
    ],
    repeat: ['', [required, sameAsNewPassword]],
  });

  constructor() {
    // Typing the first one again may make the second right, or wrong.
    this.form.controls.newPassword.valueChanges
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.form.controls.repeat.updateValueAndValidity());
    afterNextRender(() => this.focus('current-password'));
  }

  /** The sentence below a field; empty while its value is accepted. */
  protected problem(control: FormControl<string>): string {
    const key = passwordProblem(control.errors);
    return key === undefined
      ? ''
      : this.t(`password.${key}`, { min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH });
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.focusFirstProblem();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const { currentPassword, newPassword } = this.form.getRawValue();
      await this.session.changePassword({ currentPassword, newPassword });
      this.form.reset();
      this.changed.emit();
    } catch (failure) {
      this.refused(failure);
    } finally {
      this.busy.set(false);
    }
  }

  private refused(failure: unknown): void {
    const problem = toApiProblem(failure);
    for (const { field, code } of problem.fieldProblems) {
      const control =
        field === 'currentPassword' ? this.form.controls.currentPassword : this.form.controls.newPassword;
      control.setErrors({ [SERVER_PROBLEM]: code });
      control.markAsTouched();
    }
    if (problem.fieldProblems.length > 0) this.focusFirstProblem();
    else if (problem.isServerAway) this.failure.set(this.t('signIn.away'));
    else if (problem.status === 429)
      this.failure.set(this.t.plural('signIn.tooMany', Math.ceil((problem.retryAfter ?? 60) / 60)));
    else this.failure.set(this.t('password.failed', { id: problem.requestId ?? '—' }));
  }

  private focusFirstProblem(): void {
    const { currentPassword, newPassword } = this.form.controls;
    if (currentPassword.invalid) this.focus('current-password');
    else this.focus(newPassword.invalid ? 'new-password' : 'repeat-password');
  }

  private focus(id: string): void {
    this.element.querySelector<HTMLInputElement>(`#${id}`)?.focus();
  }
}

function sameAsNewPassword(repeat: AbstractControl<string>): ValidationErrors | null {
  const typed = repeat.parent?.get('newPassword')?.value as unknown;
  return repeat.value === '' || repeat.value === typed ? null : { differ: true };
}
