import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatError, MatFormField, MatHint } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { controlProblem } from './control-problem.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several things, in the browser's own list: it works the same with keyboard, touch and screen reader. */
@Component({
  selector: 'app-select-field',
  imports: [MatError, MatFormField, MatHint, MatInput, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `
    <label [for]="fieldId()">{{ label() }}</label>
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <select matNativeControl [id]="fieldId()" [formControl]="control()">
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value">{{ choice.label }}</option>
        }
      </select>
      @if (help()) {
        <mat-hint>{{ help() }}</mat-hint>
      }
      <mat-error>{{ problem() }}</mat-error>
    </mat-form-field>
  `,
})
export class SelectField {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly control = input.required<FormControl<string>>();
  readonly choices = input.required<readonly Choice[]>();
  readonly help = input('');
  protected readonly problem = controlProblem(this.control);
}
