import { Validators, type ValidatorFn } from '@angular/forms';

/** A field that must not stay empty. */
export const required: ValidatorFn = (control) => Validators.required(control);
