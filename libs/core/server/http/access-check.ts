import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE } from './access.decorators.js';

/** Metadata key under which Nest keeps the path of a route (`PATH_METADATA`). */
const ROUTE_PATH = 'path';

/**
 * Refuses to start when a route names no access rule: a page that forgot to say who may use it must never go live
 * (spec/security.md row 17).
 */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.routesWithoutRule();
    if (open.length > 0) {
      throw new Error(
        `These routes say nowhere who may use them; add @RequirePermission, @SignedIn or @Public: ${open.join(', ')}`,
      );
    }
  }

  private routesWithoutRule(): string[] {
    const found: string[] = [];
    for (const { instance } of this.discovery.getControllers()) {
      const prototype: unknown = Object.getPrototypeOf(instance);
      if (typeof prototype !== 'object' || prototype === null) continue;
      const controller = prototype.constructor;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = (prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(ROUTE_PATH, handler)) continue;
        if (this.reflector.getAllAndOverride(ACCESS_RULE, [handler, controller as never]) === undefined) {
          found.push(`${controller.name}.${name}`);
        }
      }
    }
    return found;
  }
}
