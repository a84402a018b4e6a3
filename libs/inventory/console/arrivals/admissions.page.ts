import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import {
  Formats,
  PageHeader,
  Pager,
  ProblemNotice,
  SectionTabs,
  Toast,
  liveQuery,
  toApiProblem,
  type ApiProblem,
  type SectionTab,
} from '@ocs/core-console';
import { ADMISSION_STATES, type Admission, type AdmissionDecision } from '@ocs/inventory-contract';
import { arrivalsTexts } from './arrivals-texts.js';
import { ArrivalsApi } from './arrivals.api.js';
import { admissionFacts } from './machine-facts.rule.js';

const PAGE_SIZES = [15, 20, 50] as const;

/** Computers that wait for an administrator: unknown ones, and identities in conflict, with both sides to compare. */
@Component({
  selector: 'app-admissions-page',
  imports: [MatButton, PageHeader, Pager, ProblemNotice, RouterLink, SectionTabs],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './admissions.page.html',
  styleUrl: './admissions.page.css',
})
export class AdmissionsPage {
  protected readonly t = arrivalsTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly api = inject(ArrivalsApi);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);

  /** Parameters of the address. */
  readonly state = input<string>();
  readonly page = input<string>();
  readonly pageSize = input<string>();

  protected readonly pageSizes = PAGE_SIZES;
  protected readonly current = computed(
    () => ADMISSION_STATES.find((state) => state === this.state()) ?? 'waiting',
  );
  protected readonly place = computed(() => ({
    page: Math.max(1, Math.trunc(Number(this.page() ?? 1)) || 1),
    pageSize: PAGE_SIZES.find((size) => String(size) === this.pageSize()) ?? PAGE_SIZES[0],
  }));
  protected readonly list = liveQuery({
    request: () => ({ state: this.current(), ...this.place() }),
    load: ({ state, page, pageSize }, signal) => this.api.admissions(state, page, pageSize, signal),
    keeps: (previous, next) => previous.state === next.state,
  });
  protected readonly tabs = computed<readonly SectionTab[]>(() =>
    ADMISSION_STATES.map((state) => ({
      id: state,
      label: this.t(`admissions.state.${state}`),
      query: { state: state === 'waiting' ? null : state, page: null },
      ...(state === this.current() && this.list.value() ? { count: this.list.value()?.total ?? 0 } : {}),
    })),
  );
  protected readonly entries = computed(() =>
    this.list.value()?.rows.map((entry) => {
      const { known, sent } = admissionFacts(entry);
      return {
        ...entry,
        first: new Date(entry.firstAt * 1000).toISOString(),
        last: new Date(entry.lastAt * 1000).toISOString(),
        kindName: this.t(`admissions.kind.${entry.kind}`),
        story: this.storyOf(entry),
        isCompared: known !== undefined,
        lines: (['uuid', 'serial', 'macs'] as const).map((fact) => ({
          fact,
          label: this.t(`admissions.${fact}`),
          known: known === undefined ? [] : [known[fact]].flat(),
          sent: [sent[fact]].flat(),
        })),
      };
    }),
  );
  protected readonly none = computed(() => ({
    title: this.t(`admissions.none.${this.current()}`),
    help: this.t(`admissions.none.${this.current()}Help`),
  }));
  /** Device id of the one that is being decided about. */
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiProblem | undefined>(undefined);

  /** The known computer under a device id, whichever state it is in. */
  protected knownComputer({ deviceId }: Admission): Record<string, string> {
    return { state: 'all', filter: `hardware.DEVICEID:equals:${deviceId}` };
  }

  protected async decide(
    { deviceId, kind }: Admission,
    decision: AdmissionDecision['decision'],
  ): Promise<void> {
    this.busy.set(deviceId);
    this.failure.set(undefined);
    const words = decision === 'admit' ? 'admissions.admitted' : 'admissions.refused';
    try {
      await this.api.decide({ deviceId, kind, decision });
      this.toast.show(this.t(words, { device: deviceId }));
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.status === 404) this.toast.show(this.t('admissions.gone', { device: deviceId }));
      else this.failure.set(problem);
    } finally {
      this.busy.set(undefined);
      this.list.reload();
    }
  }

  /** Why it stands here: what waiting means, or who decided. */
  private storyOf({ state, kind, decidedBy }: Admission): string {
    const login = decidedBy ?? '';
    if (state === 'admitted') return this.t('admissions.admittedBy', { login });
    return state === 'refused'
      ? this.t('admissions.refusedBy', { login })
      : this.t(`admissions.explain.${kind}`);
  }

  protected resize(pageSize: number): void {
    void this.router.navigate([], { queryParams: { pageSize, page: null }, queryParamsHandling: 'merge' });
  }
}
