// A refresh token: `<token_id>.<secret>`. The id finds the row, bcrypt of the secret proves it.
import { randomBytes } from 'node:crypto'
import bcrypt from 'bcrypt'
import { computeMac } from '../secrets.ts'

/** A refresh token, taken apart. */
export interface RefreshSecret {
  readonly tokenId: string
  /** 32 bytes as 43 characters, under the 72 bytes that bcrypt reads. */
  readonly secret: string
}

/** Random secrets cannot be guessed, however cheap a guess is. */
const COST = 6

/** 32 random bytes. */
export const generateSecret = (): string => randomBytes(32).toString('base64url')

/** As a browser or program is given it; `parseToken` reads it back. */
export const formatRefreshToken = ({ tokenId, secret }: RefreshSecret): string => `${tokenId}.${secret}`

/** Null where it has not the shape of one. */
export function parseRefreshToken(text: string): RefreshSecret | null {
  const [, tokenId, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(text) ?? []
  return tokenId !== undefined && secret !== undefined ? { tokenId, secret } : null
}

/** What follows a token is the same whenever it is asked for, so that hashes are enough to give it again. */
export const successorSecret = (secretKey: string, { tokenId, secret }: RefreshSecret): string =>
  computeMac(secretKey, 'refresh token', `${tokenId}.${secret}`).toString('base64url')

/** What of a secret is kept. */
export const hashSecret = (secret: string): Promise<string> => bcrypt.hash(secret, COST)

/** Is this the secret that was hashed? */
export const verifySecret = (secret: string, hash: string): Promise<boolean> => bcrypt.compare(secret, hash)
