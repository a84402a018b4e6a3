import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import type { Principal } from '@ocs/core-server';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { z } from 'zod';
import { TokenKey } from '../secrets/token-key.js';
import { apiTokenHash } from '../tokens/api-token.js';
import { Principals } from './principals.js';

/** Validity of an access token in seconds; the refresh cookie renews it. */
export const ACCESS_TOKEN_SECONDS = 600;

const ALGORITHM = 'HS256';
const ISSUER = 'ocs';
const AUDIENCE = 'ocs-api';

/** What a token says: who, which session, with which profile, and whether the password must be changed first. */
const claims = z.object({ sub: z.string(), sid: z.string(), profile: z.string(), pwd: z.boolean() });
export type AccessClaims = z.output<typeof claims>;

/** Makes access tokens. */
@Injectable()
export class AccessTokens {
  private readonly jwt: JwtService;

  constructor(key: TokenKey) {
    this.jwt = new JwtService({
      secret: key.secret,
      signOptions: {
        algorithm: ALGORITHM,
        expiresIn: ACCESS_TOKEN_SECONDS,
        issuer: ISSUER,
        audience: AUDIENCE,
      },
    });
  }

  async sign(content: AccessClaims): Promise<string> {
    return this.jwt.signAsync(content);
  }
}

/** What passport lends a strategy while it serves one request. */
interface StrategyActions {
  success(principal: Principal): void;
  fail(status: number): void;
  error(reason: unknown): void;
}

/**
 * Finds the signed-in account of a bearer token for the access guard: an access token of a session, or an API token. A
 * valid access token is not enough: its session must still be alive, so that signing out and changing the password end
 * it at once.
 */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    key: TokenKey,
    private readonly principals: Principals,
  ) {
    super({
      jwtFromRequest: bearer,
      secretOrKey: key.secret,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  /** Called by passport for every request; an API token is no JWT and is looked up by its hash. */
  override authenticate(this: BearerStrategy & StrategyActions, request: never, options?: unknown): void {
    const hash = apiTokenHash(bearer(request));
    if (hash === undefined) {
      super.authenticate(request, options);
      return;
    }
    this.principals.ofToken(hash).then(
      (principal) => (principal ? this.success(principal) : this.fail(401)),
      (reason: unknown) => this.error(reason),
    );
  }

  /** Called by passport with the claims of an access token whose signature and dates are right. */
  async validate(payload: unknown): Promise<Principal | false> {
    const token = claims.safeParse(payload);
    if (!token.success) return false;
    const principal = await this.principals.ofSession(token.data.sid);
    return principal?.login === token.data.sub ? principal : false;
  }
}

const bearer = ExtractJwt.fromAuthHeaderAsBearerToken();
