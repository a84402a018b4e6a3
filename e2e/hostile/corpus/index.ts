import type { HostileCase } from '../hostile-case.js';
import { BOMBS } from './bombs.js';
import { CHARSETS } from './charsets.js';
import { HEADERS } from './headers.js';
import { HTTP } from './http.js';
import { TRANSPORT } from './transport.js';
import { VALUES } from './values.js';
import { xmlCases } from './xml.js';

/** The hostile requests by what they are meant for; `canary` is an address nothing may ever call. */
export const corpus = (canary: string): Readonly<Record<string, readonly HostileCase[]>> => ({
  packing: TRANSPORT,
  bombs: BOMBS,
  XML: xmlCases(canary),
  values: VALUES,
  characters: CHARSETS,
  HTTP: [...HTTP, ...HEADERS],
});
