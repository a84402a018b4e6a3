import { Injectable, computed, inject } from '@angular/core';
import { PreferencesService } from '@ocs/core-console';
import { readArrangement, type Arrangement } from './arrangement.rule.js';

const KEY = 'dashboard';

/** How the reader arranged the overview; follows them to every browser. */
@Injectable({ providedIn: 'root' })
export class ArrangementKeeper {
  private readonly preferences = inject(PreferencesService);

  readonly current = computed<Arrangement>(() => readArrangement(this.preferences.get(KEY)));
  /** It is known: the page may show its blocks without moving them a moment later. */
  readonly ready = computed(() => this.preferences.ready());

  load(): void {
    void this.preferences.load();
  }

  keep(arrangement: Arrangement): void {
    this.preferences.set(KEY, arrangement);
  }

  /** Back to the order the product comes with. */
  reset(): void {
    this.preferences.set(KEY, undefined);
  }
}
