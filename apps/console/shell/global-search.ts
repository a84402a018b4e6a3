import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, type Params } from '@angular/router';
import { ApiClient, Formats, Icon, liveQuery, type IconName } from '@ocs/core-console';
import { formatFilter } from '@ocs/core-contract';
import { osFamily, type FoundComputers } from '@ocs/inventory-contract';
import { frameTexts } from '../frame-texts.js';

/** Pause in the typing after which the search starts; texts shorter than this find too much to be of use. */
const PAUSE_MS = 200;
const SHORTEST = 2;

/** One thing that was found, as a line of the list. */
interface Found {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  /** What matched, where that is not the name itself; otherwise where it is. */
  readonly detail: string;
  readonly link: readonly unknown[];
  readonly query: Params;
}

interface FoundGroup {
  readonly label: string;
  readonly lines: readonly Found[];
}

/** Finds computers by name, user, address, MAC, serial number or TAG, and software, from every page (key `/`). */
@Component({
  selector: 'app-global-search',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './global-search.html',
  styleUrl: './global-search.css',
  host: {
    role: 'search',
    '[attr.aria-label]': "t('find.label')",
    '(document:keydown)': 'shortcut($event)',
    '(focusout)': 'left($event)',
  },
})
export class GlobalSearch {
  protected readonly t = frameTexts.inject();
  private readonly api = inject(ApiClient);
  private readonly formats = inject(Formats);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly typed = signal('');
  private readonly asked = signal('');
  protected readonly open = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly found = liveQuery({
    request: () => (this.asked().length < SHORTEST ? undefined : this.asked()),
    load: (q, signal) => this.api.get<FoundComputers>('/api/computers/find', { query: { q }, signal }),
  });
  protected readonly groups = computed<readonly FoundGroup[]>(() => {
    const found = this.found.value();
    if (found === undefined || this.asked().length < SHORTEST) return [];
    return [
      { label: this.t('find.computers'), lines: found.computers.map((computer) => this.computer(computer)) },
      {
        label: this.t('find.software'),
        lines: found.software.map((software, index) => this.software(software, index)),
      },
    ].filter(({ lines }) => lines.length > 0);
  });
  protected readonly lines = computed(() => this.groups().flatMap(({ lines }) => lines));
  /** Place of the line that Enter opens. */
  protected readonly at = linkedSignal({ source: this.lines, computation: () => 0 });
  protected readonly active = computed(() => this.lines()[this.at()]?.id ?? null);
  protected readonly shown = computed(
    () =>
      this.open() && this.asked().length >= SHORTEST && !(this.found.loading() && this.lines().length === 0),
  );
  protected readonly told = computed(() => {
    if (!this.shown()) return '';
    if (this.found.problem() !== undefined) return this.t('find.failed');
    return this.lines().length === 0
      ? this.t('find.nothing')
      : this.t.plural('find.told', this.lines().length);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.open.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asked.set(text.trim()), PAUSE_MS);
  }

  protected press(event: KeyboardEvent): void {
    const count = this.lines().length;
    if (event.key === 'Escape') this.escape();
    else if (event.key === 'Enter') this.follow(this.lines()[this.at()]);
    else if (event.key === 'ArrowDown' && count > 0) this.at.update((at) => (at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.at.update((at) => (at - 1 + count) % count);
    else return;
    event.preventDefault();
  }

  protected follow(line: Found | undefined): void {
    if (line === undefined || !this.shown()) return;
    this.leave();
    void this.router.navigate([...line.link], { queryParams: line.query });
  }

  /** What was found is being opened. */
  protected leave(): void {
    this.close();
    this.typed.set('');
    this.asked.set('');
  }

  protected close(): void {
    this.open.set(false);
  }

  /** Once for the results, once more for what was typed. */
  private escape(): void {
    if (this.shown()) this.close();
    else this.type('');
  }

  /** `/` from anywhere except where one types. */
  protected shortcut(event: KeyboardEvent): void {
    const target = event.target;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null)
      return;
    if (this.document.querySelector('[aria-modal="true"]') !== null) return;
    event.preventDefault();
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected left(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node) || !this.element.contains(event.relatedTarget)) this.close();
  }

  private computer(computer: FoundComputers['computers'][number]): Found {
    const { id, name, matched, text, tag, system } = computer;
    const where = [tag, system].filter((part) => part !== null && part !== '').join(' · ');
    return {
      id: `found-computer-${id}`,
      icon: osFamily(system ?? ''),
      name: name === '' ? `#${id}` : name,
      detail: matched === 'name' ? where : `${this.t(`find.matched.${matched}`)} ${text}`,
      link: ['/computers', id],
      query: {},
    };
  }

  private software({ name, computers }: FoundComputers['software'][number], index: number): Found {
    return {
      id: `found-software-${index}`,
      icon: 'package',
      name,
      detail: this.t.plural('find.onComputers', computers, { count: this.formats.number(computers) }),
      link: ['/computers'],
      query: { filter: formatFilter({ column: 'software', operator: 'equals', value: name }) },
    };
  }
}
