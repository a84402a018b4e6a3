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
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  Formats,
  LANGUAGE_NAMES,
  LanguageService,
  Notice,
  focusFirstInvalid,
  toApiProblem,
  type ApiProblem,
} from '@ocs/core-console';
import { LANGUAGES } from '@ocs/core-contract';
import type { CreatedUser, Profile, User, UserGroup } from '@ocs/users-contract';
import { CheckField } from '../forms/check-field.js';
import { showRefusals } from '../forms/form-problems.js';
import { required } from '../forms/required.js';
import { SelectField, type Choice } from '../forms/select-field.js';
import { TextField } from '../forms/text-field.js';
import { email } from '../forms/validators.js';
import { SessionService } from '../session.service.js';
import { LONGEST_COMMENT, LONGEST_EMAIL, LONGEST_LOGIN, LONGEST_NAME } from '../user-limits.js';
import { accountsTexts } from './accounts-texts.js';
import { ConflictNotice, type ConflictRow } from './conflict-notice.js';
import { differingFields, onTop } from './conflict.rule.js';
import { problemText } from './problem-text.js';
import { profileLabel } from './profile-label.js';
import { mayGive, toAccountFields, toFormValues, type UserFormValues } from './user-form.rule.js';
import { UsersApi } from './users.api.js';

/** What a new account starts with: the profile that may do least. */
const FIRST_PROFILE = 'read-only';

/** Fields of an account, a new one or an existing one. Two people who edit at once are told, and neither loses input. */
@Component({
  selector: 'app-user-form',
  imports: [CheckField, ConflictNotice, MatButton, Notice, ReactiveFormsModule, SelectField, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-form.html',
  styleUrl: '../account/account-form.css',
})
export class UserForm {
  protected readonly t = accountsTexts.inject();
  private readonly api = inject(UsersApi);
  private readonly session = inject(SessionService);
  private readonly language = inject(LanguageService);
  private readonly formats = inject(Formats);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Absent for a new account. */
  readonly user = input<User>();
  readonly profiles = input.required<readonly Profile[]>();
  readonly groups = input.required<readonly UserGroup[]>();
  readonly saved = output<User>();
  /** What somebody else stored is taken instead of the own input. */
  readonly taken = output<User>();
  readonly created = output<CreatedUser>();
  readonly cancelled = output();

  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  /** What the form was filled from. */
  private readonly opened = signal<User | undefined>(undefined);
  /** What somebody else stored since the form was filled. */
  protected readonly theirs = signal<User | undefined>(undefined);
  protected readonly form = inject(NonNullableFormBuilder).group({
    login: ['', [required, Validators.maxLength(LONGEST_LOGIN)]],
    firstName: ['', [required, Validators.maxLength(LONGEST_NAME)]],
    lastName: ['', Validators.maxLength(LONGEST_NAME)],
    email: ['', [email, Validators.maxLength(LONGEST_EMAIL)]],
    comments: ['', Validators.maxLength(LONGEST_COMMENT)],
    profile: ['', required],
    group: [''],
    language: [''],
    tags: [''],
    disabled: [false],
  });
  private readonly events = toSignal(this.form.events);
  readonly dirty = computed(() => {
    this.events();
    return this.form.dirty;
  });

  protected readonly isSelf = computed(() => this.user()?.login === this.session.user()?.login);
  protected readonly profileChoices = computed<readonly Choice[]>(() => {
    const kept = this.user()?.profile ?? '';
    const choices = this.profiles()
      .filter((profile) => profile.name === kept || mayGive(this.session.user(), profile))
      .map((profile) => ({ value: profile.name, label: profileLabel(profile, this.language.current()) }));
    return kept === '' || choices.some(({ value }) => value === kept)
      ? choices
      : [{ value: kept, label: this.t('users.unknownProfile', { name: kept }) }, ...choices];
  });
  protected readonly groupChoices = computed<readonly Choice[]>(() => [
    { value: '', label: this.t('user.noGroup') },
    ...this.groups().map(({ key, label }) => ({ value: key, label })),
  ]);
  protected readonly languageChoices = computed<readonly Choice[]>(() => [
    { value: '', label: this.t('user.anyLanguage') },
    ...LANGUAGES.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] })),
  ]);
  protected readonly tagsNote = computed(() => {
    this.events();
    const { profile, tags } = this.form.getRawValue();
    const chosen = this.profiles().find(({ name }) => name === profile);
    if (chosen?.restricted === false) return tags.trim() === '' ? '' : this.t('user.tagsIgnored');
    return chosen?.restricted === true && tags.trim() === '' ? this.t('user.tagsEmpty') : '';
  });
  protected readonly conflictRows = computed<readonly ConflictRow[]>(() => {
    const [opened, stored] = [this.opened(), this.theirs()];
    if (opened === undefined || stored === undefined) return [];
    const [before, now] = [toFormValues(opened), toFormValues(stored)];
    return differingFields(before, now).map((field) => ({
      label: this.fieldLabel(field),
      before: this.fieldText(before, field),
      now: this.fieldText(now, field),
    }));
  });

  constructor() {
    effect(() => {
      const user = this.user();
      untracked(() => this.follow(user));
    });
  }

  protected async save(version = this.opened()?.version): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(this.element);
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      await this.send(version);
    } catch (failure) {
      await this.refused(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  /** Shows what is stored; the own input is given up. */
  protected take(): void {
    const stored = this.theirs();
    this.theirs.set(undefined);
    if (stored === undefined) return;
    this.form.markAsPristine();
    this.taken.emit(stored);
  }

  /** Saves the own changes on top of what somebody else stored. */
  protected async keep(): Promise<void> {
    const [opened, stored] = [this.opened(), this.theirs()];
    if (opened === undefined || stored === undefined) return;
    this.form.patchValue(onTop(toFormValues(opened), this.form.getRawValue(), toFormValues(stored)));
    await this.save(stored.version);
  }

  private async send(version: string | undefined): Promise<void> {
    const values = this.form.getRawValue();
    const fields = toAccountFields(values);
    if (version === undefined) {
      const created = await this.api.add({ login: values.login.trim(), ...fields });
      this.form.markAsPristine();
      this.created.emit(created);
    } else {
      const saved = await this.api.change(values.login, { ...fields, version, disabled: values.disabled });
      this.form.markAsPristine();
      this.theirs.set(undefined);
      this.saved.emit(saved);
    }
  }

  private async refused(problem: ApiProblem): Promise<void> {
    if (problem.code === 'user.changed') {
      const stored = await this.storedNow(problem);
      this.theirs.set(stored);
      if (stored === undefined) this.failure.set(problemText(this.t, problem));
    } else if (problem.code === 'user.login-taken' || problem.code === 'profile.beyond-own') {
      const control =
        problem.code === 'user.login-taken' ? this.form.controls.login : this.form.controls.profile;
      control.setErrors({ server: problem.code });
      focusFirstInvalid(this.element);
    } else if (!showRefusals(this.form, problem, this.element)) {
      this.failure.set(problemText(this.t, problem));
    }
  }

  /** What is stored now, told by the conflict or asked for. */
  private async storedNow({ current }: ApiProblem): Promise<User | undefined> {
    if (typeof current === 'object' && current !== null && 'version' in current) return current as User;
    return this.api.get(this.form.getRawValue().login).catch(() => undefined);
  }

  /** Another account, or the same one read again: what was typed is never lost to that. */
  private follow(user: User | undefined): void {
    const opened = this.opened();
    if (user === undefined || user.login !== opened?.login || !this.form.dirty) this.fill(user);
    else if (differingFields(toFormValues(opened), toFormValues(user)).length === 0) this.opened.set(user);
    else this.theirs.set(user);
  }

  private fill(user: User | undefined): void {
    const { login } = this.form.controls;
    this.opened.set(user);
    if (user === undefined) {
      const first = this.profileChoices().find(({ value }) => value === FIRST_PROFILE);
      this.form.reset({ profile: first?.value ?? this.profileChoices()[0]?.value ?? '' });
      return;
    }
    this.form.reset({ ...toFormValues(user), login: user.login });
    // An account of another console may have no first name; its login may be of any length.
    login.clearValidators();
    login.updateValueAndValidity();
  }

  private fieldLabel(field: keyof UserFormValues): string {
    return field === 'tags' || field === 'disabled' || field === 'language'
      ? this.t(`user.${field}`)
      : this.t(`users.${field}`);
  }

  private fieldText(values: UserFormValues, field: keyof UserFormValues): string {
    const value = values[field];
    if (typeof value === 'boolean') return this.formats.yesNo(value);
    const choices = {
      profile: this.profileChoices(),
      group: this.groupChoices(),
      language: this.languageChoices(),
    };
    const text = String(value);
    return field === 'profile' || field === 'group' || field === 'language'
      ? (choices[field].find((choice) => choice.value === text)?.label ?? text)
      : text;
  }
}
