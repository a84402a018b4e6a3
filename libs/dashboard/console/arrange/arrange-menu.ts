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
import { Icon, PopoverHead } from '@ocs/core-console';
import type { DashboardBlock } from '@ocs/dashboard-contract';
import { dashboardTexts } from '../dashboard-texts.js';
import { moved, shownBlocks, switched, type Arrangement } from './arrangement.rule.js';

/** Which blocks the overview shows and in which order, by mouse and by keyboard; each change holds at once. */
@Component({
  selector: 'app-arrange-menu',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, Icon, MatButton, PopoverHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './arrange-menu.html',
  styleUrl: './arrange-menu.css',
})
export class ArrangeMenu {
  protected readonly t = dashboardTexts.inject();
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);

  readonly arrangement = input.required<Arrangement>();
  readonly arrangementChange = output<Arrangement>();
  readonly restore = output();

  protected readonly shown = computed(() => shownBlocks(this.arrangement()));
  /** What just moved, for screen readers. */
  protected readonly told = signal('');

  protected name(block: DashboardBlock): string {
    return this.t(`block.${block}`);
  }

  protected show(block: DashboardBlock, shown: boolean): void {
    this.arrangementChange.emit(switched(this.arrangement(), 'hidden', block, !shown));
  }

  protected drop({ item, currentIndex }: CdkDragDrop<unknown, unknown, DashboardBlock>): void {
    this.move(item.data, currentIndex);
  }

  protected press(event: KeyboardEvent, block: DashboardBlock): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    this.move(block, this.arrangement().order.indexOf(block) + step);
    afterNextRender(
      () => this.element.querySelector<HTMLElement>(`[data-block="${block}"] .handle`)?.focus(),
      { injector: this.injector },
    );
  }

  private move(block: DashboardBlock, place: number): void {
    const next = moved(this.arrangement(), block, place);
    this.arrangementChange.emit(next);
    this.told.set(
      this.t('arrange.moved', {
        block: this.name(block),
        place: next.order.indexOf(block) + 1,
        of: next.order.length,
      }),
    );
  }
}
