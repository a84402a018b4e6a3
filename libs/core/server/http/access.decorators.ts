import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@ocs/core-contract';

/** Who may use a route. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in'; readonly evenWithExpiredPassword: boolean }
  | { readonly kind: 'permission'; readonly permission: Permission; readonly orLoopback: boolean };

/** Key of the metadata that holds the {@link AccessRule}. */
export const ACCESS_RULE = 'ocs:access-rule';

/** Open to everyone: sign in, health, the agents' protocol. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS_RULE, { kind: 'public' } satisfies AccessRule);

/** Any signed-in account. `evenWithExpiredPassword` keeps it open to one that has to change its password first. */
export const SignedIn = ({ evenWithExpiredPassword = false } = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS_RULE, { kind: 'signed-in', evenWithExpiredPassword } satisfies AccessRule),
    ApiBearerAuth(),
  );

/**
 * Accounts whose profile holds the permission. `orLoopback` also admits a program on the server itself, which is how
 * a monitoring agent reads figures without an account.
 */
export const RequirePermission = (
  permission: Permission,
  { orLoopback = false } = {},
): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS_RULE, { kind: 'permission', permission, orLoopback } satisfies AccessRule),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );
