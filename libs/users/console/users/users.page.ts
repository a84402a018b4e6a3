import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  CellTemplate,
  Formats,
  LanguageService,
  ResultList,
  PageHeader,
  liveQuery,
  type ListColumn,
  type ListDefinition,
} from '@ocs/core-console';
import type { User } from '@ocs/users-contract';
import { SessionService } from '../session.service.js';
import { accountsTexts } from './accounts-texts.js';
import { profileLabel } from './profile-label.js';
import { UsersApi } from './users.api.js';

/** *Users* (spec/console.md 16): every account with its profile, perimeter and state. */
@Component({
  selector: 'app-users-page',
  imports: [CellTemplate, ResultList, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-header [title]="t('users.title')">
      <a appAction matButton routerLink="/profiles">{{ t('users.toProfiles') }}</a>
      <a appAction matButton="filled" routerLink="/users/-/new">{{ t('users.add') }}</a>
    </app-page-header>
    <app-list [label]="t('users.title')" [definition]="definition()">
      <ng-template appCell="login" [appCellRows]="rows" let-row>
        <a class="name" data-row-link [routerLink]="['/users', row.login]">{{ row.login }}</a>
        @if (row.login === own()) {
          <span class="tag">{{ t('users.self') }}</span>
        }
      </ng-template>
    </app-list>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100%;
    }
    .name {
      font-weight: 600;
    }
    .tag {
      margin-inline-start: 6px;
    }
  `,
})
export class UsersPage {
  protected readonly t = accountsTexts.inject();
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly session = inject(SessionService);
  private readonly api = inject(UsersApi);

  /** Tells the type of a row to the template. */
  protected readonly rows: readonly User[] = [];
  protected readonly own = computed(() => this.session.user()?.login);
  private readonly profiles = liveQuery({
    request: () => 'all',
    load: (_, signal) => this.api.profiles(signal),
  });
  private readonly groups = liveQuery({ request: () => 'all', load: (_, signal) => this.api.groups(signal) });

  protected readonly definition = computed<ListDefinition<User>>(() => ({
    table: 'users',
    columns: this.columns(),
    defaultSort: 'login',
    layouts: false,
    load: (query, signal) => this.api.list(query, signal),
  }));

  private columns(): readonly ListColumn<User>[] {
    return [
      {
        id: 'login',
        label: this.t('users.login'),
        width: '140px',
        default: true,
        fixed: true,
        sortable: true,
        text: (row) => row.login,
      },
      {
        id: 'lastName',
        label: this.t('users.name'),
        width: '150px',
        default: true,
        sortable: true,
        text: ({ firstName, lastName }) => [firstName, lastName].filter((part) => part).join(' '),
      },
      {
        id: 'email',
        label: this.t('users.email'),
        width: '190px',
        default: true,
        sortable: true,
        secondary: true,
        text: (row) => row.email,
      },
      {
        id: 'profile',
        label: this.t('users.profile'),
        width: '150px',
        default: true,
        sortable: true,
        text: (row) => this.profile(row),
      },
      {
        id: 'group',
        label: this.t('users.group'),
        width: '100px',
        default: true,
        sortable: true,
        secondary: true,
        text: (row) => this.groups.value()?.find(({ key }) => key === row.group)?.label ?? row.group,
      },
      {
        id: 'tags',
        label: this.t('users.perimeter'),
        width: '130px',
        default: true,
        secondary: true,
        text: (row) => this.perimeter(row),
      },
      {
        id: 'lastSignInAt',
        label: this.t('users.lastSignIn'),
        width: '120px',
        default: true,
        sortable: true,
        secondary: true,
        text: (row) =>
          row.lastSignInAt === null ? this.t('users.never') : this.formats.ago(row.lastSignInAt),
        exact: (row) => (row.lastSignInAt === null ? null : this.formats.moment(row.lastSignInAt)),
      },
      {
        id: 'sessions',
        label: this.t('users.sessions'),
        default: true,
        secondary: true,
        align: 'end',
        width: '84px',
        text: (row) => this.formats.number(row.sessions),
      },
      {
        id: 'secondFactor',
        label: this.t('users.factor'),
        width: '110px',
        default: false,
        secondary: true,
        text: (row) => this.t(row.secondFactor ? 'user.factorOn' : 'user.factorOff'),
      },
      {
        id: 'disabled',
        label: this.t('users.state'),
        width: '110px',
        default: true,
        secondary: true,
        text: (row) => this.state(row),
      },
      {
        id: 'comments',
        label: this.t('users.comments'),
        width: '200px',
        default: false,
        secondary: true,
        text: (row) => row.comments,
      },
    ];
  }

  private profile({ profile: name }: User): string | null {
    const profile = this.profiles.value()?.find((known) => known.name === name);
    if (profile !== undefined) return profileLabel(profile, this.language.current());
    return name === null || this.profiles.value() === undefined
      ? name
      : this.t('users.unknownProfile', { name });
  }

  private perimeter({ profile: name, tags }: User): string | null {
    const profile = this.profiles.value()?.find((known) => known.name === name);
    if (profile === undefined) return null;
    if (!profile.restricted) return this.t('users.everything');
    return tags.length === 0 ? this.t('users.nothing') : tags.join(', ');
  }

  private state({ disabled, mustChangePassword }: User): string {
    if (disabled) return this.t('users.states.disabled');
    return this.t(mustChangePassword ? 'users.states.mustChange' : 'users.states.active');
  }
}
