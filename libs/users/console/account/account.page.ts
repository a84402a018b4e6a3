import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import {
  PageHeader,
  ProblemNotice,
  SectionTabs,
  liveQuery,
  warnBeforeUnload,
  type MayHoldChanges,
  type SectionTab,
} from '@ocs/core-console';
import { SessionService } from '../session.service.js';
import { AccountApi } from './account.api.js';
import { DetailsSection } from './details.section.js';
import { FactorSection } from './factor.section.js';
import { PasswordSection } from './password.section.js';
import { SessionsSection } from './sessions.section.js';
import { TokensSection } from './tokens.section.js';
import { accountTexts } from './account-texts.js';

const TABS = ['details', 'password', 'second-factor', 'sessions', 'tokens'] as const;
type Tab = (typeof TABS)[number];

/** The own account (spec/console.md 2.1): details, password, second factor, sessions, API tokens. The tab stands in the address. */
@Component({
  selector: 'app-account-page',
  imports: [
    DetailsSection,
    FactorSection,
    PageHeader,
    PasswordSection,
    ProblemNotice,
    SectionTabs,
    SessionsSection,
    TokensSection,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-header [title]="t('title')" [number]="login()" />
    <app-section-tabs [label]="t('sections')" [tabs]="tabs()" [current]="shown()" />
    <div class="section">
      @if (own.problem(); as problem) {
        <app-problem-notice [problem]="problem" (retry)="own.reload()" />
      }
      @if (own.value(); as account) {
        <!-- Stays while another tab is open: what was typed is not lost. -->
        <app-details-section [account]="account" [hidden]="shown() !== 'details'" (changed)="own.reload()" />
        @switch (shown()) {
          @case ('password') {
            <app-password-section />
          }
          @case ('second-factor') {
            <app-factor-section [state]="account.secondFactor" (changed)="own.reload()" />
          }
          @case ('sessions') {
            <app-sessions-section />
          }
          @case ('tokens') {
            <app-tokens-section />
          }
        }
      }
    </div>
  `,
  styles: `
    .section {
      padding: 16px 0 24px;
    }
  `,
})
export class AccountPage implements MayHoldChanges {
  protected readonly t = accountTexts.inject();
  private readonly session = inject(SessionService);
  private readonly api = inject(AccountApi);

  readonly tab = input<string>();

  protected readonly shown = computed<Tab>(() => TABS.find((tab) => tab === this.tab()) ?? 'details');
  protected readonly login = computed(() => this.session.user()?.login);
  protected readonly own = liveQuery({ request: () => 'own', load: (_, signal) => this.api.own(signal) });
  protected readonly tabs = computed<readonly SectionTab[]>(() => [
    { id: 'details', label: this.t('tabs.details'), query: { tab: null } },
    { id: 'password', label: this.t('tabs.password'), query: { tab: 'password' } },
    { id: 'second-factor', label: this.t('tabs.secondFactor'), query: { tab: 'second-factor' } },
    { id: 'sessions', label: this.t('tabs.sessions'), query: { tab: 'sessions' } },
    { id: 'tokens', label: this.t('tabs.tokens'), query: { tab: 'tokens' } },
  ]);

  private readonly details = viewChild(DetailsSection);

  constructor() {
    warnBeforeUnload(() => this.hasUnsavedChanges());
  }

  hasUnsavedChanges(): boolean {
    return this.details()?.dirty() ?? false;
  }
}
