import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { usersTexts } from '../users-texts.js';
import { controlProblem } from './control-problem.js';
import { required } from './required.js';

/** A text with its label above, help or what is wrong with it below; one line, or several of them. */
@Component({
  selector: 'app-text-field',
  imports: [MatError, MatFormField, MatHint, MatInput, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `
    <label [for]="fieldId()">
      {{ label() }}
      @if (!mandatory()) {
        <span class="optional">{{ t('field.optional') }}</span>
      }
    </label>
    @if (lines() > 1) {
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <textarea
          matInput
          [id]="fieldId()"
          [rows]="lines()"
          [formControl]="control()"
          [required]="mandatory()"
          spellcheck="false"
        ></textarea>
        @if (help()) {
          <mat-hint>{{ help() }}</mat-hint>
        }
        <mat-error>{{ problem() }}</mat-error>
      </mat-form-field>
    } @else {
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <input
          matInput
          [id]="fieldId()"
          [type]="type()"
          [formControl]="control()"
          [autocomplete]="autocomplete()"
          [attr.inputmode]="type() === 'number' ? 'numeric' : null"
          [required]="mandatory()"
          autocapitalize="none"
          spellcheck="false"
        />
        @if (help()) {
          <mat-hint>{{ help() }}</mat-hint>
        }
        <mat-error>{{ problem() }}</mat-error>
      </mat-form-field>
    }
  `,
  styles: `
    .optional {
      font-weight: 400;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class TextField {
  protected readonly t = usersTexts.inject();
  /** Id of the control; the label points at it. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly control = input.required<FormControl<string>>();
  readonly help = input('');
  readonly type = input<'text' | 'email' | 'number'>('text');
  readonly autocomplete = input('off');
  readonly lines = input(1);
  protected readonly problem = controlProblem(this.control);
  protected readonly mandatory = computed(() => this.control().hasValidator(required));
}
