import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  CellTemplate,
  Formats,
  LanguageService,
  PageHeader,
  Permissions,
  ProblemNotice,
  ResultTable,
  liveQuery,
  type TableColumn,
} from '@ocs/core-console';
import { ALL_PERMISSIONS } from '@ocs/core-contract';
import type { Profile } from '@ocs/users-contract';
import { accountsTexts } from '../users/accounts-texts.js';
import { profileLabel } from '../users/profile-label.js';
import { UsersApi } from '../users/users.api.js';
import { UserGroups } from './user-groups.js';

/** *Profiles* (spec/console.md 2.3, 16): what accounts may do; and the groups accounts are sorted into. */
@Component({
  selector: 'app-profiles-page',
  imports: [CellTemplate, MatButton, PageHeader, ProblemNotice, ResultTable, RouterLink, UserGroups],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profiles.page.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      padding-bottom: 24px;
    }
    .frame {
      overflow: auto;
      max-width: 1080px;
    }
    .name {
      font-weight: 600;
    }
    code {
      margin-inline-start: 6px;
    }
  `,
})
export class ProfilesPage {
  protected readonly t = accountsTexts.inject();
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly api = inject(UsersApi);
  private readonly permissions = inject(Permissions);

  protected readonly list = liveQuery({
    request: () => 'all',
    load: (_, signal) => this.api.profiles(signal),
  });
  protected readonly mayEdit = computed(() => this.permissions.may('profiles.manage'));
  protected readonly mayGroup = computed(() => this.permissions.may('users.manage'));
  protected readonly columns = computed<readonly TableColumn<Profile>[]>(() => [
    { id: 'label', label: this.t('profiles.label'), text: (row) => this.label(row) },
    {
      id: 'restricted',
      label: this.t('profiles.limit'),
      width: '22%',
      secondary: true,
      text: (row) => this.t(row.restricted ? 'profiles.limited' : 'profiles.all'),
    },
    {
      id: 'permissions',
      label: this.t('profiles.rights'),
      width: '14%',
      secondary: true,
      text: (row) =>
        this.t('profiles.rightsOf', { count: row.permissions.length, total: ALL_PERMISSIONS.length }),
    },
    {
      id: 'secondFactor',
      label: this.t('profiles.factor'),
      width: '16%',
      secondary: true,
      text: (row) => this.t(row.secondFactor ? 'profiles.mandatory' : 'profiles.optional'),
    },
    {
      id: 'users',
      label: this.t('profiles.users'),
      width: '104px',
      align: 'end',
      text: (row) => this.formats.number(row.users),
    },
  ]);

  protected label(profile: Profile): string {
    return profileLabel(profile, this.language.current());
  }
}
