import type { FormGroup } from '@angular/forms';
import type { FieldProblem } from '@ocs/core-contract';
import type { ApiProblem } from '../api/api-problem.js';

/** Name of the error a control carries for what the server said about it: `control.errors?.[SERVER_ERROR]` is the sentence. */
export const SERVER_ERROR = 'server';

/**
 * Puts what the server refused beside the fields (as error `server`, gone with the next input) and focuses the first of them.
 * @param say the sentence for a problem; the server's own are English
 * @returns the problems no field of the form stands for: show them above the form
 */
export function showFieldProblems(
  form: FormGroup,
  problem: ApiProblem,
  say: (problem: FieldProblem) => string,
  element: HTMLElement,
): readonly FieldProblem[] {
  const others: FieldProblem[] = [];
  for (const fieldProblem of problem.fieldProblems) {
    const control = form.get(fieldProblem.field);
    if (control === null) others.push(fieldProblem);
    else {
      control.setErrors({ ...control.errors, [SERVER_ERROR]: say(fieldProblem) });
      control.markAsTouched();
    }
  }
  focusFirstInvalid(element);
  return others;
}

/** Moves the focus to the first field that is wrong, once the view shows it. */
export function focusFirstInvalid(element: HTMLElement): void {
  setTimeout(() => {
    const field = element.querySelector<HTMLElement>(
      ':is(input, select, textarea, [tabindex]).ng-invalid, .ng-invalid:not(form) :is(input, select, textarea)',
    );
    field?.focus();
  });
}
