import { Injectable, inject, type OnDestroy } from '@angular/core';
import { ComputersApi, type SectionContent } from '../../computers.api.js';

/** The sections of the computer on screen, each asked once however many parts of the page show it. */
@Injectable()
export class SectionLoader implements OnDestroy {
  private readonly api = inject(ComputersApi);
  private readonly known = new Map<string, Promise<SectionContent>>();
  private readonly leaving = new AbortController();

  load(computer: number, section: string): Promise<SectionContent> {
    const key = `${computer}/${section}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const asked = this.api.section(computer, section, this.leaving.signal).catch((failure: unknown) => {
      this.known.delete(key);
      throw failure;
    });
    this.known.set(key, asked);
    return asked;
  }

  /** The page is left: answers under way are not waited for. */
  ngOnDestroy(): void {
    this.leaving.abort();
  }
}
