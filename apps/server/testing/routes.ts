import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule, type HttpApp } from '@ocs/core-server';

/** A route as its controller declares it. */
export interface Route {
  readonly method: string;
  /** `/api/computers/{id}` */
  readonly path: string;
  readonly rule: AccessRule | undefined;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Every route of every controller, read from the classes and not from the description of the API. */
export function routesOf(app: HttpApp['app']): Route[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const scanner = app.get(MetadataScanner, { strict: false });
  return discovery.getControllers().flatMap(({ instance, metatype }) => {
    const controller = metatype as object;
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const paths = Reflect.getMetadata('path', handler) as string | string[] | undefined;
      const rule = (Reflect.getMetadata(ACCESS_RULE, handler) ??
        Reflect.getMetadata(ACCESS_RULE, controller)) as AccessRule | undefined;
      const method = METHODS[Reflect.getMetadata('method', handler) as number] ?? 'ALL';
      const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
      return [paths ?? []]
        .flat()
        .flatMap((path) => bases.map((base) => ({ method, path: joined(base, path), rule })));
    });
  });
}

function joined(base: string, path: string): string {
  const whole = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return whole.replace(/:(\w+)/g, '{$1}');
}
