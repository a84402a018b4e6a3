import type { Language, Page, Permission } from '@ocs/core-contract';

/**
 * One account. `GET /api/users?page&pageSize&sort&q` (needs `users.manage`, as all routes here) answers a page of them;
 * sort columns: `login`, `firstName`, `lastName`, `email`, `profile`, `group`, `lastSignInAt`.
 */
export interface User {
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly comments: string | null;
  readonly profile: string | null;
  /** Key of the user group. */
  readonly group: string | null;
  readonly language: Language | null;
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** TAG patterns of the perimeter; they count only under a restricted profile. */
  readonly tags: readonly string[];
  /** ISO 8601, UTC. */
  readonly lastSignInAt: string | null;
  readonly sessions: number;
  /** Changes with every change of the account: send it back when changing. */
  readonly version: string;
}
export type UserList = Page<User>;

/**
 * `POST /api/users`. 409 `user.login-taken`; 422/400 per field. An account may only be given a profile whose permissions the
 * giver holds too and whose perimeter is not wider: 403 `profile.beyond-own`.
 */
export interface NewUser {
  readonly login: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly comments?: string;
  readonly profile: string;
  readonly group?: string | null;
  readonly language?: Language | null;
  readonly tags?: readonly string[];
  /** First password; must be changed at the first sign in. Absent: the server makes one and tells it in the answer, once. */
  readonly password?: string;
}
export interface CreatedUser {
  readonly user: User;
  readonly password: string | null;
}

/**
 * `PUT /api/users/{login}`; 409 `user.changed` when `version` is not the present one (problem extension `current`), 404
 * `user.not-found`, 409 `user.last-administrator`. `GET /api/users/{login}` answers the {@link User}.
 */
export interface UserChange {
  readonly version: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly comments: string;
  readonly profile: string;
  readonly group: string | null;
  readonly language: Language | null;
  readonly tags: readonly string[];
  readonly disabled: boolean;
}

/**
 * `DELETE /api/users/{login}`: 403 `user.self`, 409 `user.last-administrator`.
 * `POST /api/users/{login}/password` resets it: body {@link PasswordReset}, answers {@link ResetPassword}; ends the sessions.
 * `POST /api/users/{login}/second-factor/remove` for one who lost the device. `GET /api/users/{login}/sessions`,
 * `DELETE /api/users/{login}/sessions` ends them all.
 */
export interface PasswordReset {
  /** Absent: the server makes one and tells it in the answer, once. It must be changed at the next sign in. */
  readonly password?: string;
}
export interface ResetPassword {
  readonly password: string | null;
}

/** `GET /api/profiles` answers `{ profiles }`, for accounts with `users.manage` or `profiles.manage`. */
export interface Profile {
  /** Letters, digits and hyphens; kept in `operators.NEW_ACCESSLVL`. */
  readonly name: string;
  readonly label: string;
  /** Its accounts see only the computers of their TAGs. */
  readonly restricted: boolean;
  readonly permissions: readonly Permission[];
  /** Its accounts must use a second factor. */
  readonly secondFactor: boolean;
  readonly shipped: boolean;
  readonly users: number;
  readonly version: string;
}

/**
 * `POST /api/profiles` (409 `profile.name-taken`), `PUT /api/profiles/{name}` (409 `profile.changed`; 409
 * `user.last-administrator` when nobody could manage accounts and profiles afterwards), `DELETE /api/profiles/{name}`
 * (409 `profile.in-use`). Only permissions one holds oneself may be given: 403 `profile.beyond-own`.
 */
export interface ProfileInput {
  readonly label: string;
  readonly restricted: boolean;
  readonly permissions: readonly Permission[];
  readonly secondFactor: boolean;
}
export interface NewProfile extends ProfileInput {
  readonly name: string;
}
export interface ProfileChange extends ProfileInput {
  readonly version: string;
}

/** Groups of accounts: `GET /api/user-groups` answers `{ groups }`, `POST { label }`, `PUT /{key} { label }`, `DELETE /{key}` (409 `user-group.in-use`). */
export interface UserGroup {
  /** `config.IVALUE` of the row USER_GROUP_n, as text. */
  readonly key: string;
  readonly label: string;
  readonly users: number;
}
