import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import { Notice, PageFocus, toApiProblem, type ApiProblem } from '@ocs/core-console';
import { Entrance } from './entrance.js';
import { PasswordField } from './password-field.js';
import { MUST_CHANGE_PASSWORD_PATH } from './paths.js';
import { required } from './required.js';
import { SessionService } from './session.service.js';
import { usersTexts } from './users-texts.js';

/** Sign in: one card, one message for a wrong user or password, and back to the page the session ended on. */
@Component({
  selector: 'app-sign-in-page',
  imports: [
    Entrance,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    Notice,
    PasswordField,
    ReactiveFormsModule,
  ],
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
  protected readonly form = inject(NonNullableFormBuilder).group({
    login: [this.session.lastUsedLogin, required],
    password: ['', required],
  });

  protected readonly message = computed(() => {
    const problem = this.problem();
    if (problem === undefined) return '';
    if (problem.isServerAway) return this.t('signIn.away');
    if (problem.status === 401) return this.t('signIn.wrong');
    if (problem.status === 429)
      return this.t.plural('signIn.tooMany', Math.ceil((problem.retryAfter ?? 60) / 60));
    return this.t('signIn.failed', { id: problem.requestId ?? '—' });
  });

  constructor() {
    const pages = inject(PageFocus);
    effect(() => pages.setTitle(this.t('signIn.title')));
    afterNextRender(() => this.focus(this.form.controls.login.value === '' ? 'user' : 'password'));
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.focus(this.form.controls.login.invalid ? 'user' : 'password');
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const user = await this.session.signIn(this.form.getRawValue());
      await this.router.navigateByUrl(
        user.mustChangePassword ? MUST_CHANGE_PASSWORD_PATH : (this.from() ?? '/'),
      );
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
      this.focus('password');
    } finally {
      this.busy.set(false);
    }
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
