import { Injectable, inject } from '@angular/core';
import { ApiClient } from '@ocs/core-console';
import type {
  ApiToken,
  CreatedApiToken,
  NewApiToken,
  OwnAccount,
  OwnAccountChange,
  RecoveryCodes,
  SecondFactorSecret,
  SessionEntry,
} from '@ocs/users-contract';

/** The own account: what one may see and change of oneself, whatever the profile. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly api = inject(ApiClient);

  own(signal?: AbortSignal): Promise<OwnAccount> {
    return this.api.get('/api/account', signal === undefined ? {} : { signal });
  }

  change(change: OwnAccountChange): Promise<OwnAccount> {
    return this.api.patch('/api/account', change);
  }

  beginSecondFactor(currentPassword: string): Promise<SecondFactorSecret> {
    return this.api.post('/api/account/second-factor', { currentPassword });
  }

  confirmSecondFactor(code: string): Promise<RecoveryCodes> {
    return this.api.post('/api/account/second-factor/confirm', { code });
  }

  renewRecoveryCodes(code: string): Promise<RecoveryCodes> {
    return this.api.post('/api/account/second-factor/recovery-codes', { code });
  }

  removeSecondFactor(currentPassword: string): Promise<void> {
    return this.api.post('/api/account/second-factor/remove', { currentPassword });
  }

  async sessions(signal: AbortSignal): Promise<readonly SessionEntry[]> {
    const answer = await this.api.get<{ sessions: readonly SessionEntry[] }>('/api/account/sessions', {
      signal,
    });
    return answer.sessions;
  }

  endSession(id: string): Promise<void> {
    return this.api.delete(`/api/account/sessions/${encodeURIComponent(id)}`);
  }

  endOtherSessions(): Promise<void> {
    return this.api.delete('/api/account/sessions');
  }

  async tokens(signal: AbortSignal): Promise<readonly ApiToken[]> {
    return (await this.api.get<{ tokens: readonly ApiToken[] }>('/api/account/tokens', { signal })).tokens;
  }

  createToken(token: NewApiToken): Promise<CreatedApiToken> {
    return this.api.post('/api/account/tokens', token);
  }

  revokeToken(id: number): Promise<void> {
    return this.api.delete(`/api/account/tokens/${id}`);
  }
}
