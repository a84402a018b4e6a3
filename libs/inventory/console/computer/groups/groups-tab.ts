import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import {
  CellTemplate,
  ProblemNotice,
  QuickSearch,
  ResultTable,
  fold,
  type ApiProblem,
  type TableColumn,
} from '@ocs/core-console';
import type { ComputerGroup } from '@ocs/inventory-contract';
import { ComputerApi, type GroupChoice } from '../../computer.api.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';

/** Groups drawn at once; more as one scrolls. */
const STEP = 150;
const CHOICES: readonly GroupChoice[] = ['computed', 'included', 'excluded'];
/** Groups the computer is in come first, then those it is kept out of. */
const ORDER: Readonly<Record<ComputerGroup['state'], number>> = {
  computed: 0,
  included: 0,
  excluded: 1,
  none: 2,
};

/** Groups of a computer and its state in each (spec/console.md 9.4). */
@Component({
  selector: 'app-groups-tab',
  imports: [ActionProblem, CellTemplate, ProblemNotice, QuickSearch, ResultTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './groups-tab.html',
  styleUrl: './groups-tab.css',
})
export class GroupsTab {
  protected readonly t = computerTexts.inject();
  protected readonly open = inject(OpenComputer);
  private readonly api = inject(ComputerApi);

  readonly computer = input.required<number>();

  protected readonly groups = this.open.groups;
  protected readonly step = STEP;
  protected readonly choices = CHOICES;
  protected readonly query = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = linkedSignal<number, ApiProblem | undefined>({
    source: this.computer,
    computation: () => undefined,
  });

  protected readonly found = computed(() => {
    const wanted = fold(this.query().trim());
    return this.groups
      .value()
      ?.filter(({ name, description }) => fold(`${name}\n${description ?? ''}`).includes(wanted))
      .sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  });
  protected readonly total = computed(() => this.groups.value()?.length ?? 0);
  protected readonly summary = computed(() => {
    const groups = this.groups.value();
    if (groups === undefined) return '';
    const count = groups.filter(({ state }) => state === 'computed' || state === 'included').length;
    return count === 0 ? this.t('membership.inNone') : this.t.plural('membership.in', count);
  });

  protected readonly columns = computed<readonly TableColumn<ComputerGroup>[]>(() => [
    { id: 'name', label: this.t('membership.name'), text: ({ name }) => name },
    {
      id: 'state',
      label: this.t('membership.state'),
      width: '34%',
      secondary: this.open.mayGroup(),
      text: (row) => this.stateText(row),
    },
    ...(this.open.mayGroup()
      ? [{ id: 'change', label: this.t('membership.change'), width: '220px', text: () => null }]
      : []),
  ]);

  protected stateText({ state }: ComputerGroup): string {
    return this.t(`membership.states.${state}`);
  }

  /** A group without a definition has only members put in by hand: "as computed" means not in it. */
  protected choiceText({ dynamic }: ComputerGroup, choice: GroupChoice): string {
    return this.t(`${dynamic ? 'membership.choices' : 'membership.choicesStatic'}.${choice}`);
  }

  protected chosen({ state }: ComputerGroup): GroupChoice {
    return state === 'none' ? 'computed' : state;
  }

  protected async change(group: ComputerGroup, event: Event): Promise<void> {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement)) return;
    const wanted = this.choices.find((choice) => choice === select.value);
    if (wanted === undefined) return;
    this.busy.set(true);
    const problem = await this.open.attempt(() =>
      this.api.setGroup(this.computer(), group.id, wanted, group.state),
    );
    this.busy.set(false);
    this.failure.set(problem);
    if (problem !== undefined) select.value = this.chosen(group);
    else {
      const state = this.choiceText(group, wanted);
      this.open.toast.show(this.t('membership.saved', { name: group.name, state }));
      this.open.options.reload();
    }
    this.groups.reload();
  }
}
