import { Injectable, inject } from '@angular/core';
import { ApiClient, type QueryParameters } from '@ocs/core-console';
import type {
  AdministrativeChange,
  AdministrativeData,
  ComputerDiscovery,
  ComputerGroup,
  ComputerNeighbours,
  ComputerNote,
  ComputerOption,
  ComputerOptionChange,
  ComputerOptions,
  ComputerPackages,
  ContactList,
  DiscoveryChange,
} from '@ocs/inventory-contract';

/** State a computer may be given in a group. */
export type GroupChoice = Exclude<ComputerGroup['state'], 'none'>;

/** What the page of a computer asks and changes beyond the inventory itself (libs/inventory/contract/api/changes.ts). */
@Injectable({ providedIn: 'root' })
export class ComputerApi {
  private readonly api = inject(ApiClient);

  neighbours(id: number, list: QueryParameters, signal: AbortSignal): Promise<ComputerNeighbours> {
    return this.api.get(`${path(id)}/neighbours`, { query: list, signal });
  }

  delete(id: number): Promise<void> {
    return this.api.delete(path(id));
  }

  archive(id: number): Promise<void> {
    return this.api.post(`${path(id)}/archive`, {});
  }

  restore(id: number): Promise<void> {
    return this.api.post(`${path(id)}/restore`, {});
  }

  administrative(id: number): Promise<AdministrativeData> {
    return this.api.get(`${path(id)}/administrative`);
  }

  saveAdministrative(id: number, change: AdministrativeChange): Promise<AdministrativeData> {
    return this.api.put(`${path(id)}/administrative`, change);
  }

  options(id: number, signal: AbortSignal): Promise<ComputerOptions> {
    return this.api.get(`${path(id)}/options`, { signal });
  }

  setOption(id: number, key: string, change: ComputerOptionChange): Promise<ComputerOption> {
    return this.api.put(`${path(id)}/options/${encodeURIComponent(key)}`, change);
  }

  removeOption(id: number, key: string, previous: number | string): Promise<ComputerOption> {
    return this.api.delete(`${path(id)}/options/${encodeURIComponent(key)}`, { query: { previous } });
  }

  setDiscovery(id: number, change: DiscoveryChange): Promise<ComputerDiscovery> {
    return this.api.put(`${path(id)}/discovery`, change);
  }

  async notes(id: number, signal: AbortSignal): Promise<readonly ComputerNote[]> {
    const { notes } = await this.api.get<{ notes: readonly ComputerNote[] }>(`${path(id)}/notes`, { signal });
    return notes;
  }

  addNote(id: number, text: string): Promise<ComputerNote> {
    return this.api.post(`${path(id)}/notes`, { text });
  }

  changeNote(id: number, note: number, text: string, version: string): Promise<ComputerNote> {
    return this.api.put(`${path(id)}/notes/${note}`, { text, version });
  }

  deleteNote(id: number, note: number): Promise<void> {
    return this.api.delete(`${path(id)}/notes/${note}`);
  }

  async groups(id: number, signal: AbortSignal): Promise<readonly ComputerGroup[]> {
    const { groups } = await this.api.get<{ groups: readonly ComputerGroup[] }>(`${path(id)}/groups`, {
      signal,
    });
    return groups;
  }

  setGroup(
    id: number,
    group: number,
    state: GroupChoice,
    previous: ComputerGroup['state'],
  ): Promise<unknown> {
    return this.api.put(`${path(id)}/groups/${group}`, { state, previous });
  }

  packages(id: number, signal: AbortSignal): Promise<ComputerPackages> {
    return this.api.get(`${path(id)}/packages`, { signal });
  }

  assignPackage(id: number, activationId: number): Promise<unknown> {
    return this.api.post(`${path(id)}/packages`, { activationId });
  }

  unassignPackage(id: number, assignmentId: number): Promise<void> {
    return this.api.delete(`${path(id)}/packages/${assignmentId}`);
  }

  contacts(id: number, signal: AbortSignal): Promise<ContactList> {
    return this.api.get(`${path(id)}/contacts`, { signal });
  }
}

const path = (id: number): string => `/api/computers/${id}`;
