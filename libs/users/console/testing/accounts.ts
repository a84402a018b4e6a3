import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import {
  AccessTokens,
  Permissions,
  Toast,
  accessTokenInterceptor,
  provideLanguages,
} from '@ocs/core-console';
import { ALL_PERMISSIONS } from '@ocs/core-contract';
import type { CurrentUser, Profile, User } from '@ocs/users-contract';
import { SessionService } from '../session.service.js';

/** The signed-in account of the tests: may do everything. */
export const currentUser = (over: Partial<CurrentUser> = {}): CurrentUser => ({
  login: 'admin',
  firstName: null,
  lastName: null,
  profile: 'sadmin',
  permissions: ALL_PERMISSIONS,
  language: null,
  theme: null,
  tags: null,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
  ...over,
});

export const user = (over: Partial<User> = {}): User => ({
  login: 'a.lemoine',
  firstName: 'Alice',
  lastName: 'Lemoine',
  email: 'a.lemoine@corp.example',
  comments: null,
  profile: 'ladmin',
  group: null,
  language: 'fr',
  disabled: false,
  mustChangePassword: false,
  secondFactor: true,
  tags: ['LYON-*'],
  lastSignInAt: '2026-09-02T08:00:00.000Z',
  sessions: 2,
  version: 'v1',
  ...over,
});

export const profile = (over: Partial<Profile> = {}): Profile => ({
  name: 'ladmin',
  label: 'Local administrators',
  restricted: true,
  permissions: ['computers.read', 'computers.edit'],
  secondFactor: false,
  shipped: true,
  users: 1,
  version: 'p1',
  ...over,
});

/** Longest time of a test that draws whole pages, in milliseconds: a busy machine takes its time. */
export const WHOLE_PAGE = 30_000;

/** A console without a server: requests are answered by the test. */
export const provideFakeServer = (): (Provider | EnvironmentProviders)[] => [
  provideHttpClient(withInterceptors([accessTokenInterceptor])),
  provideHttpClientTesting(),
  provideLanguages(),
  { provide: AccessTokens, useExisting: SessionService },
  { provide: Permissions, useExisting: SessionService },
  { provide: Toast, useValue: { show: () => undefined } },
];
