import { Injectable } from '@nestjs/common';
import type { Perimeter } from '../perimeters.js';
import { ComputerListRepository, mayMiss } from './computer-list.repository.js';
import { ComputerSets } from './sets/computer-sets.js';
import { IdSet } from './sets/id-set.js';
import type { ListSort } from './list-request.js';
import { ShortMemo } from './short-memo.js';

/** A part of an ordered list. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Computers of a list, and what limits its viewer. */
export interface Members {
  readonly ids: IdSet;
  readonly perimeter: Perimeter;
}

/** Up to so many computers are fetched by id and sorted among themselves; more are met soon in the order of all. */
const FEW = 2_000;
/** So many of the order of all are followed for one page; farther in, the whole order is read and remembered. */
const FOLLOWED = 10_000;
/** Members rarely lie quite evenly. */
const MARGIN = 2;
const FARTHER = 4;
/** First pages are of an order at most this old. */
const FRESH_MS = 2_000;
/** Who leafs through a list stays in the order he came from. */
const LEAFED_MS = 30_000;
/** Orders remembered at a time: under half a megabyte each with a hundred thousand computers. */
const MOST_ORDERS = 10;

/**
 * Puts sets of computers in order. The order is that of all computers, whoever asks and whatever he filters by: it is followed until the
 * page is full, or read as a whole where the page is far or the members stand close together somewhere in it.
 */
@Injectable()
export class ComputerOrders {
  private readonly wholes = new ShortMemo<Uint32Array>(LEAFED_MS, MOST_ORDERS);

  constructor(
    private readonly repository: ComputerListRepository,
    private readonly sets: ComputerSets,
  ) {}

  forget(): void {
    this.wholes.forget();
  }

  /** One page of a list. */
  async page(members: Members, sort: ListSort, slice: Slice): Promise<readonly number[]> {
    const { size } = members.ids;
    const wanted = Math.min(slice.offset + slice.limit, size);
    if (slice.offset >= size) return [];
    if (size <= FEW) return cut(await this.few(members.ids, sort), slice);
    const near = await this.follow(members, sort, wanted);
    if (near) return cut(near, slice);
    // The end of the list is the beginning of its reverse, unless some have no place in the order.
    if (size - slice.offset <= FEW && !mayMiss(sort.column)) {
      const reverse = await this.follow(members, reversed(sort), size - slice.offset);
      if (reverse) return reverse.reverse().slice(0, slice.limit);
    }
    return cut(await this.whole(members, sort, wanted > FOLLOWED ? LEAFED_MS : FRESH_MS, wanted), slice);
  }

  /** All members in order. */
  async all(members: Members, sort: ListSort): Promise<readonly number[]> {
    const { size } = members.ids;
    return size <= FEW ? this.few(members.ids, sort) : this.whole(members, sort, LEAFED_MS, size);
  }

  private async few(ids: IdSet, sort: ListSort): Promise<readonly number[]> {
    if (ids.size === 0) return [];
    return this.repository.sorted({ sql: 'h.ID IN (?)', values: [ids.toArray()] }, sort);
  }

  /** The first members in order; undefined where following the order that far takes longer than reading it. */
  private async follow(
    { ids, perimeter }: Members,
    sort: ListSort,
    wanted: number,
  ): Promise<number[] | undefined> {
    const { size } = await this.sets.everything();
    // As many as it takes when the members lie evenly, and some more; then farther, should they not.
    let most = Math.ceil((wanted * size * MARGIN) / ids.size) + wanted;
    for (; most <= FOLLOWED; most *= FARTHER) {
      const found = ids.select(await this.repository.everything(sort, perimeter.tags, most), wanted);
      if (found.length === wanted) return found;
    }
    return undefined;
  }

  /**
   * The first members in order out of the order of all. Those without a place in it, for instance without a row in the table
   * sorted by, stand at its end.
   */
  private async whole(
    { ids, perimeter }: Members,
    sort: ListSort,
    age: number,
    wanted: number,
  ): Promise<readonly number[]> {
    const { column, descending } = sort;
    const tags = column.source.table === 'accountinfo' ? perimeter.tags : null;
    const key = JSON.stringify([column.id, descending, tags]);
    const order = await this.wholes.get(
      key,
      async () => Uint32Array.from(await this.repository.everything(sort, tags)),
      age,
    );
    const found = ids.select(order, wanted);
    if (found.length === wanted) return found;
    const rest = ids.without(IdSet.of(found)).toArray();
    return [...found, ...(descending ? rest.reverse() : rest)];
  }
}

const reversed = ({ column, descending }: ListSort): ListSort => ({ column, descending: !descending });

const cut = (ids: readonly number[], { offset, limit }: Slice): readonly number[] =>
  ids.slice(offset, offset + limit);
