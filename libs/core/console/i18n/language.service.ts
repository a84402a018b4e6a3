import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { LANGUAGES, type Language } from '@ocs/core-contract';
import { TranslocoService } from '@jsverse/transloco';
import { readStored, store } from '../browser-storage.js';

const STORAGE_KEY = 'ocs.language';

/** Name of each language in itself: whoever looks for it reads it without knowing the other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

/** The language of the console: chosen here, remembered in the browser, switched without reloading the page. */
@Injectable({ providedIn: 'root' })
export class LanguageService {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly rooms = new Map<string, (language: Language) => Promise<void>>();
  private readonly choice = signal<Language | undefined>(undefined);

  /** What the person at this page chose since it was opened; kept on the account by whoever knows the account. */
  readonly chosen = this.choice.asReadonly();

  constructor() {
    this.activate(this.remembered() ?? browserLanguage(this.document.defaultView?.navigator.languages ?? []));
  }

  /** Read in a template or `computed`, it follows a change of language. */
  current(): Language {
    return this.transloco.activeLang() as Language;
  }

  /** Switches once every open room has its texts, so that no page is ever half translated. */
  async use(language: Language): Promise<void> {
    store(STORAGE_KEY, language);
    this.choice.set(language);
    await this.prepareAndActivate(language);
  }

  /** Takes the language of the account, unless the person just chose another one on the sign-in page. */
  async prefer(language: Language | null): Promise<void> {
    if (language === null || this.choice() !== undefined) return;
    store(STORAGE_KEY, language);
    if (language !== this.current()) await this.prepareAndActivate(language);
  }

  /** The person left: what the next one chooses is another matter. */
  forgetChoice(): void {
    this.choice.set(undefined);
  }

  /** A room announces how its texts are loaded. */
  register(room: string, load: (language: Language) => Promise<void>): void {
    this.rooms.set(room, load);
  }

  private async prepareAndActivate(language: Language): Promise<void> {
    await Promise.all([...this.rooms.values()].map((load) => load(language)));
    this.activate(language);
  }

  private activate(language: Language): void {
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
  }

  private remembered(): Language | undefined {
    const stored = readStored(STORAGE_KEY);
    return LANGUAGES.find((language) => language === stored);
  }
}

function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const match = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (match !== undefined) return match;
  }
  return 'en';
}
