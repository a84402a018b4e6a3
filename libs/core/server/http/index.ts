export { ActingAs, type Actor, type Doer } from './actor.js';
export { ACCESS_RULE, type AccessRule, Public, RequirePermission, SignedIn } from './access.decorators.js';
export { pathOf, RAW_BODY_LIMIT } from './bodies.js';
export { DirectRoutes } from './direct-routes.js';
export {
  conflict,
  DomainError,
  type DomainErrorExtras,
  forbidden,
  invalid,
  notFound,
  tooMany,
  unauthorized,
  unavailable,
} from './domain-error.js';
export { createHttpApp, HttpApp, type HttpAppOptions } from './http-app.js';
export { HttpModule } from './http.module.js';
export type { ListeningPorts, ListenOptions, TlsFiles } from './listeners.js';
export type { ApiTitle } from './openapi.js';
export { setSecurityHeaders } from './security-headers.js';
export { ServerState } from './server-state.js';
export { type Principal, SignedInAs, type Viewer } from './viewer.js';
export { ApiAnswer, parseAtEdge, ZodBody, ZodParam, ZodQuery } from './zod.decorators.js';
