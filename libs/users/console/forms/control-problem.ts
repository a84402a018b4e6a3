import { computed, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { merge, of, switchMap } from 'rxjs';
import { usersTexts } from '../users-texts.js';
import { fieldFault } from './field-fault.rule.js';

/**
 * The sentence that says what is wrong with a control, empty while its value is accepted. Forms speak through events that
 * no template without zones would notice. Call in an injection context.
 */
export function controlProblem(control: Signal<AbstractControl>): Signal<string> {
  const t = usersTexts.inject();
  const events = toSignal(
    toObservable(control).pipe(switchMap((followed) => merge(of(undefined), followed.events))),
  );
  return computed(
    () => {
      events();
      const fault = fieldFault(control().errors);
      return fault === undefined ? '' : t(`field.${fault.key}`, fault.parameters);
    },
    // A control that was only touched is drawn again too.
    { equal: () => false },
  );
}
