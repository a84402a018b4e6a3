import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import type { Principal } from '@ocs/core-server';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { z } from 'zod';
import { Principals } from './principals.js';

/** Validity of an access token in seconds; the refresh cookie renews it. */
export const ACCESS_TOKEN_SECONDS = 600;

const ALGORITHM = 'HS256';
const ISSUER = 'ocs';
const AUDIENCE = 'ocs-api';

/** What a token says: who, which session, with which profile, and whether the password must be changed first. */
const claims = z.object({ sub: z.string(), sid: z.string(), profile: z.string(), pwd: z.boolean() });
export type AccessClaims = z.output<typeof claims>;

/** Signing key of the access tokens; every process of an installation has the same. */
export class TokenKey {
  constructor(readonly secret: string) {}
}

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

/**
 * Finds the signed-in account of a bearer token for the access guard. A valid token is not enough: its session must
 * still be alive, so that signing out and changing the password end it at once.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    key: TokenKey,
    private readonly principals: Principals,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: key.secret,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  /** Called by passport with the claims of a token whose signature and dates are right. */
  async validate(payload: unknown): Promise<Principal | false> {
    const token = claims.safeParse(payload);
    if (!token.success) return false;
    const principal = await this.principals.ofSession(token.data.sid);
    return principal?.login === token.data.sub ? principal : false;
  }
}
