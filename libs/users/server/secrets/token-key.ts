/** Secret of the installation: every process has the same. Signs access tokens; other keys are derived from it. */
export class TokenKey {
  constructor(readonly secret: string) {}
}
