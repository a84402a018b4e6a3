import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import {
  ApiProblem,
  Confirm,
  Formats,
  LanguageService,
  Notice,
  PageHeader,
  ProblemNotice,
  Toast,
  focusFirstInvalid,
  liveQuery,
  toApiProblem,
  warnBeforeUnload,
  type MayHoldChanges,
} from '@ocs/core-console';
import { PERMISSIONS, type Permission } from '@ocs/core-contract';
import type { Profile } from '@ocs/users-contract';
import { CheckField } from '../forms/check-field.js';
import { showRefusals } from '../forms/form-problems.js';
import { PermissionField } from '../forms/permission-field.js';
import { required } from '../forms/required.js';
import { SelectField, type Choice } from '../forms/select-field.js';
import { TextField } from '../forms/text-field.js';
import { SessionService } from '../session.service.js';
import { LONGEST_NAME } from '../user-limits.js';
import { accountsTexts } from '../users/accounts-texts.js';
import { ConflictNotice, type ConflictRow } from '../users/conflict-notice.js';
import { differingFields, onTop } from '../users/conflict.rule.js';
import { problemText } from '../users/problem-text.js';
import { labelToStore, profileLabel } from '../users/profile-label.js';
import { UsersApi } from '../users/users.api.js';
import { copied, toProfileValues, type ProfileFormValues } from './profile-form.rule.js';

/** Kept in `operators.NEW_ACCESSLVL`: letters, digits and hyphens. */
const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9-]*$/;
const LONGEST_PROFILE_NAME = 64;

/** One profile, or a new one (spec/console.md 2.3, 16): label, limits, second factor, permissions by topic. */
@Component({
  selector: 'app-profile-page',
  imports: [
    CheckField,
    ConflictNotice,
    MatButton,
    Notice,
    PageHeader,
    PermissionField,
    ProblemNotice,
    ReactiveFormsModule,
    RouterLink,
    SelectField,
    TextField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile.page.html',
  styleUrl: './profile.page.css',
})
export class ProfilePage implements MayHoldChanges {
  protected readonly t = accountsTexts.inject();
  private readonly api = inject(UsersApi);
  private readonly session = inject(SessionService);
  private readonly language = inject(LanguageService);
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** From the address; absent for a new profile. */
  readonly name = input<string>();

  protected readonly list = liveQuery({
    request: () => 'all',
    load: (_, signal) => this.api.profiles(signal),
  });
  private readonly stored = signal<Profile | undefined>(undefined);
  protected readonly profile = computed(() => {
    const asked = this.list.value()?.find(({ name }) => name === this.name());
    return this.stored()?.name === asked?.name ? (this.stored() ?? asked) : asked;
  });
  protected readonly problem = computed(() => {
    const unknown = this.list.value() !== undefined && this.name() !== undefined && !this.profile();
    return unknown ? new ApiProblem({ code: 'profile.not-found', status: 404 }) : this.list.problem();
  });

  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  protected readonly theirs = signal<Profile | undefined>(undefined);
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly copyFrom = new FormControl('', { nonNullable: true });
  protected readonly form = this.forms.group({
    name: ['', [required, Validators.pattern(NAME_PATTERN), Validators.maxLength(LONGEST_PROFILE_NAME)]],
    label: ['', [required, Validators.maxLength(LONGEST_NAME)]],
    restricted: [false],
    secondFactor: [false],
    permissions: this.forms.control<readonly Permission[]>([]),
  });
  private readonly events = toSignal(this.form.events);

  protected readonly title = computed(() => {
    const profile = this.profile();
    return profile === undefined ? (this.name() ?? this.t('profile.newTitle')) : this.label(profile);
  });
  protected readonly own = computed(() => this.session.user()?.permissions ?? []);
  protected readonly chosen = computed(() => {
    this.events();
    return this.form.getRawValue().permissions;
  });
  protected readonly someNotOwn = computed(() => Object.keys(PERMISSIONS).length > this.own().length);
  protected readonly copyChoices = computed<readonly Choice[]>(() => [
    { value: '', label: this.t('profile.copyNothing') },
    ...(this.list.value() ?? []).map((profile) => ({ value: profile.name, label: this.label(profile) })),
  ]);
  protected readonly isShippedLabel = computed(() => {
    const profile = this.profile();
    return profile !== undefined && profileLabel(profile, 'fr') !== profile.label;
  });
  protected readonly conflictRows = computed<readonly ConflictRow[]>(() => {
    const [opened, stored] = [this.profile(), this.theirs()];
    if (opened === undefined || stored === undefined) return [];
    const [before, now] = [this.values(opened), this.values(stored)];
    return differingFields(before, now).map((field) => ({
      label: field === 'label' ? this.t('profiles.label') : this.t(`profile.${field}`),
      before: this.fieldText(before, field),
      now: this.fieldText(now, field),
    }));
  });

  constructor() {
    warnBeforeUnload(() => this.hasUnsavedChanges());
    effect(() => {
      const profile = this.profile();
      untracked(() => this.fill(profile));
    });
    this.copyFrom.valueChanges.pipe(takeUntilDestroyed()).subscribe((name) => this.copy(name));
  }

  hasUnsavedChanges(): boolean {
    return this.form.dirty;
  }

  protected label(profile: Profile): string {
    return profileLabel(profile, this.language.current());
  }

  protected choose(permissions: readonly Permission[]): void {
    this.form.controls.permissions.markAsDirty();
    this.form.controls.permissions.setValue(permissions);
  }

  protected async save(version = this.profile()?.version): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(this.element);
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set('');
    try {
      const { name, label, ...others } = this.form.getRawValue();
      const values = { ...others, label: labelToStore(this.profile(), label.trim()) };
      const saved =
        version === undefined
          ? await this.api.addProfile({ name, ...values })
          : await this.api.changeProfile(name, { ...values, version });
      this.theirs.set(undefined);
      this.form.markAsPristine();
      this.toast.show(this.t('profile.saved', { label: this.label(saved) }));
      // One may just have changed what oneself may do.
      if (saved.name === this.session.user()?.profile) await this.session.reload();
      if (version === undefined) await this.router.navigateByUrl('/profiles');
      else this.stored.set(saved);
    } catch (failure) {
      await this.refused(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  protected take(): void {
    this.form.markAsPristine();
    this.stored.set(this.theirs());
    this.theirs.set(undefined);
  }

  protected async keep(): Promise<void> {
    const [opened, stored] = [this.profile(), this.theirs()];
    if (opened === undefined || stored === undefined) return;
    const { label, restricted, secondFactor, permissions } = this.form.getRawValue();
    const mine = { label, restricted, secondFactor, permissions };
    this.form.patchValue(onTop<ProfileFormValues>(this.values(opened), mine, this.values(stored)));
    await this.save(stored.version);
  }

  protected async remove(profile: Profile): Promise<void> {
    const label = this.label(profile);
    const wanted = await this.confirm.ask({
      title: this.t('profile.removeTitle', { label }),
      sentence: this.t('profile.removeSentence'),
      action: this.t('profile.removeAction'),
      danger: true,
    });
    if (!wanted) return;
    this.failure.set('');
    try {
      await this.api.removeProfile(profile.name);
      this.form.markAsPristine();
      this.toast.show(this.t('profile.removed', { label }));
      await this.router.navigateByUrl('/profiles');
    } catch (failure) {
      this.failure.set(problemText(this.t, toApiProblem(failure)));
    }
  }

  private async refused(problem: ApiProblem): Promise<void> {
    if (problem.code === 'profile.changed') {
      const stored = (await this.api.profiles().catch(() => [])).find(({ name }) => name === this.name());
      this.theirs.set(stored);
      if (stored === undefined) this.failure.set(problemText(this.t, problem));
    } else if (problem.code === 'profile.name-taken') {
      this.form.controls.name.setErrors({ server: problem.code });
      focusFirstInvalid(this.element);
    } else if (!showRefusals(this.form, problem, this.element)) {
      this.failure.set(problemText(this.t, problem));
    }
  }

  private fill(profile: Profile | undefined): void {
    if (profile !== undefined) this.form.reset({ name: profile.name, ...this.values(profile) });
    this.form.controls.permissions.updateValueAndValidity();
  }

  private copy(name: string): void {
    const from = this.list.value()?.find((profile) => profile.name === name);
    this.form.patchValue({
      restricted: from?.restricted ?? false,
      secondFactor: from?.secondFactor ?? false,
      permissions: copied(from?.permissions ?? [], this.own()),
    });
    this.form.markAsDirty();
  }

  private values(profile: Profile): ProfileFormValues {
    return toProfileValues(profile, this.language.current());
  }

  private fieldText(values: ProfileFormValues, field: keyof ProfileFormValues): string {
    const value = values[field];
    if (typeof value === 'boolean') return this.formats.yesNo(value);
    return typeof value === 'string'
      ? value
      : value.map((permission) => PERMISSIONS[permission].label[this.language.current()]).join('\n');
  }
}
