import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Ago, Formats, Icon, LanguageService, ProblemNotice, liveQuery } from '@ocs/core-console';
import type { Contact } from '@ocs/inventory-contract';
import { ComputerApi } from '../../computer.api.js';
import { computerTexts } from '../computer-texts.js';
import { contactKind, contactOutcome } from './contact.rule.js';

/** The last contacts of a computer and why each went as it did. */
@Component({
  selector: 'app-contacts-tab',
  imports: [Ago, Icon, MatButton, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './contacts-tab.html',
  styleUrl: './contacts-tab.css',
})
export class ContactsTab {
  protected readonly t = computerTexts.inject();
  protected readonly formats = inject(Formats);
  private readonly language = inject(LanguageService);
  private readonly api = inject(ComputerApi);

  readonly computer = input.required<number>();

  protected readonly list = liveQuery({
    request: () => this.computer(),
    load: (id, abort) => this.api.contacts(id, abort),
    keeps: (previous, next) => previous === next,
  });
  protected readonly contacts = computed(() =>
    this.list.value()?.contacts.map((contact) => ({
      contact,
      what: this.whatOf(contact),
      status: String(contact.status),
      outcome: contactOutcome(contact.status),
      how: this.t(`contact.outcomes.${contactOutcome(contact.status)}`),
      decisions: contact.decisions.map(({ subject, text, reasons }) => ({
        subject,
        text: text[this.language.current()],
        reasons: reasons.map((reason) => reason.text[this.language.current()]),
      })),
    })),
  );

  private whatOf({ kind }: Contact): string {
    return this.t(`contact.kinds.${contactKind(kind)}`, { kind });
  }
}
