import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatError, MatFormField, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Icon } from '@ocs/core-console';
import { usersTexts } from '../users-texts.js';
import { controlProblem } from './control-problem.js';

/** A password with its label above, a button that shows it, and what is wrong with it below. */
@Component({
  selector: 'app-password-field',
  imports: [Icon, MatError, MatFormField, MatInput, MatSuffix, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `
    <label [for]="fieldId()">{{ label() }}</label>
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <input
        matInput
        [id]="fieldId()"
        [type]="visible() ? 'text' : 'password'"
        [formControl]="control()"
        [autocomplete]="autocomplete()"
        required
        autocapitalize="none"
        spellcheck="false"
      />
      <button
        matSuffix
        type="button"
        class="icon-button"
        [attr.aria-label]="t(visible() ? 'signIn.hide' : 'signIn.show')"
        [attr.aria-pressed]="visible()"
        (click)="visible.set(!visible())"
      >
        <app-icon [name]="visible() ? 'eyeOff' : 'eye'" />
      </button>
      <mat-error>{{ problem() }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    button {
      margin-inline-end: 4px;
    }
  `,
})
export class PasswordField {
  protected readonly t = usersTexts.inject();
  /** Id of the control; the label points at it. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly control = input.required<FormControl<string>>();
  readonly autocomplete = input.required<'current-password' | 'new-password'>();
  protected readonly problem = controlProblem(this.control);
  protected readonly visible = signal(false);
}
