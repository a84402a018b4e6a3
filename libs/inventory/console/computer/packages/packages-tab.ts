import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  CellTemplate,
  Formats,
  Icon,
  ProblemNotice,
  ResultTable,
  Confirm,
  type ApiProblem,
  type TableColumn,
} from '@ocs/core-console';
import type { AssignedPackage, PackageHistoryEntry } from '@ocs/inventory-contract';
import { ComputerApi } from '../../computer.api.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';
import { PackageStateLine } from './package-state-line.js';

/** As agents and servers write the last change of a state (`devices.COMMENTS`): `Thu Nov 20 11:02:15 2026`, local time. */
const CTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** *Deployment* of a computer (spec/console.md 9.4 and 9.5): assigned packages with their state, and what was installed. */
@Component({
  selector: 'app-packages-tab',
  imports: [ActionProblem, CellTemplate, Icon, MatButton, PackageStateLine, ProblemNotice, ResultTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './packages-tab.html',
  styleUrl: './packages-tab.css',
})
export class PackagesTab {
  protected readonly t = computerTexts.inject();
  protected readonly open = inject(OpenComputer);
  private readonly formats = inject(Formats);
  private readonly api = inject(ComputerApi);
  private readonly confirm = inject(Confirm);

  readonly computer = input.required<number>();
  readonly assign = output();

  protected readonly packages = this.open.packages;
  protected readonly assigned = computed(() => this.packages.value()?.assigned);
  protected readonly history = computed(() => this.packages.value()?.history);
  protected readonly busy = signal(false);
  protected readonly failure = linkedSignal<number, ApiProblem | undefined>({
    source: this.computer,
    computation: () => undefined,
  });

  protected readonly columns = computed<readonly TableColumn<AssignedPackage>[]>(() => [
    { id: 'name', label: this.t('packages.name'), text: ({ name }) => name },
    {
      id: 'state',
      label: this.t('packages.state'),
      width: '30%',
      secondary: true,
      text: ({ state }) => state,
    },
    {
      id: 'from',
      label: this.t('packages.from'),
      width: '172px',
      secondary: true,
      text: (row) => this.fromText(row),
    },
    {
      id: 'since',
      label: this.t('packages.since'),
      width: '190px',
      secondary: true,
      text: ({ since }) => (since !== null && CTIME.test(since) ? this.formats.moment(since) : since),
    },
    {
      id: 'priority',
      label: this.t('packages.priority'),
      secondary: true,
      align: 'end',
      width: '84px',
      text: ({ priority }) => (priority === null ? null : this.formats.number(priority)),
    },
    ...(this.open.mayAssign()
      ? [
          {
            id: 'unassign',
            label: this.t('packages.actions'),
            width: '136px',
            align: 'end' as const,
            text: () => null,
          },
        ]
      : []),
  ]);
  protected readonly historyColumns = computed<readonly TableColumn<PackageHistoryEntry>[]>(() => [
    {
      id: 'name',
      label: this.t('packages.name'),
      text: ({ name }) => name ?? this.t('packages.deleted'),
    },
    { id: 'id', label: this.t('packages.id'), mono: true, text: ({ packageId }) => packageId },
  ]);

  /** Only what was assigned to the computer itself can be taken back here. */
  protected async unassign({ assignmentId, name }: AssignedPackage): Promise<void> {
    if (assignmentId === null) return;
    const wanted = await this.confirm.ask({
      title: this.t('packages.unassignTitle', { name }),
      sentence: this.t('packages.unassignSentence'),
      action: this.t('packages.unassignAction'),
    });
    if (!wanted) return;
    this.busy.set(true);
    const problem = await this.open.attempt(() => this.api.unassignPackage(this.computer(), assignmentId));
    this.busy.set(false);
    this.failure.set(problem);
    this.packages.reload();
    if (problem === undefined) this.open.toast.show(this.t('packages.unassigned', { name }));
  }

  protected aside({ packageId, server }: AssignedPackage): string {
    return [packageId, server].filter((part) => part !== null && part !== '').join(' · ');
  }

  private fromText({ groupName }: AssignedPackage): string {
    return groupName === null ? this.t('packages.byHand') : this.t('packages.byGroup', { name: groupName });
  }
}
