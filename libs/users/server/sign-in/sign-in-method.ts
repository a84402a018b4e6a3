/** What somebody shows to sign in. */
export interface SignInCredentials {
  readonly login: string;
  readonly password: string;
}

/**
 * A method's answer: the login of the account (as stored), `refused` (it knows the name, the proof is wrong), or
 * `unknown` (not a name of this method: the next one is asked).
 */
export type SignInVerdict = { readonly login: string } | 'refused' | 'unknown';

/** A way to prove who one is: the local password; a directory or another service would be further ones. */
export interface SignInMethod {
  /** Kept in the audit. */
  readonly name: string;
  /** Must take the same time for a wrong password and for a name nobody has. */
  verify(credentials: SignInCredentials): Promise<SignInVerdict>;
}

/** The methods of this installation, in the order they are asked. */
export class SignInMethods {
  constructor(readonly inOrder: readonly SignInMethod[]) {}
}
