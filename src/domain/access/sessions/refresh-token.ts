// Refresh tokens: `<token_id>.<secret>`. The id finds the row, bcrypt of the secret proves it.

import { world } from '../../../time/world.ts'
import { computeMac } from '../secrets.ts'

/** A parsed refresh token. */
export interface RefreshSecret {
  readonly tokenId: string
  /** 32 bytes as 43 characters, below bcrypt's 72 bytes. */
  readonly secret: string
}

/** Random secrets cannot be guessed, so a low cost suffices. */
const COST = 6

/** 32 random bytes. */
export const generateSecret = (): string => world().random.bytes(32).toString('base64url')

/** Formats a token for its holder; `parseToken` is the inverse. */
export const formatRefreshToken = ({ tokenId, secret }: RefreshSecret): string => `${tokenId}.${secret}`

/** Null if it has another format. */
export function parseRefreshToken(text: string): RefreshSecret | null {
  const [, tokenId, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(text) ?? []
  return tokenId !== undefined && secret !== undefined ? { tokenId, secret } : null
}

/** A successor is derived from its token, so that it can be given again although only hashes are stored. */
export const successorSecret = (secretKey: string, { tokenId, secret }: RefreshSecret): string =>
  computeMac(secretKey, 'refresh token', `${tokenId}.${secret}`).toString('base64url')

/** The stored hash of a secret. */
export async function hashSecret(secret: string): Promise<string> {
  const { default: bcrypt } = await import('bcrypt')
  return bcrypt.hash(secret, COST)
}

/** Whether this secret has that hash. */
export async function verifySecret(secret: string, hash: string): Promise<boolean> {
  // Native code, which no start has to wait for.
  const { default: bcrypt } = await import('bcrypt')
  return bcrypt.compare(secret, hash)
}
