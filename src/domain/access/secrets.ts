// Keys derived from the installation's key, one for each purpose.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** 32 bytes for one purpose. */
export const deriveKey = (secretKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, '', `proxy ${purpose} 1`, 32))

/** HMAC-SHA-256 of a text, under the key of its purpose. */
export const computeMac = (secretKey: string, purpose: string, text: string): Buffer =>
  createHmac('sha256', deriveKey(secretKey, purpose)).update(text).digest()

/** Compares secrets in constant time. */
export function isSecretEqual(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}
