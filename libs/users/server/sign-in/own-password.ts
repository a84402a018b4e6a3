import { Injectable } from '@nestjs/common';
import { invalid } from '@ocs/core-server';
import { LocalPassword } from './local-password.method.js';
import { Throttle } from './throttle.js';

/** Asks a signed-in account for its password again, before what a found open session must not be enough for. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly throttle: Throttle,
    private readonly local: LocalPassword,
  ) {}

  /** @throws DomainError 400 `password.refused` at `currentPassword`, 429 `sign-in.throttled` */
  async confirm(login: string, password: string, address: string): Promise<void> {
    const { outcome } = await this.throttle.attempt(login, address, async () => {
      const verdict = await this.local.verify({ login, password });
      return typeof verdict === 'object'
        ? { outcome: 'right', value: verdict }
        : { outcome: 'wrong', reason: verdict };
    });
    if (outcome !== 'right') {
      throw refusedPassword('currentPassword', 'password.wrong', 'This is not the current password.');
    }
  }
}

export const refusedPassword = (field: string, code: string, message: string) =>
  invalid('password.refused', message, [{ field, code, message }]);
