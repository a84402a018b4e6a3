import type { AbstractControl, ValidationErrors, ValidatorFn } from '@angular/forms';

/** An address as mail servers take it; the server decides in the end. Empty is fine. */
export const email: ValidatorFn = (control: AbstractControl<string>): ValidationErrors | null =>
  control.value === '' || /^[^\s@]+@[^\s@]+$/.test(control.value) ? null : { email: true };

/** A whole number between two bounds, both included. */
export const between =
  (min: number, max: number): ValidatorFn =>
  (control: AbstractControl<string>): ValidationErrors | null => {
    const number = Number(control.value);
    return Number.isInteger(number) && number >= min && number <= max ? null : { outside: { min, max } };
  };

/** The same text as in the field `other` beside it. */
export const sameAs =
  (other: string): ValidatorFn =>
  (control: AbstractControl<string>): ValidationErrors | null => {
    const typed = control.parent?.get(other)?.value as unknown;
    return control.value === '' || control.value === typed ? null : { differ: true };
  };
