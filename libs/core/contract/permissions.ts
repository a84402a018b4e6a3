import type { LocalisedText } from './text.js';

/** What an account may be allowed to do. Every route of the API names the one it needs. */
export const PERMISSIONS = {
  'computers.read': { en: 'See computers', fr: 'Voir les ordinateurs' },
  'agents.admit': { en: 'Admit computers', fr: 'Admettre des ordinateurs' },
  'inventory.import': { en: 'Import inventories', fr: 'Importer des inventaires' },
  'server.read': { en: 'See the state of the server', fr: "Voir l'état du serveur" },
} as const satisfies Record<string, LocalisedText>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * Profiles shipped by the product and their permissions (spec/console.md 2.3).
 * `operators.NEW_ACCESSLVL` holds the key; an unknown profile has no permission.
 */
export const PROFILE_PERMISSIONS: Readonly<Record<string, readonly Permission[]>> = {
  sadmin: ['computers.read', 'agents.admit', 'inventory.import', 'server.read'],
  admin: ['computers.read'],
  ladmin: ['computers.read'],
  'read-only': ['computers.read'],
};
