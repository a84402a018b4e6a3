import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import {
  Notice,
  PageFocus,
  SERVER_ERROR,
  focusFirstInvalid,
  toApiProblem,
  type ApiProblem,
} from '@ocs/core-console';

import { PasswordField } from '../forms/password-field.js';
import { required } from '../forms/required.js';
import { TextField } from '../forms/text-field.js';
import { SessionService } from '../session.service.js';
import { usersTexts } from '../users-texts.js';
import { Entrance } from './entrance.js';
import { failureSentence } from './failure-sentence.js';

/**
 * Sign in: one card, one message for a wrong user or password, and back to the page the session ended on. The code of the
 * second factor is asked in the same card once the password was right.
 */
@Component({
  selector: 'app-sign-in-page',
  imports: [Entrance, MatButton, Notice, PasswordField, ReactiveFormsModule, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.page.html',
  styleUrl: './card-form.css',
})
export class SignInPage {
  protected readonly t = usersTexts.inject();
  private readonly session = inject(SessionService);
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  /** The session ended while in use. */
  readonly ended = input<string>();
  readonly signedOut = input<string>();
  /** Where to go once signed in. */
  readonly from = input<string>();

  protected readonly server = this.document.location.host;
  /** Name of the page one returns to, as far as it is still known. */
  protected readonly returnPage = pageName(this.router.currentNavigation()?.extras.state ?? history.state);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  /** The password was right and the account has a second factor. */
  protected readonly codeAsked = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    login: [this.session.lastUsedLogin, required],
    password: ['', required],
    code: [''],
  });

  protected readonly message = computed(() => {
    const problem = this.problem();
    if (problem === undefined) return '';
    if (problem.status === 401) return this.t('signIn.wrong');
    return failureSentence(this.t, problem, 'signIn.failed');
  });

  constructor() {
    const pages = inject(PageFocus);
    effect(() => pages.setTitle(this.t('signIn.title')));
    afterNextRender(() => this.focus(this.form.controls.login.value === '' ? 'user' : 'password'));
    // Another user: whether a code is needed is open again.
    this.form.controls.login.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => this.forgetCode());
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(this.element);
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { login, password, code } = this.form.getRawValue();
      await this.session.signIn({
        login,
        password,
        ...(this.codeAsked() ? { code: code.replaceAll(/\s/g, '') } : {}),
      });
      // Where a duty comes first, the page that was asked for leads there and is opened afterwards.
      await this.router.navigateByUrl(this.from() ?? '/');
    } catch (failure) {
      this.refused(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  private refused(problem: ApiProblem): void {
    const { code } = this.form.controls;
    if (problem.code === 'second-factor.required') {
      this.codeAsked.set(true);
      code.setValidators(required);
      code.reset();
      afterNextRender(() => this.focus('code'), { injector: this.injector });
    } else if (problem.code === 'second-factor.wrong') {
      code.setErrors({ [SERVER_ERROR]: problem.code });
      code.markAsTouched();
      this.focus('code');
    } else {
      this.problem.set(problem);
      this.focus('password');
    }
  }

  private forgetCode(): void {
    if (!this.codeAsked()) return;
    this.codeAsked.set(false);
    this.form.controls.code.clearValidators();
    this.form.controls.code.reset();
  }

  private focus(id: string): void {
    const field = this.element.querySelector<HTMLInputElement>(`#${id}`);
    field?.focus();
    field?.select();
  }
}

function pageName(state: unknown): string {
  return typeof state === 'object' && state !== null && 'page' in state && typeof state.page === 'string'
    ? state.page
    : '';
}
