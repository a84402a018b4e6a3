import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  FactGrid,
  Formats,
  LANGUAGE_NAMES,
  LanguageService,
  Notice,
  ThemeService,
  Toast,
  focusFirstInvalid,
  toApiProblem,
  type Fact,
} from '@ocs/core-console';
import { LANGUAGES } from '@ocs/core-contract';
import { THEMES, type OwnAccount, type OwnAccountChange } from '@ocs/users-contract';
import { showRefusals } from '../forms/form-problems.js';
import { SelectField, type Choice } from '../forms/select-field.js';
import { TextField } from '../forms/text-field.js';
import { email } from '../forms/validators.js';
import { profileLabel } from '../users/profile-label.js';
import { LONGEST_COMMENT, LONGEST_EMAIL, LONGEST_NAME } from '../user-limits.js';
import { SessionService } from '../session.service.js';
import { AccountApi } from './account.api.js';
import { accountTexts } from './account-texts.js';
import { failureText } from './failure-text.js';

/** Names, mail, comment, language and theme of the own account. What the profile decides is only shown. */
@Component({
  selector: 'app-details-section',
  imports: [FactGrid, MatButton, Notice, ReactiveFormsModule, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './details.section.html',
  styleUrl: './account-form.css',
})
export class DetailsSection {
  protected readonly t = accountTexts.inject();
  private readonly formats = inject(Formats);
  private readonly api = inject(AccountApi);
  private readonly session = inject(SessionService);
  private readonly language = inject(LanguageService);
  private readonly theme = inject(ThemeService);
  private readonly toast = inject(Toast);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly account = input.required<OwnAccount>();
  readonly changed = output();

  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    firstName: ['', Validators.maxLength(LONGEST_NAME)],
    lastName: ['', Validators.maxLength(LONGEST_NAME)],
    email: ['', [email, Validators.maxLength(LONGEST_EMAIL)]],
    comments: ['', Validators.maxLength(LONGEST_COMMENT)],
    language: [''],
    theme: [''],
  });
  private readonly typed = toSignal(this.form.events);
  readonly dirty = computed(() => {
    this.typed();
    return this.form.dirty;
  });

  protected readonly facts = computed<readonly Fact[]>(() => {
    const { profile, profileLabel: label, group, passwordChangedAt } = this.account();
    return [
      {
        label: this.t('details.profile'),
        value: profileLabel({ name: profile, label }, this.language.current()),
      },
      { label: this.t('details.group'), value: group },
      {
        label: this.t('details.passwordChanged'),
        value: passwordChangedAt === null ? null : this.formats.ago(passwordChangedAt),
        ...(passwordChangedAt === null ? {} : { exact: this.formats.moment(passwordChangedAt) }),
      },
    ];
  });
  protected readonly languages = computed<readonly Choice[]>(() => [
    { value: '', label: this.t('details.asBrowser') },
    ...LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] })),
  ]);
  protected readonly themes = computed<readonly Choice[]>(() => [
    { value: '', label: this.t('details.asBrowser') },
    ...THEMES.map((theme) => ({ value: theme, label: this.t(`details.${theme}`) })),
  ]);

  constructor() {
    effect(() => this.fill(this.account()));
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(this.element);
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const change = this.changes();
      await this.api.change(change);
      this.form.markAsPristine();
      await this.session.reload();
      if (change.language) await this.language.use(change.language);
      if (change.theme) this.theme.use(change.theme);
      this.toast.show(this.t('details.saved'));
      this.changed.emit();
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (!showRefusals(this.form, problem, this.element)) this.failure.set(failureText(this.t, problem));
    } finally {
      this.busy.set(false);
    }
  }

  /** Only what was touched: language and theme may have been changed in the frame meanwhile. */
  private changes(): OwnAccountChange {
    const { language, theme, ...texts } = this.form.getRawValue();
    const touched = Object.entries(texts).filter(
      ([field]) => this.form.controls[field as keyof typeof texts].dirty,
    );
    return {
      ...Object.fromEntries(touched),
      ...(this.form.controls.language.dirty
        ? { language: LANGUAGES.find((code) => code === language) ?? null }
        : {}),
      ...(this.form.controls.theme.dirty ? { theme: THEMES.find((name) => name === theme) ?? null } : {}),
    };
  }

  private fill(account: OwnAccount): void {
    this.form.reset({
      firstName: account.firstName ?? '',
      lastName: account.lastName ?? '',
      email: account.email ?? '',
      comments: account.comments ?? '',
      language: account.language ?? '',
      theme: account.theme ?? '',
    });
  }
}
