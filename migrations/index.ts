import type { MigrationInterface } from 'typeorm';

import { Ocsweb1700000000000 } from './1700000000000-ocsweb-7081.js';
import { DeviceIdentity1700000000100 } from './1700000000100-device-identity.js';
import { Accounts1700000000200 } from './1700000000200-accounts.js';
import { SignInAttempts1700000000220 } from './1700000000220-sign-in-attempts.js';
import { DuplicateKeys1700000000300 } from './1700000000300-duplicate-keys.js';
import { ValueKeys1700000000320 } from './1700000000320-value-keys.js';
import { GroupMembers1700000000400 } from './1700000000400-group-members.js';
import { Contacts1700000000500 } from './1700000000500-contacts.js';
import { Audit1700000000600 } from './1700000000600-audit.js';
import { Profiles1700000000610 } from './1700000000610-profiles.js';
import { JobsAndPreferences1700000000620 } from './1700000000620-jobs-and-preferences.js';
import { ListKeys1700000000630 } from './1700000000630-list-keys.js';
import { LocalAccounts1700000000640 } from './1700000000640-local-accounts.js';
import { Versions1700000000700 } from './1700000000700-versions.js';
import { Fingerprints1700000000710 } from './1700000000710-fingerprints.js';
import { SoftwareElements1700000000720 } from './1700000000720-software-elements.js';

/** Every migration of the product, oldest first; the number in the name orders them and never changes. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  Ocsweb1700000000000,
  DeviceIdentity1700000000100,
  Accounts1700000000200,
  SignInAttempts1700000000220,
  DuplicateKeys1700000000300,
  ValueKeys1700000000320,
  GroupMembers1700000000400,
  Contacts1700000000500,
  Audit1700000000600,
  Profiles1700000000610,
  JobsAndPreferences1700000000620,
  ListKeys1700000000630,
  LocalAccounts1700000000640,
  Versions1700000000700,
  Fingerprints1700000000710,
  SoftwareElements1700000000720,
];
