import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  CellTemplate,
  Formats,
  Notice,
  PageHeader,
  ResultList,
  type FilterChoice,
  type ListColumn,
  type ListDefinition,
  type ListQuery,
} from '@ocs/core-console';
import type { AuditEntry, Page } from '@ocs/core-contract';
import { AuditApi } from './audit.api.js';
import { AuditChanges } from './audit-changes.js';
import { AuditExport } from './audit-export.js';
import { auditTexts } from './audit-texts.js';
import { ACTION_TEXTS, KIND_TEXTS, actionText, kindText, targetLink } from './audit-words.rule.js';

/** *Audit* (spec/security.md row 18): every entry in a sentence, its code in small print, what changed to unfold. */
@Component({
  selector: 'app-audit-page',
  imports: [AuditChanges, AuditExport, CellTemplate, Notice, PageHeader, ResultList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.css',
})
export class AuditPage {
  protected readonly t = auditTexts.inject();
  private readonly formats = inject(Formats);
  private readonly api = inject(AuditApi);

  /** Tells the type of a row to the template. */
  protected readonly rows: readonly AuditEntry[] = [];
  protected readonly query = signal<ListQuery | undefined>(undefined);
  /** How far back the search looked, in words; undefined where it looked into everything. */
  protected readonly searchedSince = signal<string | undefined>(undefined);
  protected readonly definition = computed<ListDefinition<AuditEntry>>(() => ({
    table: 'audit',
    columns: this.columns(),
    filters: [
      {
        id: 'targetKind',
        label: this.t('targetKind'),
        filter: { kind: 'choice', operators: ['equals', 'not'], choices: this.kindChoices() },
      },
    ],
    defaultSort: '-at',
    layouts: false,
    load: (query, signal) => this.load(query, signal),
  }));

  protected readonly link = (entry: AuditEntry): readonly string[] | undefined =>
    targetLink(entry.targetKind, entry.targetId, entry.action);

  private async load(query: ListQuery, signal: AbortSignal): Promise<Page<AuditEntry>> {
    const page = await this.api.list(query, signal);
    this.searchedSince.set(page.searchedSince === null ? undefined : this.formats.moment(page.searchedSince));
    return page;
  }

  protected sentence({ action }: AuditEntry): string {
    const text = actionText(action);
    return text === undefined ? action : this.t(`actions.${text}`);
  }

  protected target({ targetName, targetId }: AuditEntry): string {
    return targetName ?? targetId ?? '';
  }

  protected kind({ targetKind }: AuditEntry): string {
    const text = targetKind === null ? undefined : kindText(targetKind);
    return text === undefined ? (targetKind ?? '') : this.t(`kinds.${text}`);
  }

  private columns(): readonly ListColumn<AuditEntry>[] {
    return [
      {
        id: 'action',
        label: this.t('action'),
        default: true,
        fixed: true,
        sortable: true,
        width: '250px',
        filter: { kind: 'choice', operators: ['equals', 'not'], choices: this.actionChoices() },
        text: (row) => this.sentence(row),
      },
      {
        id: 'at',
        label: this.t('at'),
        default: true,
        sortable: true,
        width: '120px',
        filter: { kind: 'moment', operators: ['within', 'older', 'more', 'less'] },
        text: (row) => this.formats.ago(row.at),
        exact: (row) => this.formats.moment(row.at),
      },
      {
        id: 'login',
        label: this.t('login'),
        default: true,
        sortable: true,
        secondary: true,
        width: '140px',
        filter: { kind: 'text', operators: ['equals', 'not', 'contains', 'like'] },
        text: (row) => row.login,
      },
      {
        id: 'targetName',
        label: this.t('target'),
        default: true,
        secondary: true,
        width: '200px',
        filter: { kind: 'text', operators: ['equals', 'not', 'contains', 'like', 'empty', 'filled'] },
        text: (row) => this.target(row),
      },
      {
        id: 'changes',
        label: this.t('changesHead'),
        default: true,
        secondary: true,
        width: '270px',
        text: () => null,
      },
      {
        id: 'address',
        label: this.t('address'),
        default: true,
        secondary: true,
        mono: true,
        width: '130px',
        filter: { kind: 'text', operators: ['equals', 'not', 'contains', 'like'] },
        text: (row) => row.address ?? this.t('server'),
      },
    ];
  }

  private actionChoices(): readonly FilterChoice[] {
    return Object.entries(ACTION_TEXTS).map(([value, text]) => ({ value, label: this.t(`actions.${text}`) }));
  }

  private kindChoices(): readonly FilterChoice[] {
    return Object.entries(KIND_TEXTS).map(([value, text]) => ({ value, label: this.t(`kinds.${text}`) }));
  }
}
