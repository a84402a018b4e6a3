import { Injectable, computed, inject } from '@angular/core';
import { Formats, LanguageService } from '@ocs/core-console';
import type { ServerOption } from '@ocs/core-contract';
import { computerTexts } from '../computer-texts.js';
import { optionText, type OptionContent, type ValueWords } from './option-value.rule.js';

/** Values of options in the reader's language. */
@Injectable({ providedIn: 'root' })
export class OptionTexts {
  private readonly t = computerTexts.inject();
  private readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);

  private readonly words = computed<ValueWords>(() => ({
    language: this.language.current(),
    on: this.t('customization.on'),
    off: this.t('customization.off'),
    notSet: this.t('customization.notSet'),
    number: (value) => this.formats.number(value),
    every: (unit, value) => this.t(`customization.every.${unit}`, { value }),
    each: (unit) => this.t('customization.every.one', { unit }),
  }));

  text(option: ServerOption, value: OptionContent): string {
    return optionText(option, value, this.words());
  }
}
