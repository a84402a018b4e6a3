import type { Permission } from '@ocs/core-contract';

/**
 * Who may use which route of the server, decided by people: `public`, `signed in` (any account, and API tokens), `session`
 * (any account that signed in, no API token) or the permissions of which one is needed. A new or changed route fails
 * access-matrix.db.spec.ts until somebody has decided here.
 */
export const ACCESS_LIST: Readonly<Record<string, string>> = {
  // Health and figures
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'server.read, or this machine',

  // Agents
  'GET /api/agents/admissions': 'agents.admit',
  'POST /api/agents/admissions': 'agents.admit',
  'POST /api/import': 'inventory.import',

  // Overview
  'GET /api/dashboard': 'dashboard.read',
  'GET /api/dashboard/events': 'dashboard.read',

  // Sign in
  'POST /api/auth/sign-in': 'public',
  'POST /api/auth/refresh': 'public',
  'POST /api/auth/sign-out': 'public',
  'POST /api/auth/password': 'session',
  'GET /api/auth/me': 'session',

  // The own account: closed to API tokens
  'GET /api/account': 'session',
  'PATCH /api/account': 'session',
  'GET /api/account/sessions': 'session',
  'DELETE /api/account/sessions': 'session',
  'DELETE /api/account/sessions/{id}': 'session',
  'GET /api/account/tokens': 'session',
  'POST /api/account/tokens': 'session',
  'DELETE /api/account/tokens/{id}': 'session',
  'POST /api/account/second-factor': 'session',
  'POST /api/account/second-factor/confirm': 'session',
  'POST /api/account/second-factor/recovery-codes': 'session',
  'POST /api/account/second-factor/remove': 'session',

  // What one arranged for oneself, and what one started
  'GET /api/preferences': 'signed in',
  'PUT /api/preferences/{key}': 'signed in',
  'GET /api/layouts': 'signed in',
  'POST /api/layouts': 'signed in',
  'PUT /api/layouts/{id}': 'signed in',
  'DELETE /api/layouts/{id}': 'signed in',
  'GET /api/jobs': 'signed in',
  'GET /api/jobs/{id}': 'signed in',
  'POST /api/jobs/{id}/stop': 'signed in',

  // Accounts, profiles, audit
  'GET /api/users': 'users.manage',
  'POST /api/users': 'users.manage',
  'GET /api/users/{login}': 'users.manage',
  'PUT /api/users/{login}': 'users.manage',
  'DELETE /api/users/{login}': 'users.manage',
  'POST /api/users/{login}/password': 'users.manage',
  'POST /api/users/{login}/second-factor/remove': 'users.manage',
  'GET /api/users/{login}/sessions': 'users.manage',
  'DELETE /api/users/{login}/sessions': 'users.manage',
  'GET /api/user-groups': 'users.manage',
  'POST /api/user-groups': 'users.manage',
  'PUT /api/user-groups/{key}': 'users.manage',
  'DELETE /api/user-groups/{key}': 'users.manage',
  'GET /api/profiles': 'users.manage or profiles.manage',
  'POST /api/profiles': 'profiles.manage',
  'PUT /api/profiles/{name}': 'profiles.manage',
  'DELETE /api/profiles/{name}': 'profiles.manage',
  'GET /api/audit': 'audit.read',
  'GET /api/audit/export': 'audit.read',

  // Computers: reading
  'GET /api/computers': 'computers.read',
  'GET /api/computers/export': 'computers.read',
  'GET /api/computers/distribution': 'computers.read',
  'GET /api/computers/distribution/export': 'computers.read',
  'GET /api/computers/find': 'computers.read',
  'GET /api/computers/{id}': 'computers.read',
  'GET /api/computers/{id}/neighbours': 'computers.read',
  'GET /api/computers/{id}/sections/{section}': 'computers.read',
  'GET /api/computers/{id}/administrative': 'computers.read',
  'GET /api/computers/{id}/options': 'computers.read',
  'GET /api/computers/{id}/groups': 'computers.read',
  'GET /api/computers/{id}/packages': 'computers.read',
  'GET /api/computers/{id}/notes': 'computers.read',
  'GET /api/computers/{id}/contacts': 'computers.read',
  'GET /api/groups': 'computers.read',
  'GET /api/inventory/sections': 'computers.read',

  // Computers: changing
  'PUT /api/computers/{id}/administrative': 'computers.edit',
  'POST /api/computers/{id}/notes': 'computers.edit',
  'PUT /api/computers/{id}/notes/{noteId}': 'computers.edit',
  'DELETE /api/computers/{id}/notes/{noteId}': 'computers.edit',
  'PUT /api/computers/{id}/options/{key}': 'computers.customize',
  'DELETE /api/computers/{id}/options/{key}': 'computers.customize',
  'PUT /api/computers/{id}/discovery': 'computers.customize',
  'PUT /api/computers/{id}/groups/{groupId}': 'groups.edit',
  'POST /api/computers/{id}/packages': 'packages.assign',
  'DELETE /api/computers/{id}/packages/{assignmentId}': 'packages.assign',
  'POST /api/computers/{id}/archive': 'computers.archive',
  'POST /api/computers/{id}/restore': 'computers.archive',
  'POST /api/computers/archive': 'computers.archive',
  'POST /api/computers/restore': 'computers.archive',
  'DELETE /api/computers/{id}': 'computers.delete',
  'POST /api/computers/delete': 'computers.delete',
};

/** Permissions that open no route of their own, but more of what a route does. */
export const OPENED_WITHIN: readonly Permission[] = [
  // A layout for others (POST and PUT /api/layouts).
  'layouts.share',
];
