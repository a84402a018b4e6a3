import type { Language, Permission } from '@ocs/core-contract';
import type { Theme } from './session.js';

/** `GET /api/account`: one's own account. */
export interface OwnAccount {
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly comments: string | null;
  readonly profile: string;
  readonly profileLabel: string;
  readonly group: string | null;
  readonly language: Language | null;
  readonly theme: Theme | null;
  /** ISO 8601, UTC. */
  readonly passwordChangedAt: string | null;
  readonly secondFactor: SecondFactorState;
}

export interface SecondFactorState {
  readonly active: boolean;
  /** The profile asks for it: it cannot be switched off. */
  readonly mandatory: boolean;
  readonly recoveryCodesLeft: number;
}

/** `PATCH /api/account`: what one may change of one's own account; absent fields stay. */
export interface OwnAccountChange {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly comments?: string;
  readonly language?: Language | null;
  readonly theme?: Theme | null;
}

/**
 * `POST /api/account/second-factor`: begins (again), nothing is in force until confirmed. The secret is told this once.
 */
export interface SecondFactorBegin {
  readonly currentPassword: string;
}
export interface SecondFactorSecret {
  /** Base32, to be typed by hand. */
  readonly secret: string;
  /** `otpauth://totp/…`, to be shown as a QR code. */
  readonly address: string;
}
/** `POST /api/account/second-factor/confirm` with a code of the authenticator: from now on it is asked at sign in. */
export interface SecondFactorConfirm {
  readonly code: string;
}
/** Answer of confirm and of `POST /api/account/second-factor/recovery-codes` (which takes a code too): shown once. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}
/** `POST /api/account/second-factor/remove`; 403 `second-factor.mandatory` where the profile asks for it. */
export interface SecondFactorRemove {
  readonly currentPassword: string;
}

/** `GET /api/account/sessions` answers `{ sessions }`; `DELETE /api/account/sessions/{id}`; `DELETE /api/account/sessions` ends all others. */
export interface SessionEntry {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * `GET /api/account/tokens` answers `{ tokens }`; `POST` makes one; `DELETE /api/account/tokens/{id}`.
 * A token is sent as `Authorization: Bearer ocs_…` and may do what its scopes and its owner's profile both allow, within the
 * owner's perimeter. Tokens do not open account, session and token routes.
 */
export interface ApiToken {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** First characters, to recognise it by. */
  readonly prefix: string;
  readonly createdAt: string;
  /** ISO 8601, UTC; every token ends. */
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}
export interface NewApiToken {
  readonly name: string;
  readonly scopes: readonly Permission[];
  /** 1 to 366. */
  readonly days: number;
}
/** The token itself is told this once; only its hash is kept. */
export interface CreatedApiToken extends ApiToken {
  readonly token: string;
}

export const MAX_TOKEN_DAYS = 366;
export const MAX_TOKENS = 50;
