import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { CopyLine, Notice, focusFirstInvalid, toApiProblem } from '@ocs/core-console';
import type { SecondFactorSecret } from '@ocs/users-contract';
import { AccountApi } from '../account/account.api.js';
import { showRefusals } from '../forms/form-problems.js';
import { PasswordField } from '../forms/password-field.js';
import { required } from '../forms/required.js';
import { TextField } from '../forms/text-field.js';
import { failureSentence } from '../sign-in/failure-sentence.js';
import { usersTexts } from '../users-texts.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodeList } from './recovery-code-list.js';

/** Sets up the second factor: password, key to scan or type, first code, recovery codes. Nothing counts before the code was right. */
@Component({
  selector: 'app-second-factor-set-up',
  imports: [
    CopyLine,
    MatButton,
    Notice,
    PasswordField,
    QrCode,
    ReactiveFormsModule,
    RecoveryCodeList,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './second-factor-set-up.html',
  styleUrl: './second-factor-set-up.css',
})
export class SecondFactorSetUp {
  protected readonly t = usersTexts.inject();
  private readonly api = inject(AccountApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  /** Whether one may leave without setting it up. */
  readonly cancellable = input(true);
  /** It is in force and the recovery codes were kept. */
  readonly finished = output();
  readonly cancelled = output();

  protected readonly secret = signal<SecondFactorSecret | undefined>(undefined);
  protected readonly codes = signal<readonly string[] | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  /** In groups of four, as one reads it aloud; the authenticator ignores the blanks. */
  protected readonly readableSecret = computed(() =>
    (this.secret()?.secret.match(/.{1,4}/g) ?? []).join(' '),
  );

  protected readonly passwordForm = inject(NonNullableFormBuilder).group({ currentPassword: ['', required] });
  protected readonly codeForm = inject(NonNullableFormBuilder).group({ code: ['', required] });

  constructor() {
    afterNextRender(() => this.focus('#factor-password'));
  }

  protected begin(): Promise<void> {
    return this.send(this.passwordForm, async () => {
      this.secret.set(await this.api.beginSecondFactor(this.passwordForm.getRawValue().currentPassword));
      this.passwordForm.reset();
      this.focusLater('#factor-code');
    });
  }

  protected confirm(): Promise<void> {
    return this.send(this.codeForm, async () => {
      const code = this.codeForm.getRawValue().code.replaceAll(/\s/g, '');
      this.codes.set((await this.api.confirmSecondFactor(code)).recoveryCodes);
      this.secret.set(undefined);
      this.focusLater('h2');
    });
  }

  private async send(
    form: typeof this.passwordForm | typeof this.codeForm,
    work: () => Promise<void>,
  ): Promise<void> {
    form.markAllAsTouched();
    if (form.invalid) return focusFirstInvalid(this.element);
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await work();
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (!showRefusals(form, problem, this.element))
        this.failure.set(failureSentence(this.t, problem, 'secondFactor.failed'));
    } finally {
      this.busy.set(false);
    }
  }

  private focusLater(selector: string): void {
    afterNextRender(() => this.focus(selector), { injector: this.injector });
  }

  private focus(selector: string): void {
    this.element.querySelector<HTMLElement>(selector)?.focus();
  }
}
