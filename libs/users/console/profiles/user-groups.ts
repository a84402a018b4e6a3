import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Confirm, Notice, ProblemNotice, Toast, liveQuery, toApiProblem } from '@ocs/core-console';
import type { UserGroup } from '@ocs/users-contract';
import { showRefusals } from '../forms/form-problems.js';
import { required } from '../forms/required.js';
import { TextField } from '../forms/text-field.js';
import { LONGEST_NAME } from '../user-limits.js';
import { accountsTexts } from '../users/accounts-texts.js';
import { problemText } from '../users/problem-text.js';
import { UsersApi } from '../users/users.api.js';

/** Groups of accounts: a short list with add, rename and delete in place. */
@Component({
  selector: 'app-user-groups',
  imports: [MatButton, Notice, ProblemNotice, ReactiveFormsModule, TextField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user-groups.html',
  styleUrl: './user-groups.css',
})
export class UserGroups {
  protected readonly t = accountsTexts.inject();
  private readonly api = inject(UsersApi);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly list = liveQuery({ request: () => 'all', load: (_, signal) => this.api.groups(signal) });
  /** Key of the group that is being renamed. */
  protected readonly renamed = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly failure = signal('');
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly addForm = this.forms.group({
    label: ['', [required, Validators.maxLength(LONGEST_NAME)]],
  });
  protected readonly renameForm = this.forms.group({
    label: ['', [required, Validators.maxLength(LONGEST_NAME)]],
  });

  protected async add(): Promise<void> {
    const added = await this.send(this.addForm, (label) => this.api.addGroup(label));
    if (added) this.addForm.reset();
  }

  protected startRename({ key, label }: UserGroup): void {
    this.renamed.set(key);
    this.renameForm.reset({ label });
    afterNextRender(() => this.element.querySelector<HTMLInputElement>('#group-rename')?.focus(), {
      injector: this.injector,
    });
  }

  protected async rename(key: string): Promise<void> {
    if (await this.send(this.renameForm, (label) => this.api.renameGroup(key, label))) this.stopRename(key);
  }

  protected stopRename(key: string): void {
    this.renamed.set(undefined);
    afterNextRender(() => this.element.querySelector<HTMLElement>(`[data-rename="${key}"]`)?.focus(), {
      injector: this.injector,
    });
  }

  protected async remove({ key, label }: UserGroup): Promise<void> {
    this.failure.set('');
    const wanted = await this.confirm.ask({
      title: this.t('groups.removeTitle', { label }),
      sentence: this.t('groups.removeSentence'),
      action: this.t('groups.remove'),
      danger: true,
    });
    if (!wanted) return;
    try {
      await this.api.removeGroup(key);
      this.toast.show(this.t('groups.removed', { label }));
    } catch (failure) {
      this.failure.set(problemText(this.t, toApiProblem(failure)));
    }
    this.list.reload();
  }

  private async send(form: typeof this.addForm, work: (label: string) => Promise<unknown>): Promise<boolean> {
    form.markAllAsTouched();
    if (form.invalid || this.busy()) return false;
    this.busy.set(true);
    this.failure.set('');
    try {
      await work(form.getRawValue().label.trim());
      this.list.reload();
      return true;
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.code === 'user-group.label-taken') {
        form.controls.label.setErrors({ server: 'profile.name-taken' });
      } else if (!showRefusals(form, problem, this.element)) {
        this.failure.set(problemText(this.t, problem));
      }
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
