import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ListPreference } from '@ocs/core-contract';
import { coreTexts } from '../i18n/core-texts.js';
import { fold } from '../table/marked-text.rule.js';
import { Icon } from '../ui/icon.js';
import { PopoverHead } from '../ui/popover-head.js';
import { LayoutMenu } from './layout-menu.js';
import { moveColumn } from './list-columns.rule.js';

/** A column as the menu shows it. */
export interface MenuColumn {
  readonly id: string;
  readonly label: string;
  readonly fixed?: boolean;
  readonly origin?: string;
}

type Density = NonNullable<ListPreference['density']>;

/** Chooses the columns of a list and their order, by mouse and by keyboard; keeps and takes named layouts. */
@Component({
  selector: 'app-column-menu',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, LayoutMenu, MatButton, PopoverHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './column-menu.html',
  styleUrl: './column-menu.css',
})
export class ColumnMenu {
  protected readonly t = coreTexts.inject();
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  readonly table = input.required<string>();
  readonly columns = input.required<readonly MenuColumn[]>();
  /** Ids of the visible ones in their order, the fixed ones first. */
  readonly visible = input.required<readonly string[]>();
  readonly density = input.required<Density>();
  readonly layouts = input(true);
  readonly visibleChange = output<readonly string[]>();
  readonly densityChange = output<Density>();
  readonly resetColumns = output();

  protected readonly densities = ['compact', 'comfortable'] as const;
  protected readonly search = signal('');
  /** What just moved, for screen readers. */
  protected readonly told = signal('');
  protected readonly wanted = computed(() => this.search().trim());
  private readonly byId = computed(() => new Map(this.columns().map((column) => [column.id, column])));
  protected readonly fixedCount = computed(
    () => this.columns().filter((column) => column.fixed === true).length,
  );
  protected readonly shown = computed(() => this.visible().flatMap((id) => this.byId().get(id) ?? []));
  protected readonly shownFound = computed(() => this.shown().filter((column) => this.matches(column)));
  protected readonly others = computed(() => {
    const visible = new Set(this.visible());
    return this.columns().filter((column) => !visible.has(column.id) && this.matches(column));
  });

  protected readonly densityNames = computed(() => ({
    compact: this.t('density.compact'),
    comfortable: this.t('density.comfortable'),
  }));

  protected chooseDensity(value: string): void {
    const density = this.densities.find((known) => known === value);
    if (density !== undefined) this.densityChange.emit(density);
  }

  protected add(column: MenuColumn): void {
    this.visibleChange.emit([...this.visible(), column.id]);
    this.told.set(this.t('columns.added', { column: column.label }));
    this.focusRow(column.id);
  }

  protected remove(column: MenuColumn): void {
    this.visibleChange.emit(this.visible().filter((id) => id !== column.id));
    this.told.set(this.t('columns.removed', { column: column.label }));
    this.focusRow(column.id);
  }

  protected drop({ previousIndex, currentIndex, item }: CdkDragDrop<unknown, unknown, MenuColumn>): void {
    if (previousIndex !== currentIndex) this.move(item.data, currentIndex);
  }

  protected press(event: KeyboardEvent, column: MenuColumn): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.move(column, this.visible().indexOf(column.id) + step);
    this.focusRow(column.id, '.handle');
  }

  private move(column: MenuColumn, to: number): void {
    const moved = moveColumn(this.visible(), column.id, to, this.fixedCount());
    this.visibleChange.emit(moved);
    this.told.set(
      this.t('columns.moved', {
        column: column.label,
        place: moved.indexOf(column.id) + 1,
        of: moved.length,
      }),
    );
  }

  private matches(column: MenuColumn): boolean {
    const wanted = fold(this.wanted());
    return fold(column.label).includes(wanted) || fold(column.origin ?? '').includes(wanted);
  }

  /** The row may have moved to the other list: the focus goes with it. */
  private focusRow(id: string, part = 'input, button.add'): void {
    afterNextRender(
      () => {
        const row = [...this.element.querySelectorAll<HTMLElement>('li')].find(
          (candidate) => candidate.dataset.column === id,
        );
        row?.querySelector<HTMLElement>(part)?.focus();
      },
      { injector: this.injector },
    );
  }
}
