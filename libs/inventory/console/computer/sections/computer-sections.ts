import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  viewChildren,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Formats, LanguageService, QuickSearch } from '@ocs/core-console';
import type { ComputerDetail } from '@ocs/inventory-contract';
import { computerTexts } from '../computer-texts.js';
import { SectionBlock } from './section-block.js';
import type { CountedSection } from './section-list.rule.js';
import { sortAddress, sortOfSection } from './section-rows.rule.js';

/** The sections of one tab under each other, with one search over all of them. */
@Component({
  selector: 'app-computer-sections',
  imports: [QuickSearch, RouterLink, SectionBlock],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './computer-sections.html',
  styleUrl: './computer-sections.css',
})
export class ComputerSections {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);

  readonly detail = input.required<ComputerDetail>();
  readonly sections = input.required<readonly CountedSection[]>();
  readonly searchLabel = input.required<string>();
  readonly query = input('');
  readonly sort = input<string>();
  readonly complete = input(false);
  /** The account may change administrative data. */
  readonly mayEdit = input(false);
  readonly edit = output();
  readonly queryChange = output<string>();
  readonly sortChange = output<string>();

  private readonly blocks = viewChildren(SectionBlock);

  /** Every section is on the page as far as it will be. */
  readonly ready = computed(
    () => this.blocks().length === this.sections().length && this.blocks().every((block) => block.ready()),
  );
  protected readonly total = computed(() => this.sections().reduce((sum, { count }) => sum + count, 0));
  protected readonly matching = computed(() =>
    this.blocks().reduce((sum, block) => sum + block.matching(), 0),
  );
  protected readonly matches = computed(() =>
    this.ready() ? this.t('matches', { count: this.matching(), total: this.total() }) : '',
  );
  protected readonly nothingFound = computed(
    () => this.query() !== '' && this.ready() && this.matching() === 0,
  );

  protected label({ section }: CountedSection): string {
    return section.label[this.language.current()];
  }

  protected sortOf({ section }: CountedSection): string | undefined {
    return sortOfSection(this.sort(), section.name);
  }

  protected sortBy({ section }: CountedSection, sort: string): void {
    this.sortChange.emit(sortAddress(section.name, sort));
  }

  /** The heading takes the focus, so that the keyboard goes on from there. */
  protected jump(event: Event, { section }: CountedSection): void {
    event.preventDefault();
    const heading = document.getElementById(`section-${section.name}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
}
