import type { FormGroup } from '@angular/forms';
import { SERVER_ERROR, showFieldProblems, type ApiProblem } from '@ocs/core-console';

/**
 * Puts what the server refused beside the fields it is about, as codes that the fields translate, and focuses the first. A
 * path such as `tags.0` belongs to the field `tags`. True when each refusal found its field: there is nothing more to say.
 */
export function showRefusals(form: FormGroup, problem: ApiProblem, element: HTMLElement): boolean {
  const others = showFieldProblems(form, problem, ({ code }) => code, element);
  const homeless = others.filter(({ field, code }) => {
    const control = form.get(field.split('.')[0] ?? '');
    control?.setErrors({ [SERVER_ERROR]: code });
    control?.markAsTouched();
    return control === null;
  });
  return problem.fieldProblems.length > 0 && homeless.length === 0;
}
