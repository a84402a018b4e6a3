import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Icon, Notice, Toast, focusFirstInvalid, toApiProblem } from '@ocs/core-console';
import type { SecondFactorState } from '@ocs/users-contract';
import { showRefusals } from '../forms/form-problems.js';
import { PasswordField } from '../forms/password-field.js';
import { required } from '../forms/required.js';
import { TextField } from '../forms/text-field.js';
import { RecoveryCodeList } from '../second-factor/recovery-code-list.js';
import { SecondFactorSetUp } from '../second-factor/second-factor-set-up.js';
import { AccountApi } from './account.api.js';
import { accountTexts } from './account-texts.js';
import { failureText } from './failure-text.js';

/** Below this many recovery codes the page asks to make new ones. */
const FEW_CODES = 3;

/** State of the own second factor and what one may do with it, one thing at a time. */
@Component({
  selector: 'app-factor-section',
  imports: [
    Icon,
    MatButton,
    Notice,
    PasswordField,
    ReactiveFormsModule,
    RecoveryCodeList,
    SecondFactorSetUp,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './factor.section.html',
  styleUrl: './account-form.css',
})
export class FactorSection {
  protected readonly t = accountTexts.inject();
  private readonly api = inject(AccountApi);
  private readonly toast = inject(Toast);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly state = input.required<SecondFactorState>();
  readonly changed = output();

  protected readonly fewCodes = FEW_CODES;
  protected readonly doing = signal<'nothing' | 'setUp' | 'renew' | 'remove'>('nothing');
  protected readonly codes = signal<readonly string[] | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly renewForm = inject(NonNullableFormBuilder).group({ code: ['', required] });
  protected readonly removeForm = inject(NonNullableFormBuilder).group({ currentPassword: ['', required] });

  protected start(what: 'setUp' | 'renew' | 'remove'): void {
    this.stop();
    this.doing.set(what);
    afterNextRender(() => this.element.querySelector<HTMLElement>('form input')?.focus(), {
      injector: this.injector,
    });
  }

  protected stop(): void {
    this.doing.set('nothing');
    this.codes.set(undefined);
    this.failure.set('');
    this.renewForm.reset();
    this.removeForm.reset();
  }

  protected finished(): void {
    this.stop();
    this.toast.show(this.t('factor.done'));
    this.changed.emit();
  }

  protected renew(): Promise<void> {
    return this.send(this.renewForm, async () => {
      const code = this.renewForm.getRawValue().code.replaceAll(/\s/g, '');
      this.codes.set((await this.api.renewRecoveryCodes(code)).recoveryCodes);
      this.changed.emit();
    });
  }

  protected remove(): Promise<void> {
    return this.send(this.removeForm, async () => {
      await this.api.removeSecondFactor(this.removeForm.getRawValue().currentPassword);
      this.stop();
      this.toast.show(this.t('factor.removed'));
      this.changed.emit();
    });
  }

  private async send(
    form: typeof this.renewForm | typeof this.removeForm,
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
      if (!showRefusals(form, problem, this.element)) this.failure.set(failureText(this.t, problem));
    } finally {
      this.busy.set(false);
    }
  }
}
