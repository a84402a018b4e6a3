import { Injectable } from '@angular/core';
import type { Params } from '@angular/router';

/** The list one came from: the way back from a computer leads to the same filter, sorting and page. */
@Injectable({ providedIn: 'root' })
export class ListMemory {
  address: Params = {};
}
