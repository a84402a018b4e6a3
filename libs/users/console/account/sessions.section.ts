import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  CellTemplate,
  Confirm,
  Formats,
  Notice,
  ProblemNotice,
  ResultTable,
  Toast,
  liveQuery,
  toApiProblem,
  type TableColumn,
} from '@ocs/core-console';
import type { SessionEntry } from '@ocs/users-contract';
import { AccountApi } from './account.api.js';
import { accountTexts } from './account-texts.js';
import { failureText } from './failure-text.js';
import { readUserAgent } from './user-agent.rule.js';

/** Where the own account is signed in, and a way to end what one does not recognise. */
@Component({
  selector: 'app-sessions-section',
  imports: [CellTemplate, MatButton, Notice, ProblemNotice, ResultTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <p class="muted">{{ t('sessions.what') }}</p>
      @if ((list.value()?.length ?? 0) > 1) {
        <button matButton="outlined" type="button" (click)="endOthers()">
          {{ t('sessions.endOthers') }}
        </button>
      }
    </div>
    @if (failure()) {
      <app-notice kind="problem">{{ failure() }}</app-notice>
    }
    @if (list.problem(); as problem) {
      <app-problem-notice [problem]="problem" (retry)="list.reload()" />
    }
    @if (list.value() || !list.problem()) {
      <div class="card frame">
        <app-result-table
          [label]="t('sessions.label')"
          [columns]="columns()"
          [rows]="list.value()"
          [busy]="list.loading()"
          [skeletonRows]="3"
        >
          <ng-template appCell="browser" [appCellRows]="list.value()" let-row>
            <span class="where">
              <span [title]="row.userAgent">{{ browser(row) }}</span>
              @if (row.current) {
                <span class="tag accent">{{ t('sessions.current') }}</span>
              }
              <span class="narrow small muted">{{ row.address }} · {{ formats.ago(row.lastUsedAt) }}</span>
            </span>
          </ng-template>
          <ng-template appCell="end" [appCellRows]="list.value()" let-row>
            @if (!row.current) {
              <button matButton type="button" [attr.aria-label]="endLabel(row)" (click)="end(row)">
                {{ t('sessions.end') }}
              </button>
            }
          </ng-template>
        </app-result-table>
      </div>
    }
  `,
  styleUrl: './account-list.css',
})
export class SessionsSection {
  protected readonly t = accountTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly api = inject(AccountApi);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);

  protected readonly failure = signal('');
  protected readonly list = liveQuery({
    request: () => 'own',
    load: (_, signal) => this.api.sessions(signal),
  });
  protected readonly columns = computed<readonly TableColumn<SessionEntry>[]>(() => [
    { id: 'browser', label: this.t('sessions.browser'), text: (row) => this.browser(row) },
    {
      id: 'address',
      label: this.t('sessions.address'),
      width: '22%',
      mono: true,
      secondary: true,
      text: (row) => row.address,
    },
    {
      id: 'createdAt',
      label: this.t('sessions.since'),
      width: '17%',
      secondary: true,
      text: (row) => this.formats.ago(row.createdAt),
      exact: (row) => this.formats.moment(row.createdAt),
    },
    {
      id: 'lastUsedAt',
      label: this.t('sessions.used'),
      width: '17%',
      secondary: true,
      text: (row) => this.formats.ago(row.lastUsedAt),
      exact: (row) => this.formats.moment(row.lastUsedAt),
    },
    { id: 'end', label: this.t('actions'), width: '132px', align: 'end', text: () => null },
  ]);

  protected browser(row: SessionEntry): string {
    const agent = readUserAgent(row.userAgent);
    if (agent === undefined) return row.userAgent || this.t('sessions.unknown');
    return agent.system === undefined
      ? agent.browser
      : this.t('sessions.on', { browser: agent.browser, system: agent.system });
  }

  protected endLabel(row: SessionEntry): string {
    return this.t('sessions.endOf', { browser: this.browser(row), address: row.address });
  }

  protected async end(row: SessionEntry): Promise<void> {
    await this.attempt(() => this.api.endSession(row.id), 'sessions.ended');
  }

  protected async endOthers(): Promise<void> {
    const others = (this.list.value() ?? []).filter((row) => !row.current);
    const wanted = await this.confirm.ask({
      title: this.t('sessions.endOthersTitle'),
      sentence: this.t('sessions.endOthersSentence'),
      items: others.map((row) => `${this.browser(row)} · ${row.address}`),
      action: this.t('sessions.endOthers'),
    });
    if (wanted) await this.attempt(() => this.api.endOtherSessions(), 'sessions.othersEnded');
  }

  private async attempt(
    work: () => Promise<void>,
    done: 'sessions.ended' | 'sessions.othersEnded',
  ): Promise<void> {
    this.failure.set('');
    try {
      await work();
      this.toast.show(this.t(done));
    } catch (failure) {
      const problem = toApiProblem(failure);
      // One that ended by itself meanwhile is gone all the same.
      if (problem.status !== 404) this.failure.set(failureText(this.t, problem));
    }
    this.list.reload();
  }
}
