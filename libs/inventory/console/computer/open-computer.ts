import { Injectable, computed, inject, signal } from '@angular/core';
import { Permissions, Toast, liveQuery, toApiProblem, type ApiProblem } from '@ocs/core-console';
import { ComputerApi } from '../computer.api.js';
import { ComputersApi } from '../computers.api.js';
import { customisationsOf } from './customisations.rule.js';
import { countOrigins } from './customization/option-value.rule.js';

/**
 * The computer whose page is open: what its tabs share, each asked once. Counts on the tabs, the red marker and the tabs
 * themselves say the same because they read the same answers.
 */
@Injectable()
export class OpenComputer {
  private readonly api = inject(ComputerApi);
  private readonly computers = inject(ComputersApi);
  private readonly permissions = inject(Permissions);
  readonly toast = inject(Toast);

  /** `hardware.ID` of the address; set by the page. */
  readonly id = signal<number | undefined>(undefined);

  readonly detail = liveQuery({
    request: () => this.id(),
    load: (id, abort) => this.computers.detail(id, abort),
    keeps: same,
  });
  /** Only once the computer is known to exist: everything else of an unknown one is not asked. */
  private readonly known = computed(() => this.detail.value()?.id);

  readonly options = liveQuery({
    request: () => this.known(),
    load: (id, abort) => this.api.options(id, abort),
    keeps: same,
  });
  readonly packages = liveQuery({
    request: () => this.known(),
    load: (id, abort) => this.api.packages(id, abort),
    keeps: same,
  });
  readonly groups = liveQuery({
    request: () => this.known(),
    load: (id, abort) => this.api.groups(id, abort),
    keeps: same,
  });

  readonly name = computed(() => {
    const name = this.detail.value()?.hardware.NAME;
    return name === null || name === undefined || name === '' ? `#${this.id() ?? ''}` : String(name);
  });

  readonly mayEdit = computed(() => this.permissions.may('computers.edit'));
  readonly mayCustomize = computed(() => this.permissions.may('computers.customize'));
  readonly mayArchive = computed(() => this.permissions.may('computers.archive'));
  readonly mayDelete = computed(() => this.permissions.may('computers.delete'));
  readonly mayAssign = computed(() => this.permissions.may('packages.assign'));
  readonly mayGroup = computed(() => this.permissions.may('groups.edit'));

  readonly origins = computed(() => {
    const answer = this.options.value();
    return answer && countOrigins(answer.options, answer.discovery);
  });
  readonly customisations = computed(() => customisationsOf(this.options.value(), this.packages.value()));
  /** The red marker: by what is known of the parts, else as the server says (spec/console.md 3). */
  readonly customised = computed(
    () =>
      (this.options.value() !== undefined && this.packages.value() !== undefined
        ? this.customisations().length > 0
        : this.detail.value()?.customised) ?? false,
  );

  /** A note that is being written: it outlives a look at another tab. */
  readonly noteDraft = signal('');
  /** Another form of the page holds input; set by that form. */
  readonly formDirty = signal(false);
  readonly hasUnsavedChanges = computed(() => this.formDirty() || this.noteDraft().trim() !== '');

  /** What was being typed is of no use any more. */
  forgetInput(): void {
    this.noteDraft.set('');
    this.formDirty.set(false);
  }

  /** After a change: what the header tells may have changed with it. */
  reload(): void {
    this.detail.reload();
  }

  /**
   * Does something to the computer. A problem that shows the page to be out of date (a conflict, a computer that went
   * away) has it asked again.
   * @returns what went wrong; undefined when it was done
   */
  async attempt(work: () => Promise<unknown>): Promise<ApiProblem | undefined> {
    try {
      await work();
      return undefined;
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.status === 404) this.detail.reload();
      return problem;
    }
  }
}

const same = (previous: number, next: number): boolean => previous === next;
