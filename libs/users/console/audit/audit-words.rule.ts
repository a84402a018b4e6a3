import type { AuditDictionary } from './i18n/en.js';

type ActionText = keyof AuditDictionary['actions'];
type KindText = keyof AuditDictionary['kinds'];
type FieldText = keyof AuditDictionary['fields'];

/** Actions the product records, with their texts. One that is not here (of a later version, of another tool) is shown as it is. */
export const ACTION_TEXTS = {
  'session.opened': 'sessionOpened',
  'session.refused': 'sessionRefused',
  'session.closed': 'sessionClosed',
  'account.changed': 'accountChanged',
  'account.password-changed': 'accountPasswordChanged',
  'second-factor.activated': 'secondFactorActivated',
  'second-factor.removed': 'secondFactorRemoved',
  'second-factor.codes-renewed': 'secondFactorCodesRenewed',
  'token.added': 'tokenAdded',
  'token.deleted': 'tokenDeleted',
  'user.added': 'userAdded',
  'user.changed': 'userChanged',
  'user.deleted': 'userDeleted',
  'user.password-reset': 'userPasswordReset',
  'user.second-factor-removed': 'userSecondFactorRemoved',
  'user.sessions-ended': 'userSessionsEnded',
  'user-group.added': 'userGroupAdded',
  'user-group.changed': 'userGroupChanged',
  'user-group.deleted': 'userGroupDeleted',
  'profile.added': 'profileAdded',
  'profile.changed': 'profileChanged',
  'profile.deleted': 'profileDeleted',
  'computer.archived': 'computerArchived',
  'computer.restored': 'computerRestored',
  'computer.deleted': 'computerDeleted',
  'computer.edited': 'computerEdited',
  'computer.customised': 'computerCustomised',
  'computer.grouped': 'computerGrouped',
  'computer.note-added': 'computerNoteAdded',
  'computer.note-changed': 'computerNoteChanged',
  'computer.note-deleted': 'computerNoteDeleted',
  'computer.package-assigned': 'computerPackageAssigned',
  'computer.package-unassigned': 'computerPackageUnassigned',
  'computers.exported': 'computersExported',
  'admission.admitted': 'admissionAdmitted',
  'admission.refused': 'admissionRefused',
  'inventory.imported': 'inventoryImported',
  'audit.exported': 'auditExported',
  'layout.added': 'layoutAdded',
  'layout.changed': 'layoutChanged',
  'layout.deleted': 'layoutDeleted',
} as const satisfies Readonly<Record<string, ActionText>>;

/** What entries are about. */
export const KIND_TEXTS = {
  computer: 'computer',
  user: 'user',
  profile: 'profile',
  'user-group': 'userGroup',
  token: 'token',
  layout: 'layout',
  admission: 'admission',
} as const satisfies Readonly<Record<string, KindText>>;

const FIELD_TEXTS: Readonly<Record<string, FieldText>> = {
  firstName: 'firstName',
  lastName: 'lastName',
  email: 'email',
  comments: 'comments',
  profile: 'profile',
  group: 'group',
  language: 'language',
  theme: 'theme',
  tags: 'tags',
  disabled: 'disabled',
  password: 'password',
  secondFactor: 'secondFactor',
  method: 'method',
  reason: 'reason',
  label: 'label',
  name: 'name',
  restricted: 'restricted',
  permissions: 'permissions',
  scopes: 'scopes',
  days: 'days',
  expiresAt: 'expiresAt',
  note: 'note',
  package: 'package',
  count: 'count',
  filter: 'filter',
  columns: 'columns',
  description: 'description',
  scope: 'scope',
};

export const actionText = (action: string): ActionText | undefined => own(ACTION_TEXTS, action);
export const kindText = (kind: string): KindText | undefined => own(KIND_TEXTS, kind);
export const fieldText = (field: string): FieldText | undefined => own(FIELD_TEXTS, field);

/** Entries are data: a name such as `constructor` is no text. */
const own = <T>(texts: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(texts, name) ? texts[name] : undefined;

/** Where the thing an entry is about can be looked at; undefined where there is no page of it, or it was just deleted. */
export function targetLink(
  kind: string | null,
  id: string | null,
  action: string,
): readonly string[] | undefined {
  if (id === null || action.endsWith('.deleted')) return undefined;
  if (kind === 'computer') return ['/computers', id];
  if (kind === 'user') return ['/users', id];
  return kind === 'profile' ? ['/profiles', id] : undefined;
}
