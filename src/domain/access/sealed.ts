// Encryption of tokens at rest: AES-256-GCM, bound to their row, under a key that can be rotated.
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { world } from '../../time/world.ts'

/** Encrypts and decrypts texts; `context` (a row's id) must be the same for both. */
export interface Seal {
  /** Identifies the key without revealing it. */
  readonly keyId: string
  seal(text: string, context: string): string
  /** @throws Error if the text was encrypted with another key, for another row, or was changed. */
  open(sealed: string, context: string): string
}

/** What encrypts, and what names things without revealing them. */
export interface InstallationSecrets {
  readonly seal: Seal
  readonly secretKey: string
}

/** The id of the key that encrypted a text, without decrypting it. */
export const keyIdOf = (sealed: string): string => sealed.split('.')[0] ?? ''

/**
 * @param secretKey 32 bytes or more, from the environment or the key file
 * @param older keys that only decrypt
 */
export function createSeal(secretKey: string, older: readonly string[] = []): Seal {
  const { key, keyId } = keyOf(secretKey)
  const keys = new Map([...older.map(keyOf), { key, keyId }].map((one) => [one.keyId, one.key]))
  return {
    keyId,
    seal(text, context) {
      const iv = world().random.bytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      cipher.setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [keyId, iv, cipher.getAuthTag(), sealed]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.')
    },
    open(sealed, context) {
      const [id, iv, tag, text] = sealed.split('.')
      if (id === undefined || iv === undefined || tag === undefined || text === undefined)
        throw new Error('Not a sealed text')
      const opener = keys.get(id)
      if (!opener) throw new Error(`Sealed by the key ${id}, this is ${keyId}`)
      const decipher = createDecipheriv('aes-256-gcm', opener, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
      decipher.setAAD(Buffer.from(context))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
    },
  }
}

function keyOf(secretKey: string): { readonly key: Buffer; readonly keyId: string } {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'proxy sealed text 1', 32))
  return { key, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) }
}
