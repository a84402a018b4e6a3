import { Injectable } from '@angular/core';
import type { Params } from '@angular/router';
import type { QueryParameters } from '@ocs/core-console';

/** The list one came from: the way back from a computer leads to the same filter, sorting and page. */
@Injectable({ providedIn: 'root' })
export class ListMemory {
  address: Params = {};
  /** What the list asked the API last, without its page: undefined until a list was seen. */
  query: QueryParameters | undefined;
}
