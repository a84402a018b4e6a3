import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  PageHeader,
  ProblemNotice,
  Toast,
  liveQuery,
  warnBeforeUnload,
  type MayHoldChanges,
} from '@ocs/core-console';
import type { CreatedUser, User } from '@ocs/users-contract';
import { SecretOnce } from '../forms/secret-once.js';
import { accountsTexts } from './accounts-texts.js';
import { UserAccess } from './user-access.js';
import { UserForm } from './user-form.js';
import { UsersApi } from './users.api.js';

/** One account, or a new one (spec/console.md 16): what it is at the left, how it gets in at the right. */
@Component({
  selector: 'app-user-page',
  imports: [PageHeader, ProblemNotice, RouterLink, SecretOnce, UserAccess, UserForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user.page.html',
  styleUrl: './editor.page.css',
})
export class UserPage implements MayHoldChanges {
  protected readonly t = accountsTexts.inject();
  private readonly api = inject(UsersApi);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);

  /** From the address; absent for a new account. */
  readonly login = input<string>();

  private readonly asked = liveQuery({
    request: () => this.login(),
    load: (login, signal) => this.api.get(login, signal),
    keeps: (previous, next) => previous === next,
  });
  protected readonly stored = signal<User | undefined>(undefined);
  private readonly form = viewChild(UserForm);
  private deleted = false;

  /** What was saved here last is newer than what was asked. */
  protected readonly user = computed(() => {
    const [asked, stored] = [this.asked.value(), this.stored()];
    return stored !== undefined && stored.login === asked?.login ? stored : asked;
  });
  protected readonly profiles = liveQuery({
    request: () => 'all',
    load: (_, signal) => this.api.profiles(signal),
  });
  protected readonly groups = liveQuery({
    request: () => 'all',
    load: (_, signal) => this.api.groups(signal),
  });
  protected readonly problem = computed(
    () => this.asked.problem() ?? this.profiles.problem() ?? this.groups.problem(),
  );
  protected readonly fullName = computed(() => {
    const user = this.user();
    return [user?.firstName, user?.lastName].filter((part) => part).join(' ');
  });
  protected readonly created = signal<CreatedUser | undefined>(undefined);

  constructor() {
    warnBeforeUnload(() => this.hasUnsavedChanges());
  }

  hasUnsavedChanges(): boolean {
    return !this.deleted && (this.form()?.dirty() ?? false);
  }

  protected saved(user: User): void {
    this.stored.set(user);
    this.toast.show(this.t('user.saved', { login: user.login }));
  }

  /** Something other than the form's fields changed: the account is read again, with its new version. */
  protected reload(): void {
    this.stored.set(undefined);
    this.asked.reload();
    if (this.profiles.problem() !== undefined) this.profiles.reload();
    if (this.groups.problem() !== undefined) this.groups.reload();
  }

  protected removed(): void {
    this.deleted = true;
    this.back();
  }

  protected back(): void {
    void this.router.navigateByUrl('/users');
  }
}
