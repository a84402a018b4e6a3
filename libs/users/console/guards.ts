import { Injector, inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Router, type CanActivateFn } from '@angular/router';
import { ServerStatus, toApiProblem } from '@ocs/core-console';
import { filter, firstValueFrom } from 'rxjs';
import { MUST_CHANGE_PASSWORD_PATH, SIGN_IN_PATH } from './paths.js';
import { SessionService } from './session.service.js';

/** Pages inside the frame: signed in, with a password of one's own. Otherwise there first, and back afterwards. */
export const signedIn: CanActivateFn = async (_, { url }) => {
  const router = inject(Router);
  const session = inject(SessionService);
  const from = url === '/' ? {} : { queryParams: { from: url } };
  if (!(await restorePatiently())) return router.createUrlTree([SIGN_IN_PATH], from);
  return session.user()?.mustChangePassword === true
    ? router.createUrlTree([MUST_CHANGE_PASSWORD_PATH], from)
    : true;
};

/** The page of the forced change: only for those it concerns. */
export const mustChangePassword: CanActivateFn = async () => {
  const router = inject(Router);
  const session = inject(SessionService);
  if (!(await restorePatiently())) return router.createUrlTree([SIGN_IN_PATH]);
  return session.user()?.mustChangePassword === true || router.createUrlTree(['/']);
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
