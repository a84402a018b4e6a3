import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { markedParts } from './marked-text.rule.js';

/** A text with the places of the search marked. */
@Component({
  selector: 'app-marked-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // Elements only: blanks between elements are dropped, blanks around a bare text would show inside a word.
  template: `
    @for (part of parts(); track $index) {
      @if (part.hit) {
        <mark>{{ part.text }}</mark>
      } @else {
        <span>{{ part.text }}</span>
      }
    }
  `,
})
export class MarkedText {
  readonly text = input.required<string>();
  readonly query = input('');
  protected readonly parts = computed(() => markedParts(this.text(), this.query()));
}
