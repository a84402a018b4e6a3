import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';

/** Something that is so or not, with the sentence that says what follows from it. */
@Component({
  selector: 'app-check-field',
  imports: [MatCheckbox, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-checkbox [formControl]="control()" [aria-describedby]="fieldId()">{{ label() }}</mat-checkbox>
    <p class="small muted" [id]="fieldId()">{{ help() }}</p>
  `,
  styles: `
    p {
      padding-inline-start: 36px;
      margin-top: -4px;
      max-width: 80ch;
    }
  `,
})
export class CheckField {
  /** Id of the help. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input.required<string>();
  readonly control = input.required<FormControl<boolean>>();
}
