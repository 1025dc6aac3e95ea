// Access tokens: a signed JWT of fifteen minutes that names a person and a session. Every request also checks in the
// database that the session is active.

import { jwtVerify, SignJWT } from 'jose'
import type { SessionRef } from '../../../contracts/sessions.ts'
import { deriveKey } from '../secrets.ts'

/** How long an access token is valid. */
export const ACCESS_TTL_MINUTES = 15

/** What an access token says. */
export interface AccessClaims extends SessionRef {
  /** The refresh token it was issued with; null in tokens of older versions. */
  readonly tokenId: string | null
}

/**
 * Signs a token with a key of its own purpose.
 * @param now UTC
 */
export function signAccessToken(
  secretKey: string,
  { userId, familyId, tokenId }: AccessClaims,
  now: Date,
  expiresAt: Date,
): Promise<string> {
  return new SignJWT({ sid: familyId, ...(tokenId === null ? {} : { rid: tokenId }) })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(deriveKey(secretKey, PURPOSE))
}

/** Null if it was not signed here, has expired, or is something else. */
export async function verifyAccessToken(secretKey: string, token: string, now: Date): Promise<AccessClaims | null> {
  try {
    const { payload } = await jwtVerify(token, deriveKey(secretKey, PURPOSE), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'exp'],
    })
    const { sub, sid, rid } = payload
    if (typeof sub !== 'string' || typeof sid !== 'string') return null
    return { userId: sub, familyId: sid, tokenId: typeof rid === 'string' ? rid : null }
  } catch {
    return null
  }
}

const ALGORITHM = 'HS256'
const ISSUER = 'proxy'
const AUDIENCE = 'proxy page'
const PURPOSE = 'access token'
