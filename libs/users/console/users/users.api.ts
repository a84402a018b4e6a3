import { Injectable, inject } from '@angular/core';
import { ApiClient, type ListQuery } from '@ocs/core-console';
import type {
  CreatedUser,
  NewProfile,
  NewUser,
  Profile,
  ProfileChange,
  ResetPassword,
  User,
  UserChange,
  UserGroup,
  UserList,
} from '@ocs/users-contract';

const user = (login: string): string => `/api/users/${encodeURIComponent(login)}`;
const profile = (name: string): string => `/api/profiles/${encodeURIComponent(name)}`;
const group = (key: string): string => `/api/user-groups/${encodeURIComponent(key)}`;

/** Accounts, profiles and groups of accounts of others. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  private readonly api = inject(ApiClient);

  list({ page, pageSize, sort, q }: ListQuery, signal: AbortSignal): Promise<UserList> {
    return this.api.get('/api/users', { query: { page, pageSize, sort, q }, signal });
  }

  get(login: string, signal?: AbortSignal): Promise<User> {
    return this.api.get(user(login), signal === undefined ? {} : { signal });
  }

  add(request: NewUser): Promise<CreatedUser> {
    return this.api.post('/api/users', request);
  }

  change(login: string, change: UserChange): Promise<User> {
    return this.api.put(user(login), change);
  }

  remove(login: string): Promise<void> {
    return this.api.delete(user(login));
  }

  /** The server makes the new password. */
  resetPassword(login: string): Promise<ResetPassword> {
    return this.api.post(`${user(login)}/password`, {});
  }

  removeSecondFactor(login: string): Promise<void> {
    return this.api.post(`${user(login)}/second-factor/remove`, {});
  }

  endSessions(login: string): Promise<void> {
    return this.api.delete(`${user(login)}/sessions`);
  }

  async profiles(signal?: AbortSignal): Promise<readonly Profile[]> {
    const options = signal === undefined ? {} : { signal };
    return (await this.api.get<{ profiles: readonly Profile[] }>('/api/profiles', options)).profiles;
  }

  addProfile(request: NewProfile): Promise<Profile> {
    return this.api.post('/api/profiles', request);
  }

  changeProfile(name: string, change: ProfileChange): Promise<Profile> {
    return this.api.put(profile(name), change);
  }

  removeProfile(name: string): Promise<void> {
    return this.api.delete(profile(name));
  }

  async groups(signal?: AbortSignal): Promise<readonly UserGroup[]> {
    const options = signal === undefined ? {} : { signal };
    return (await this.api.get<{ groups: readonly UserGroup[] }>('/api/user-groups', options)).groups;
  }

  addGroup(label: string): Promise<UserGroup> {
    return this.api.post('/api/user-groups', { label });
  }

  renameGroup(key: string, label: string): Promise<UserGroup> {
    return this.api.put(group(key), { label });
  }

  removeGroup(key: string): Promise<void> {
    return this.api.delete(group(key));
  }
}
