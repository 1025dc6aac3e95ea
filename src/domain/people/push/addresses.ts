// Addresses of browsers at their push services. With one anybody could ring that browser, so they are stored encrypted.
import type { Transaction } from 'objection'
import * as z from 'zod'
import type { PushAddress } from '../../../contracts/push.ts'
import { PushDevice } from '../../../models/push-device.ts'
import { keyIdOf, type Seal } from '../../access/sealed.ts'
import { computeMac } from '../../access/secrets.ts'

/** As long as the addresses of the known push services get, several times over. */
const MAX_ENDPOINT = 2_000
const P256_POINT_BYTES = 65
const UNCOMPRESSED_POINT = 4
const AUTH_BYTES = 16

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url')

/**
 * What a browser gives: an https address without a login, and keys of the right size (RFC 8291, 2.1 and 3.2).
 * @param allowsPrivateNetworks the operator lets push services be in private networks, also without encryption
 */
export const pushAddressShape = (allowsPrivateNetworks: boolean) =>
  z.object({
    endpoint: z
      .string()
      .max(MAX_ENDPOINT)
      .refine((address) => {
        if (!URL.canParse(address)) return false
        const { protocol, username, password } = new URL(address)
        const isSecure = protocol === 'https:' || (allowsPrivateNetworks && protocol === 'http:')
        return isSecure && username === '' && password === ''
      }),
    p256dh: z
      .string()
      .max(120)
      .refine((text) => bytesOf(text).length === P256_POINT_BYTES && bytesOf(text)[0] === UNCOMPRESSED_POINT),
    auth: z
      .string()
      .max(60)
      .refine((text) => bytesOf(text).length === AUTH_BYTES),
  }) satisfies z.ZodType<PushAddress>

const storedShape = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })

/** What names an endpoint without revealing it. */
export const pushAddressMac = (secretKey: string, endpoint: string): string =>
  computeMac(secretKey, 'push address', endpoint).toString('hex')

/** As stored; bound to the device. */
export const sealPushAddress = (seal: Seal, deviceId: string, { endpoint, p256dh, auth }: PushAddress): string =>
  seal.seal(JSON.stringify({ endpoint, p256dh, auth }), deviceId)

/** The address; null if it has ended, or none of the known keys decrypts it. */
export function openPushAddress(
  seal: Seal,
  { push_device_id, address }: Pick<PushDevice, 'push_device_id' | 'address'>,
): PushAddress | null {
  if (address === null) return null
  try {
    return storedShape.parse(JSON.parse(seal.open(address, push_device_id)))
  } catch {
    return null
  }
}

/**
 * Encrypts every address with the newest key of the installation.
 * @returns how many were encrypted again
 */
export async function resealPushAddresses(trx: Transaction, seal: Seal, secretKey: string, now: Date): Promise<number> {
  let count = 0
  for (const row of await PushDevice.query(trx).whereNotNull('address').orderBy('push_device_id').forNoKeyUpdate()) {
    const address = openPushAddress(seal, row)
    if (!address || keyIdOf(row.address ?? '') === seal.keyId) continue
    await row.$query(trx).patch({
      address: sealPushAddress(seal, row.push_device_id, address),
      address_mac: pushAddressMac(secretKey, address.endpoint),
      updated_at: now,
    })
    count++
  }
  return count
}
