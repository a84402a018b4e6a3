import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Formats, Icon, PageHeader, warnBeforeUnload } from '@ocs/core-console';
import { arrivalsTexts } from './arrivals-texts.js';
import { ImportQueue, type ImportedFile } from './import-queue.js';

/** Files drawn at most; what happens to all of them stands in the summary. */
const MOST_SHOWN = 500;

/** *Local import* (spec/console.md 21): inventory files of computers without a network, each with its result. */
@Component({
  selector: 'app-import-page',
  imports: [Icon, MatButton, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import.page.html',
  styleUrl: './import.page.css',
})
export class ImportPage {
  protected readonly t = arrivalsTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly queue = inject(ImportQueue);

  /** Something is held above the field. */
  protected readonly over = signal(false);
  /** What failed comes first: that is what somebody has to look at. */
  protected readonly shown = computed(() => {
    const files = this.queue.files();
    const failed = files.filter(({ state }) => state === 'failed');
    return [...failed, ...files.filter(({ state }) => state !== 'failed')].slice(0, MOST_SHOWN);
  });
  protected readonly summary = computed(() => {
    const failed = this.queue.failed();
    const done = this.t.plural('import.done', this.queue.done());
    return failed === 0 ? done : `${done}, ${this.t.plural('import.failed', failed)}`;
  });
  protected readonly mayRepeat = computed(() =>
    this.queue.files().some(({ state }) => state === 'failed' || state === 'stopped'),
  );

  constructor() {
    warnBeforeUnload(() => this.queue.running());
  }

  protected result({ state, fault }: ImportedFile): string {
    return state === 'failed' ? this.t(`import.fault.${fault ?? 'failed'}`) : this.t(`import.state.${state}`);
  }

  protected size({ file }: ImportedFile): string {
    return this.t('import.bytes', { value: Math.max(1, Math.round(file.size / 1024)) });
  }

  protected chosen(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    this.queue.add([...(field.files ?? [])]);
    // The same file may be chosen again.
    field.value = '';
  }

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.queue.add([...(event.dataTransfer?.files ?? [])]);
  }
}
