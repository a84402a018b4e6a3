import { describe, expect, it } from 'vitest';
import { translationFaults } from '@ocs/core-console';
import { en as accountEn } from '../account/i18n/en.js';
import { fr as accountFr } from '../account/i18n/fr.js';
import { en as auditEn } from '../audit/i18n/en.js';
import { fr as auditFr } from '../audit/i18n/fr.js';
import { en as accountsEn } from '../users/i18n/en.js';
import { fr as accountsFr } from '../users/i18n/fr.js';
import { en } from './en.js';
import { fr } from './fr.js';

describe('the French texts of this room', () => {
  it.each([
    ['of sign in and forms', en, fr],
    ['of the own account', accountEn, accountFr],
    ['of users and profiles', accountsEn, accountsFr],
    ['of the audit', auditEn, auditFr],
  ])('%s say everything the English ones say, in other words', (_, original, translation) => {
    expect(translationFaults(original, translation, [])).toEqual([]);
  });
});
