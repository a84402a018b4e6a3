import type { Language, Permission } from '@ocs/core-contract';

/** The signed-in account, as the console needs to know it. */
export interface CurrentUser {
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly profile: string;
  readonly permissions: readonly Permission[];
  readonly language: Language | null;
  readonly theme: Theme | null;
  /** Sees only the computers of these TAGs; null = all. */
  readonly tags: readonly string[] | null;
  /** Nothing but changing the password is allowed until it is done. */
  readonly mustChangePassword: boolean;
  /** The profile asks for a second factor and the account has none yet: nothing else is allowed until it is set up. */
  readonly mustSetUpSecondFactor: boolean;
}

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Answer of sign in, refresh and password change. The refresh token travels only in an httpOnly cookie. */
export interface SessionAnswer {
  readonly accessToken: string;
  /** Seconds the access token stays valid. */
  readonly expiresIn: number;
  readonly user: CurrentUser;
}

/**
 * `POST /api/auth/sign-in`. With a second factor in force and no `code`: 401 `second-factor.required` (asked only once
 * the password was right); a wrong one: 401 `second-factor.wrong`, counted as a failed attempt.
 */
export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** Six digits of the authenticator, or a recovery code. */
  readonly code?: string;
}

/** `POST /api/auth/password` */
export interface ChangePasswordRequest {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;
