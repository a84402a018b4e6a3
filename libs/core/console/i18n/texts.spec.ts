import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { beforeEach, describe, expect, it } from 'vitest';
import { LanguageService } from './language.service.js';
import { provideLanguages } from './provide-languages.js';
import { defineTexts, type Texts } from './texts.js';

const english = {
  greeting: 'Hello {{name}}',
  rows: { one: 'one row', other: '{{count}} rows' },
} as const;

const texts = defineTexts('room', {
  en: async () => english,
  fr: async () => ({
    greeting: 'Bonjour {{name}}',
    rows: { one: '{{count}} ligne', other: '{{count}} lignes' },
  }),
});

describe('the texts of a room', () => {
  let t: Texts<typeof english>;
  let language: LanguageService;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideLanguages()] });
    language = TestBed.inject(LanguageService);
    await language.use('en');
    await texts.load(language, TestBed.inject(TranslocoService));
    t = TestBed.runInInjectionContext(() => texts.inject());
  });

  it('follow the language of the moment', async () => {
    expect(t('greeting', { name: 'Ada' })).toBe('Hello Ada');
    await language.use('fr');
    expect(t('greeting', { name: 'Ada' })).toBe('Bonjour Ada');
    expect(document.documentElement.lang).toBe('fr');
  });

  it('choose the form for one and for many by the rule of the language', async () => {
    expect([0, 1, 2].map((n) => t.plural('rows', n))).toEqual(['0 rows', 'one row', '2 rows']);
    await language.use('fr');
    expect([0, 1, 2].map((n) => t.plural('rows', n))).toEqual(['0 ligne', '1 ligne', '2 lignes']);
  });

  it('write numbers as the language writes them', () => {
    expect(t.plural('rows', 41207)).toBe('41,207 rows');
  });

  it('never read a value as a pattern: a computer may call itself {{name}}', () => {
    expect(t('greeting', { name: '{{name}}' })).toBe('Hello {{name}}');
    expect(t('greeting', { name: '$& {{ rows.other }}' })).toBe('Hello $& {{ rows.other }}');
  });

  it('remember the language that was chosen', async () => {
    await language.use('fr');
    expect(localStorage.getItem('ocs.language')).toBe('fr');
    await language.prefer('en');
    expect(language.current()).toBe('fr');
  });
});
