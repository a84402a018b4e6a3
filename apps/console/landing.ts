import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { SessionService } from '@ocs/users-console';
import { NAVIGATION } from './shell/navigation.js';

/** The first page: the first entry of the navigation the account may open, and its own account when there is none. */
export const landing: CanActivateFn = () => {
  const session = inject(SessionService);
  const entry = NAVIGATION.flatMap(({ entries }) => entries).find(({ permission }) =>
    session.may(permission),
  );
  return inject(Router).createUrlTree([entry?.link ?? '/account']);
};
