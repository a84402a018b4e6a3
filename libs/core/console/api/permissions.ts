import type { Permission } from '@ocs/core-contract';

/** Port to whoever keeps the session: what the signed-in account may do. What it may not, pages do not offer. */
export abstract class Permissions {
  /** Reads a signal: templates and `computed` follow a change of account. */
  abstract may(permission: Permission): boolean;
}
