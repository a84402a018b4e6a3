import type { Language, Permission } from '@ocs/core-contract';

/** The signed-in account, as the console needs to know it. */
export interface CurrentUser {
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly profile: string;
  readonly permissions: readonly Permission[];
  readonly language: Language | null;
  /** Nothing but changing the password is allowed until it is done. */
  readonly mustChangePassword: boolean;
}

/** Answer of sign in, refresh and password change. The refresh token travels only in an httpOnly cookie. */
export interface SessionAnswer {
  readonly accessToken: string;
  /** Seconds the access token stays valid. */
  readonly expiresIn: number;
  readonly user: CurrentUser;
}

/** `POST /api/auth/sign-in` */
export interface SignInRequest {
  readonly login: string;
  readonly password: string;
}

/** `POST /api/auth/password` */
export interface ChangePasswordRequest {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;
