import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { ValueCache } from './value-caches.js';

const VALUES = 20_000;
/** Another process may have taken a value off its list: after this time it is looked up again. */
const LIFETIME_MS = 10 * 60_000;
/** Longer texts are looked up each time. */
const LONGEST = 255;

/** Values this process knows to be listed, so that the popular ones cost no statement. */
@Injectable()
export class KnownValues {
  private readonly values = new LRUCache<string, true>({ max: VALUES, ttl: LIFETIME_MS });

  has(cache: ValueCache, value: string): boolean {
    return value.length <= LONGEST && this.values.has(keyOf(cache, value));
  }

  add(cache: ValueCache, values: readonly string[]): void {
    for (const value of values) {
      if (value.length <= LONGEST) this.values.set(keyOf(cache, value), true);
    }
  }

  remove(cache: ValueCache, values: readonly string[]): void {
    for (const value of values) this.values.delete(keyOf(cache, value));
  }

  clear(): void {
    this.values.clear();
  }
}

/** A text that does not keep the whole inventory alive it was cut from. */
const keyOf = ({ table }: ValueCache, value: string): string => Buffer.from(`${table}\0${value}`).toString();
