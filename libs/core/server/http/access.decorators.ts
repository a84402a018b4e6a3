import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@ocs/core-contract';

/** What a route for any signed-in account makes of accounts that are not quite ready. */
export interface SignedInExceptions {
  /** Open to one that has to change its password first. */
  readonly evenWithExpiredPassword: boolean;
  /** Open to one that has to set up its second factor first. */
  readonly evenWithoutSecondFactor: boolean;
  /** Closed to API tokens: what belongs to a person and their sessions. */
  readonly sessionOnly: boolean;
}

/** Who may use a route. */
export type AccessRule =
  | { readonly kind: 'public' }
  | ({ readonly kind: 'signed-in' } & SignedInExceptions)
  | {
      readonly kind: 'permission';
      /** Any one of them is enough. */
      readonly permissions: readonly Permission[];
      readonly orLoopback: boolean;
    };

/** Key of the metadata that holds the {@link AccessRule}. */
export const ACCESS_RULE = 'ocs:access-rule';

/** Open to everyone: sign in, health, the agents' protocol. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);

/** Any signed-in account. */
export const SignedIn = ({
  evenWithExpiredPassword = false,
  evenWithoutSecondFactor = false,
  sessionOnly = false,
}: Partial<SignedInExceptions> = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS_RULE, {
      kind: 'signed-in',
      evenWithExpiredPassword,
      evenWithoutSecondFactor,
      sessionOnly,
    } satisfies AccessRule),
    ApiBearerAuth(),
  );

/**
 * Accounts whose profile holds the permission, or any one of several. `orLoopback` also admits a program on the server
 * itself, which is how a monitoring agent reads figures without an account.
 */
export const RequirePermission = (
  permission: Permission | readonly [Permission, ...Permission[]],
  { orLoopback = false } = {},
): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS_RULE, {
      kind: 'permission',
      permissions: typeof permission === 'string' ? [permission] : permission,
      orLoopback,
    } satisfies AccessRule),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );
