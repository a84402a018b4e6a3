import type { ComputerState } from '@ocs/inventory-contract';
import type { ComputerListRequest } from '../computers.api.js';
import { DEFAULT_SORT } from './computer-columns.rule.js';

/** Parameters of the address of *All computers*, as the router hands them over. */
export interface ListAddress {
  readonly page: string | undefined;
  readonly pageSize: string | undefined;
  readonly sort: string | undefined;
  readonly q: string | undefined;
  readonly state: string | undefined;
}

export const PAGE_SIZES = [15, 20, 50, 100] as const;
export const DEFAULT_LIST_SIZE = 50;

/** What an address asks for. Addresses are typed and shared by people: whatever makes no sense falls back. */
export function toListRequest(address: ListAddress, rememberedSize: string | undefined): ComputerListRequest {
  return {
    page: positive(address.page) ?? 1,
    pageSize: offered(address.pageSize) ?? offered(rememberedSize) ?? DEFAULT_LIST_SIZE,
    sort: /^-?[a-z_]+\.\w+$/i.test(address.sort ?? '') ? (address.sort ?? '') : DEFAULT_SORT,
    q: (address.q ?? '').trim(),
    state: stateOf(address.state),
  };
}

function stateOf(text: string | undefined): ComputerState {
  return text === 'archived' || text === 'all' ? text : 'active';
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function offered(text: string | undefined): number | undefined {
  return PAGE_SIZES.find((size) => String(size) === text);
}
