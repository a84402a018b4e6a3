import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { AccessTokens, Permissions, accessTokenInterceptor, provideLanguages } from '@ocs/core-console';
import { SessionService } from '@ocs/users-console';
import { routes } from './routes.js';

/** Everything the console is made of. No zone.js: signals say what changed. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([accessTokenInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ anchorScrolling: 'enabled', scrollPositionRestoration: 'disabled' }),
    ),
    provideLanguages(),
    { provide: AccessTokens, useExisting: SessionService },
    { provide: Permissions, useExisting: SessionService },
  ],
};
