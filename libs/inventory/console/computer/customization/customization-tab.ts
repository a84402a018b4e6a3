import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Formats, Icon, ProblemNotice, type ApiProblem } from '@ocs/core-console';
import type { DiscoveryChange } from '@ocs/inventory-contract';
import { map } from 'rxjs';
import { ComputerApi } from '../../computer.api.js';
import { CustomMarker } from '../../custom-marker.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';
import { CustomizationRows, type CustomizationRow } from './customization-rows.js';
import { DiscoveryForm } from './discovery-form.js';
import { OptionForm } from './option-form.js';
import { OptionTexts } from './option-texts.js';
import { WhyPanel } from './why-panel.js';

/** Below this the explanation stands under its line instead of beside the table. */
const WIDE = '(min-width: 1200px)';

/**
 * *Customization* (spec/console.md 9.4): every option a computer may have of its own with the value in force and who decided
 * it, its part in network discovery, and the reasons behind each.
 */
@Component({
  selector: 'app-customization-tab',
  imports: [ActionProblem, CustomMarker, DiscoveryForm, Icon, OptionForm, ProblemNotice, WhyPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './customization-tab.html',
  styleUrl: './customization-tab.css',
})
export class CustomizationTab {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  protected readonly open = inject(OpenComputer);
  private readonly api = inject(ComputerApi);
  private readonly rows = inject(CustomizationRows);
  private readonly texts = inject(OptionTexts);
  private readonly document = inject(DOCUMENT);

  readonly computer = input.required<number>();

  protected readonly options = this.open.options;
  protected readonly wide = toSignal(
    inject(BreakpointObserver)
      .observe(WIDE)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  protected readonly blocks = computed(() => {
    const answer = this.options.value();
    return answer && this.rows.blocks(answer);
  });
  private readonly allRows = computed(() => this.blocks()?.flatMap(({ rows }) => rows) ?? []);

  /** Keys of the line that is explained and of the one that is edited; forgotten with the next computer. */
  protected readonly explained = linkedSignal<number, string | undefined>({
    source: this.computer,
    computation: () => undefined,
  });
  protected readonly edited = linkedSignal<number, string | undefined>({
    source: this.computer,
    computation: () => undefined,
  });
  protected readonly busy = signal(false);
  protected readonly failure = linkedSignal<unknown, ApiProblem | undefined>({
    source: () => [this.computer(), this.edited()],
    computation: () => undefined,
  });

  protected readonly explanation = computed(() => {
    const row = this.allRows().find(({ key }) => key === this.explained());
    const answer = this.options.value();
    return row && answer && this.rows.explain(row, answer);
  });

  protected explain(key: string): void {
    this.explained.update((explained) => (explained === key ? undefined : key));
  }

  /** The focus goes back to the question that was answered. */
  protected closeExplanation(): void {
    const key = this.explained();
    this.explained.set(undefined);
    this.focus(`why-${key ?? ''}`);
  }

  protected edit(key: string): void {
    this.edited.update((edited) => (edited === key ? undefined : key));
  }

  protected cancel(): void {
    const key = this.edited();
    this.edited.set(undefined);
    this.focus(`edit-${key ?? ''}`);
  }

  protected async save({ key, label, known }: CustomizationRow, value: number | string): Promise<void> {
    const previous = known?.option.own ?? null;
    const done = await this.run(() => this.api.setOption(this.computer(), key, { value, previous }));
    if (!done || known === undefined) return;
    const text = this.texts.text(known.entry, value);
    this.ended(key, this.t('customization.saved', { option: label, value: text }));
  }

  protected async remove(key: string): Promise<void> {
    const row = this.allRows().find((candidate) => candidate.key === key);
    const previous = row?.known?.option.own ?? null;
    if (row === undefined || previous === null) return;
    const done = await this.run(() => this.api.removeOption(this.computer(), key, previous));
    if (done) this.ended(key, this.t('customization.removed', { option: row.label }));
  }

  protected async saveDiscovery(change: DiscoveryChange, key: string): Promise<void> {
    const done = await this.run(() => this.api.setDiscovery(this.computer(), change));
    if (done) this.ended(key, this.t('customization.discovery.saved'));
  }

  private ended(key: string, sentence: string): void {
    this.edited.set(undefined);
    this.open.toast.show(sentence);
    this.focus(`edit-${key}`);
  }

  /** Asks anew either way: after a change as after a conflict, what is shown is what is stored. */
  private async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    const problem = await this.open.attempt(work);
    this.busy.set(false);
    this.failure.set(problem);
    if (problem === undefined || problem.status === 409) this.options.reload();
    return problem === undefined;
  }

  private focus(id: string): void {
    setTimeout(() => this.document.getElementById(id)?.focus());
  }
}
