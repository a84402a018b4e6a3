import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LeaveUnsaved, Notice, Sheet, type ApiProblem } from '@ocs/core-console';
import type { AdministrativeData, AdministrativeValue, ComputerDetail } from '@ocs/inventory-contract';
import { ComputerApi } from '../../computer.api.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';
import { AdministrativeField } from './administrative-field.js';
import {
  LONGEST_TEXT,
  changes,
  conflicts,
  fieldFault,
  fieldTabs,
  formValues,
  readable,
  rebased,
  type FormValues,
} from './administrative-form.rule.js';

/**
 * Edits the administrative data of a computer in a side sheet (spec/console.md 9.3): only what was changed is written; when
 * someone else saved meanwhile, both states are shown and nothing is overwritten unasked.
 */
@Component({
  selector: 'app-administrative-sheet',
  imports: [ActionProblem, AdministrativeField, MatButton, Notice, Sheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './administrative-sheet.html',
  styleUrl: './administrative-sheet.css',
})
export class AdministrativeSheet {
  protected readonly t = computerTexts.inject();
  private readonly api = inject(ComputerApi);
  private readonly open = inject(OpenComputer);
  private readonly leave = inject(LeaveUnsaved);
  private readonly document = inject(DOCUMENT);

  readonly detail = input.required<ComputerDetail>();
  readonly closed = output();

  /** What the form began with; taken once, so that nothing changes under the hands of whoever types. */
  private readonly begun = signal<AdministrativeData>({ version: '', values: [] });
  protected readonly values = signal<FormValues>({});
  private readonly before = computed(() => formValues(this.begun().values));
  protected readonly tabs = computed(() => fieldTabs(this.begun().values));
  protected readonly dirty = computed(() => Object.keys(changes(this.before(), this.values())).length > 0);

  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiProblem | undefined>(undefined);
  /** What the server said about fields, gone with the next input there. */
  private readonly refused = signal<Readonly<Record<string, string>>>({});
  /** Faults are shown once saving was tried. */
  private readonly tried = signal(false);
  protected readonly stored = signal<AdministrativeData | undefined>(undefined);

  protected readonly problems = computed<Readonly<Record<string, string>>>(() => {
    const own = this.tried() ? this.ownFaults() : {};
    return { ...own, ...this.refused() };
  });
  protected readonly problemCount = computed(() => Object.keys(this.problems()).length);
  protected readonly conflicts = computed(() => {
    const stored = this.stored();
    return stored === undefined
      ? []
      : conflicts(this.before(), this.values(), stored.values).map((conflict) => ({
          ...conflict,
          theirs: this.legible(stored.values, conflict.column, conflict.theirs),
          mine:
            conflict.mine === null
              ? this.t('administrative.conflict.untouched')
              : this.legible(stored.values, conflict.column, conflict.mine),
        }));
  });

  constructor() {
    effect(() => {
      const { administrative, administrativeVersion } = this.detail();
      if (untracked(this.begun).version !== '') return;
      this.begin({ version: administrativeVersion, values: administrative });
    });
    effect(() => this.open.formDirty.set(this.dirty()));
  }

  protected set(column: string, value: string): void {
    this.values.update((values) => ({ ...values, [column]: value }));
    this.refused.update((refused) => without(refused, column));
  }

  protected async cancel(): Promise<void> {
    if (await this.leave.allowed(this.dirty())) this.close();
  }

  protected close(): void {
    this.open.formDirty.set(false);
    this.closed.emit();
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.tried.set(true);
    if (Object.keys(this.ownFaults()).length > 0) return this.focusFirstProblem();
    const values = changes(this.before(), this.values());
    if (Object.keys(values).length === 0) {
      this.open.toast.show(this.t('administrative.nothingToSave'));
      this.close();
      return;
    }
    this.busy.set(true);
    const { id } = this.detail();
    const { version } = this.begun();
    const problem = await this.open.attempt(() => this.api.saveAdministrative(id, { version, values }));
    if (problem?.code === 'computer.changed') await this.compare();
    else this.failure.set(problem);
    this.busy.set(false);
    if (problem === undefined) {
      this.open.reload();
      this.open.toast.show(this.t('administrative.saved'));
      this.close();
    } else this.showRefusals(problem);
  }

  /** The stored state is the new beginning; one's own changes are given up. */
  protected takeTheirs(): void {
    const stored = this.stored();
    if (stored === undefined) return;
    this.begin(stored);
    this.open.reload();
  }

  /** One's own changes stand over the stored state, which they replace where both differ. */
  protected async keepMine(): Promise<void> {
    const stored = this.stored();
    if (stored === undefined) return;
    const mine = rebased(this.before(), this.values(), stored.values);
    this.begin(stored);
    this.values.set(mine);
    await this.save();
  }

  private begin(data: AdministrativeData): void {
    this.begun.set(data);
    this.values.set(formValues(data.values));
    this.stored.set(undefined);
    this.refused.set({});
    this.failure.set(undefined);
  }

  private async compare(): Promise<void> {
    const { id } = this.detail();
    this.failure.set(await this.open.attempt(async () => this.stored.set(await this.api.administrative(id))));
  }

  private ownFaults(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.begun().values.flatMap((field) => {
        const fault = fieldFault(field, this.values()[field.column] ?? '');
        return fault === undefined
          ? []
          : [[field.column, this.t(`administrative.problems.${fault}`, { maximum: LONGEST_TEXT })]];
      }),
    );
  }

  private showRefusals(problem: ApiProblem): void {
    const refused = problem.fieldProblems.flatMap(({ field, message }) => {
      const column = field.replace(/^values\./, '');
      const known = this.begun().values.some((value) => value.column === column);
      return known ? [[column, this.t('administrative.problems.refused', { reason: message })] as const] : [];
    });
    this.refused.set(
      problem.code === 'tag.beyond-perimeter'
        ? { TAG: this.t('administrative.problems.tag') }
        : Object.fromEntries(refused),
    );
    if (this.problemCount() === 0) return;
    this.failure.set(undefined);
    this.focusFirstProblem();
  }

  private focusFirstProblem(): void {
    setTimeout(() =>
      this.document.querySelector<HTMLElement>('app-administrative-field [aria-invalid="true"]')?.focus(),
    );
  }

  private legible(fields: readonly AdministrativeValue[], column: string, value: string): string {
    const type = fields.find((field) => field.column === column)?.type ?? 'text';
    return readable({ type, value }) ?? this.t('administrative.conflict.empty');
  }
}

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
