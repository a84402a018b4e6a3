import { CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toApiProblem } from '../api/api-problem.js';
import { Downloads, type DownloadProgress } from '../api/downloads.js';
import { readStored, store } from '../browser-storage.js';
import { Toast } from '../dialogs/toast.js';
import { Formats } from '../i18n/formats.js';
import { coreTexts } from '../i18n/core-texts.js';
import { LanguageService } from '../i18n/language.service.js';
import { Icon } from '../ui/icon.js';
import { Popover } from '../ui/popover.js';
import { allRowsParameters } from './list-state.rule.js';
import type { ListQuery } from './list-definition.js';

const SEPARATORS = ['comma', 'semicolon', 'tab'] as const;
type Separator = (typeof SEPARATORS)[number];
const SEPARATOR_KEY = 'ocs.csv.separator';
const BOM_KEY = 'ocs.csv.bom';

/** Takes every row of a list with exactly its visible columns as CSV: how far it is, and a way to stop it. */
@Component({
  selector: 'app-csv-export',
  imports: [CdkOverlayOrigin, Icon, MatButton, Popover],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './csv-export.html',
  styleUrl: './csv-export.css',
})
export class CsvExport {
  protected readonly t = coreTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly downloads = inject(Downloads);
  private readonly toast = inject(Toast);
  private readonly language = inject(LanguageService);

  readonly path = input.required<string>();
  readonly query = input.required<ListQuery>();
  readonly total = input.required<number>();

  protected readonly open = signal(false);
  protected readonly separators = SEPARATORS;
  protected readonly separator = signal<Separator>(separatorOf(readStored(SEPARATOR_KEY)) ?? 'comma');
  protected readonly bom = signal(readStored(BOM_KEY) !== '0');
  private readonly running = signal<AbortController | undefined>(undefined);
  private readonly progress = signal<DownloadProgress>({ lines: 0, rows: undefined });
  protected readonly isRunning = computed(() => this.running() !== undefined);
  /** Rows that came, of all; line breaks inside cells count as lines, so it never says more than there are. */
  protected readonly percent = computed(() => {
    const { lines, rows } = this.progress();
    if (rows === undefined || rows === 0) return 0;
    return Math.min(99, Math.floor((Math.max(0, lines - 1) / rows) * 100));
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  protected chooseSeparator(value: string): void {
    const separator = separatorOf(value) ?? 'comma';
    this.separator.set(separator);
    store(SEPARATOR_KEY, separator);
  }

  protected chooseBom(wanted: boolean): void {
    this.bom.set(wanted);
    store(BOM_KEY, wanted ? undefined : '0');
  }

  protected async start(): Promise<void> {
    const abort = new AbortController();
    this.open.set(false);
    this.progress.set({ lines: 0, rows: undefined });
    this.running.set(abort);
    const total = this.total();
    try {
      await this.downloads.save(this.path(), {
        query: {
          ...allRowsParameters(this.query()),
          separator: this.separator(),
          bom: this.bom() ? 1 : 0,
          language: this.language.current(),
        },
        signal: abort.signal,
        progress: (progress) => this.progress.set(progress),
        fileName: 'export.csv',
      });
      this.toast.show(this.t.plural('csv.done', this.progress().rows ?? total));
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (!abort.signal.aborted) {
        this.toast.show(this.t('csv.failed', { id: problem.requestId ?? problem.code }), {
          action: { label: this.t('problem.retry'), run: () => this.start() },
        });
      }
    } finally {
      this.running.set(undefined);
    }
  }

  protected cancel(): void {
    this.running()?.abort();
  }
}

const separatorOf = (text: string | undefined): Separator | undefined =>
  SEPARATORS.find((separator) => separator === text);
