import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Ago, Confirm, Icon, Notice, ProblemNotice, liveQuery, type ApiProblem } from '@ocs/core-console';
import { MAX_NOTE_LENGTH, type ComputerNote } from '@ocs/inventory-contract';
import { ComputerApi } from '../../computer.api.js';
import { ActionProblem } from '../action-problem.js';
import { computerTexts } from '../computer-texts.js';
import { OpenComputer } from '../open-computer.js';

/** A note that is being changed. */
interface EditedNote {
  readonly id: number;
  readonly version: string;
  readonly text: string;
  /** Text someone else saved meanwhile. */
  readonly stored?: string;
}

/** Notes of a computer (spec/console.md 9.3): newest first; writing them needs the right to edit. */
@Component({
  selector: 'app-notes-block',
  imports: [ActionProblem, Ago, Icon, MatButton, Notice, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notes-block.html',
  styleUrl: './notes-block.css',
})
export class NotesBlock {
  protected readonly t = computerTexts.inject();
  protected readonly open = inject(OpenComputer);
  private readonly api = inject(ComputerApi);
  private readonly confirm = inject(Confirm);

  readonly computer = input.required<number>();

  protected readonly longest = MAX_NOTE_LENGTH;
  protected readonly notes = liveQuery({
    request: () => this.computer(),
    load: (id, abort) => this.api.notes(id, abort),
    keeps: (previous, next) => previous === next,
  });
  protected readonly draft = this.open.noteDraft;
  protected readonly edited = linkedSignal<number, EditedNote | undefined>({
    source: this.computer,
    computation: () => undefined,
  });
  protected readonly failure = linkedSignal<number, ApiProblem | undefined>({
    source: this.computer,
    computation: () => undefined,
  });
  protected readonly busy = signal(false);

  protected textOf(event: Event): string {
    return event.target instanceof HTMLTextAreaElement ? event.target.value : '';
  }

  protected edit({ id, version, text }: ComputerNote): void {
    this.edited.set({ id, version, text });
  }

  protected typeEdited(event: Event): void {
    const text = this.textOf(event);
    this.edited.update((edited) => edited && { ...edited, text });
  }

  protected async add(): Promise<void> {
    const text = this.draft().trim();
    if (text === '') return;
    if (await this.run(() => this.api.addNote(this.computer(), text))) {
      this.draft.set('');
      this.open.toast.show(this.t('administrative.notes.saved'));
    }
  }

  protected async save({ id, version, text }: EditedNote): Promise<void> {
    if (text.trim() === '') return;
    this.busy.set(true);
    const problem = await this.open.attempt(() =>
      this.api.changeNote(this.computer(), id, text.trim(), version),
    );
    this.busy.set(false);
    if (problem?.code === 'note.changed') return this.compare(id, text);
    this.failure.set(problem);
    this.notes.reload();
    if (problem !== undefined) return;
    this.edited.set(undefined);
    this.open.toast.show(this.t('administrative.notes.saved'));
  }

  protected async remove({ id, text }: ComputerNote): Promise<void> {
    const wanted = await this.confirm.ask({
      title: this.t('administrative.notes.removeTitle'),
      sentence: this.t('administrative.notes.removeSentence'),
      items: [text.slice(0, 120)],
      action: this.t('administrative.notes.removeAction'),
      danger: true,
    });
    if (!wanted) return;
    if (await this.run(() => this.api.deleteNote(this.computer(), id)))
      this.open.toast.show(this.t('administrative.notes.removed'));
  }

  /** Both texts side by side: the stored one above, one's own still in the box. */
  private async compare(id: number, text: string): Promise<void> {
    const abort = new AbortController();
    this.failure.set(
      await this.open.attempt(async () => {
        const notes = await this.api.notes(this.computer(), abort.signal);
        const stored = notes.find((note) => note.id === id);
        this.edited.set(stored && { id, version: stored.version, text, stored: stored.text });
      }),
    );
    this.notes.reload();
  }

  private async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    const problem = await this.open.attempt(work);
    this.busy.set(false);
    this.failure.set(problem);
    this.notes.reload();
    return problem === undefined;
  }
}
