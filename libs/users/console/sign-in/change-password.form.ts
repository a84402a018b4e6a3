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
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Notice, focusFirstInvalid, toApiProblem } from '@ocs/core-console';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@ocs/users-contract';
import { showRefusals } from '../forms/form-problems.js';
import { PasswordField } from '../forms/password-field.js';
import { required } from '../forms/required.js';
import { sameAs } from '../forms/validators.js';
import { SessionService } from '../session.service.js';
import { usersTexts } from '../users-texts.js';
import { failureSentence } from './failure-sentence.js';

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
    repeat: ['', [required, sameAs('newPassword')]],
  });

  constructor() {
    // Typing the first one again may make the second right, or wrong.
    this.form.controls.newPassword.valueChanges
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.form.controls.repeat.updateValueAndValidity());
    afterNextRender(() => this.focus('current-password'));
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(this.element);
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
    if (!showRefusals(this.form, problem, this.element))
      this.failure.set(failureSentence(this.t, problem, 'password.failed'));
  }

  private focus(id: string): void {
    this.element.querySelector<HTMLInputElement>(`#${id}`)?.focus();
  }
}
