import { Injector, inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Router, type CanActivateFn, type Params } from '@angular/router';
import { ServerStatus, toApiProblem } from '@ocs/core-console';
import type { CurrentUser } from '@ocs/users-contract';
import { filter, firstValueFrom } from 'rxjs';
import { MUST_CHANGE_PASSWORD_PATH, MUST_SET_UP_SECOND_FACTOR_PATH, SIGN_IN_PATH } from './paths.js';
import { SessionService } from './session.service.js';

/** What stands between an account and the pages inside the frame; undefined when nothing does. */
export function firstDuty(user: CurrentUser | undefined): string | undefined {
  if (user?.mustChangePassword === true) return MUST_CHANGE_PASSWORD_PATH;
  return user?.mustSetUpSecondFactor === true ? MUST_SET_UP_SECOND_FACTOR_PATH : undefined;
}

/** Pages inside the frame: signed in, with every duty done. Otherwise there first, and back afterwards. */
export const signedIn: CanActivateFn = async (_, { url }) => {
  const router = inject(Router);
  const session = inject(SessionService);
  const from: { queryParams?: Params } = url === '/' ? {} : { queryParams: { from: url } };
  if (!(await restorePatiently())) return router.createUrlTree([SIGN_IN_PATH], from);
  const duty = firstDuty(session.user());
  return duty === undefined ? true : router.createUrlTree([duty], from);
};

/** The page of a duty, such as the forced change of the password: only for those it concerns now. */
export const onlyWhenDue =
  (path: string): CanActivateFn =>
  async () => {
    const router = inject(Router);
    const session = inject(SessionService);
    if (!(await restorePatiently())) return router.createUrlTree([SIGN_IN_PATH]);
    return firstDuty(session.user()) === path || router.createUrlTree(['/']);
  };

/** The sign-in page: only for those who are not signed in yet. */
export const signedOut: CanActivateFn = async () => {
  const router = inject(Router);
  const session = inject(SessionService);
  return session.user() === undefined || router.createUrlTree(['/']);
};

/** Takes up the session; while the server is away it waits for it instead of sending anyone to the sign-in page. */
async function restorePatiently(): Promise<boolean> {
  const session = inject(SessionService);
  const server = inject(ServerStatus);
  const injector = inject(Injector);
  for (;;) {
    try {
      return await session.restore();
    } catch (failure) {
      if (!toApiProblem(failure).isServerAway) throw failure;
      await firstValueFrom(toObservable(server.away, { injector }).pipe(filter((away) => !away)));
    }
  }
}
