import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  CellTemplate,
  Confirm,
  Formats,
  LanguageService,
  Notice,
  ProblemNotice,
  ResultTable,
  Toast,
  liveQuery,
  toApiProblem,
  type TableColumn,
} from '@ocs/core-console';
import { PERMISSIONS } from '@ocs/core-contract';
import type { ApiToken, CreatedApiToken } from '@ocs/users-contract';
import { SecretOnce } from '../forms/secret-once.js';
import { AccountApi } from './account.api.js';
import { accountTexts } from './account-texts.js';
import { failureText } from './failure-text.js';
import { NewTokenForm } from './new-token.form.js';

/** Tokens of programs that act for the own account: make, look at, revoke. */
@Component({
  selector: 'app-tokens-section',
  imports: [CellTemplate, MatButton, NewTokenForm, Notice, ProblemNotice, ResultTable, SecretOnce],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <p class="muted">{{ t('tokens.what') }}</p>
      @if (!adding() && !created()) {
        <button matButton="filled" type="button" (click)="adding.set(true)">{{ t('tokens.add') }}</button>
      }
    </div>
    @if (failure()) {
      <app-notice kind="problem">{{ failure() }}</app-notice>
    }
    @if (created(); as token) {
      <app-secret-once
        class="card"
        [heading]="t('tokens.newToken', { name: token.name })"
        [sentence]="t('tokens.once')"
        [secret]="token.token"
        [close]="t('tokens.close')"
        (closed)="created.set(undefined)"
      />
    }
    @if (adding()) {
      <app-new-token-form (created)="shown($event)" (cancelled)="adding.set(false)" />
    }
    @if (list.problem(); as problem) {
      <app-problem-notice [problem]="problem" (retry)="list.reload()" />
    }
    @if (list.value()?.length === 0) {
      <div class="card nothing">
        <p>{{ t('tokens.none') }}</p>
        <p class="small muted">{{ t('tokens.noneHelp') }}</p>
      </div>
    } @else if (list.value() || !list.problem()) {
      <div class="card frame">
        <app-result-table
          [label]="t('tokens.label')"
          [columns]="columns()"
          [rows]="list.value()"
          [busy]="list.loading()"
          [skeletonRows]="3"
        >
          <ng-template appCell="scopes" [appCellRows]="list.value()" let-row>
            <span [title]="rights(row)">{{ t.plural('tokens.rightsCount', row.scopes.length) }}</span>
          </ng-template>
          <ng-template appCell="revoke" [appCellRows]="list.value()" let-row>
            <button
              matButton
              type="button"
              [attr.aria-label]="t('tokens.revokeOf', { name: row.name })"
              (click)="revoke(row)"
            >
              {{ t('tokens.revoke') }}
            </button>
          </ng-template>
        </app-result-table>
      </div>
    }
  `,
  styleUrl: './account-list.css',
})
export class TokensSection {
  protected readonly t = accountTexts.inject();
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly api = inject(AccountApi);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);

  protected readonly adding = signal(false);
  protected readonly created = signal<CreatedApiToken | undefined>(undefined);
  protected readonly failure = signal('');
  protected readonly list = liveQuery({ request: () => 'own', load: (_, signal) => this.api.tokens(signal) });
  protected readonly columns = computed<readonly TableColumn<ApiToken>[]>(() => [
    { id: 'name', label: this.t('tokens.name'), text: (row) => row.name },
    {
      id: 'prefix',
      label: this.t('tokens.start'),
      width: '15%',
      mono: true,
      secondary: true,
      text: (row) => `${row.prefix}…`,
    },
    {
      id: 'scopes',
      label: this.t('tokens.rights'),
      width: '13%',
      secondary: true,
      text: (row) => this.rights(row),
    },
    {
      id: 'expiresAt',
      label: this.t('tokens.expires'),
      width: '17%',
      text: (row) =>
        row.expiresAt < new Date().toISOString()
          ? this.t('tokens.expired', { date: this.formats.date(row.expiresAt) })
          : this.formats.date(row.expiresAt),
      exact: (row) => this.formats.moment(row.expiresAt),
    },
    {
      id: 'lastUsedAt',
      label: this.t('tokens.used'),
      width: '15%',
      secondary: true,
      text: (row) => (row.lastUsedAt === null ? this.t('tokens.never') : this.formats.ago(row.lastUsedAt)),
      exact: (row) => (row.lastUsedAt === null ? null : this.formats.moment(row.lastUsedAt)),
    },
    { id: 'revoke', label: this.t('actions'), width: '132px', align: 'end', text: () => null },
  ]);

  protected rights(row: ApiToken): string {
    return row.scopes.map((scope) => PERMISSIONS[scope].label[this.language.current()]).join('\n');
  }

  protected shown(token: CreatedApiToken): void {
    this.adding.set(false);
    this.created.set(token);
    this.list.reload();
  }

  protected async revoke(row: ApiToken): Promise<void> {
    const wanted = await this.confirm.ask({
      title: this.t('tokens.revokeTitle', { name: row.name }),
      sentence: this.t('tokens.revokeSentence'),
      action: this.t('tokens.revoke'),
      danger: true,
    });
    if (!wanted) return;
    this.failure.set('');
    try {
      await this.api.revokeToken(row.id);
      this.toast.show(this.t('tokens.revoked'));
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.status !== 404) this.failure.set(failureText(this.t, problem));
    }
    this.list.reload();
  }
}
