import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LanguageService } from '@ocs/core-console';
import type { ServerOption } from '@ocs/core-contract';
import { computerTexts } from '../computer-texts.js';
import { OptionTexts } from './option-texts.js';
import { inputFault, specialValues, type OptionContent } from './option-value.rule.js';

/** One way to answer: a word that stands for a value, or the number one types. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Stands among the choices of a number for the number itself. */
const TYPED = 'number';

/** Gives one option a value for this computer, by its type (spec/console.md 9.4). */
@Component({
  selector: 'app-option-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './option-form.html',
  styleUrl: './option-form.css',
  host: { '(keydown.escape)': 'cancelled.emit()' },
})
export class OptionForm {
  protected readonly t = computerTexts.inject();
  private readonly texts = inject(OptionTexts);
  private readonly language = inject(LanguageService);

  readonly option = input.required<ServerOption>();
  /** The own value, or the one in force to start from. */
  readonly start = input.required<OptionContent>();
  readonly hasOwn = input(false);
  readonly busy = input(false);
  readonly saved = output<number | string>();
  readonly removed = output();
  readonly cancelled = output();

  protected readonly typed = TYPED;
  protected readonly formId = computed(() => `option-${this.option().key}`);
  protected readonly help = computed(() => this.option().help[this.language.current()]);
  protected readonly unit = computed(() => {
    const option = this.option();
    return option.type === 'integer' ? (option.unit?.[this.language.current()] ?? '') : '';
  });

  /** Words to choose from; empty for a plain number or text. */
  protected readonly choices = computed<readonly Choice[]>(() => {
    const option = this.option();
    const language = this.language.current();
    switch (option.type) {
      case 'switch':
        return [1, 0].map((value) => ({ value: String(value), label: this.texts.text(option, value) }));
      case 'choice':
        return Object.entries(option.choices).map(([value, label]) => ({ value, label: label[language] }));
      case 'integer': {
        const special = specialValues(option).map((value) => ({
          value: String(value),
          label: this.texts.text(option, value),
        }));
        return special.length === 0
          ? []
          : [...special, { value: TYPED, label: this.t('customization.form.number') }];
      }
      case 'bitmask':
      case 'text':
        return [];
    }
  });

  private readonly startText = computed(() => String(this.start() ?? ''));
  protected readonly chosen = linkedSignal(() => {
    const start = this.startText();
    const choices = this.choices();
    return choices.some(({ value }) => value === start) ? start : choices.length > 0 ? TYPED : '';
  });
  protected readonly text = linkedSignal(() =>
    this.choices().some(({ value }) => value === this.startText()) ? '' : this.startText(),
  );
  protected readonly isTyping = computed(() => this.choices().length === 0 || this.chosen() === TYPED);
  protected readonly isNumber = computed(() => this.option().type === 'integer');

  private readonly tried = signal(false);
  private readonly fault = computed(() =>
    this.isTyping() ? inputFault(this.option(), this.text()) : undefined,
  );
  protected readonly problem = computed(() => {
    const fault = this.fault();
    return fault === undefined || !this.tried() ? '' : this.t(`customization.form.${fault}`, this.bounds());
  });
  protected readonly range = computed(() => {
    const option = this.option();
    return option.type === 'integer' && option.minimum !== undefined && option.maximum !== undefined
      ? this.t('customization.form.range', this.bounds())
      : '';
  });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() =>
      element.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), select')?.focus(),
    );
  }

  protected choose(value: string): void {
    this.chosen.set(value);
  }

  protected type(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.text.set(event.target.value);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.fault() !== undefined || this.busy()) return;
    const text = this.isTyping() ? this.text().trim() : this.chosen();
    const { type } = this.option();
    this.saved.emit(type === 'text' || type === 'choice' ? text : Number(text));
  }

  private bounds(): Record<string, number> {
    const option = this.option();
    return option.type === 'integer' ? { minimum: option.minimum ?? 0, maximum: option.maximum ?? 0 } : {};
  }
}
