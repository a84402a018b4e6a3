import type { Theme } from '../scenario.js';
import { accountinfo } from './accountinfo.js';
import { activityLog } from './activity-log.js';
import { caches } from './caches.js';
import { categories } from './categories.js';
import { charsets } from './charsets.js';
import { deployedFiles } from './deployed-files.js';
import { downloadResults } from './download-results.js';
import { duplicates } from './duplicates.js';
import { filters } from './filters.js';
import { generatedFiles } from './generated-files.js';
import { groups } from './groups.js';
import { hardware } from './hardware.js';
import { locks } from './locks.js';
import { notify } from './notify.js';
import { prologDecision } from './prolog-decision.js';
import { prologOptions } from './prolog-options.js';
import { registry } from './registry.js';
import { replacements } from './replacements.js';
import { saas } from './saas.js';
import { sectionFields } from './section-fields.js';
import { sectionValues } from './section-values.js';
import { sections } from './sections.js';
import { sessions } from './sessions.js';
import { snmpMessages } from './snmp-messages.js';
import { software } from './software.js';
import { transport } from './transport.js';
import { update } from './update.js';
import { userAgents } from './user-agents.js';

export const THEMES: readonly Theme[] = [
  transport,
  charsets,
  userAgents,
  prologDecision,
  prologOptions,
  registry,
  sections,
  sectionFields,
  sectionValues,
  hardware,
  software,
  accountinfo,
  sessions,
  locks,
  duplicates,
  replacements,
  groups,
  categories,
  saas,
  caches,
  downloadResults,
  notify,
  snmpMessages,
  update,
  deployedFiles,
  filters,
  generatedFiles,
  activityLog,
];
