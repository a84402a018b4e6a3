import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { AdministrativeValue } from '@ocs/inventory-contract';
import { computerTexts } from '../computer-texts.js';
import { LONGEST_TEXT, tickedWords, withWord } from './administrative-form.rule.js';

/** One administrative field, edited by its type (spec/console.md 9.3). */
@Component({
  selector: 'app-administrative-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './administrative-field.html',
  styleUrl: './administrative-field.css',
})
export class AdministrativeField {
  protected readonly t = computerTexts.inject();
  readonly field = input.required<AdministrativeValue>();
  readonly value = model.required<string>();
  /** What is wrong with it, as a sentence. */
  readonly problem = input('');

  protected readonly longest = LONGEST_TEXT;
  protected readonly fieldId = computed(() => `administrative-${this.field().column}`);
  protected readonly describedBy = computed(() =>
    [
      this.problem() === '' ? '' : `${this.fieldId()}-problem`,
      this.help() === '' ? '' : `${this.fieldId()}-help`,
    ]
      .filter((id) => id !== '')
      .join(' '),
  );
  protected readonly help = computed(() => {
    const { column, type } = this.field();
    if (column === 'TAG') return this.t('administrative.tagHelp');
    const { length } = this.value();
    return type === 'text' && length > LONGEST_TEXT - 50
      ? this.t('administrative.characters', { count: length, maximum: LONGEST_TEXT })
      : '';
  });

  /** The choices, and an old value that is none of them any more. */
  protected readonly choices = computed(() => {
    const { choices, value, type } = this.field();
    const kept = type === 'checkboxes' ? tickedWords(value ?? '') : [value ?? ''];
    const old = kept.filter((word) => word !== '' && !choices.includes(word));
    return [
      ...choices.map((word) => ({ word, label: word })),
      ...old.map((word) => ({
        word,
        label: this.t('administrative.notAmongChoices', { value: word }),
      })),
    ];
  });
  protected readonly ticked = computed(() => new Set(tickedWords(this.value())));

  protected type(event: Event): void {
    const control = event.target;
    if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      this.value.set(control.value);
    }
  }

  protected tick(event: Event, word: string): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.value.set(withWord(this.value(), word, event.target.checked, this.field().choices));
  }
}
