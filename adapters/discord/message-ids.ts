// Identifiers by which a message is recognised; the same source always gives the same one.
import { createHash } from 'node:crypto'

/** At most 25 characters, the limit of a nonce: it makes a create idempotent for some minutes. */
export const messageNonce = (source: string): string => digest(source).toString('base64url').slice(0, 22)

/** The id of a message's container, a positive 31-bit number, by which it is found in a channel's history. */
export const containerId = (source: string): number => (digest(source).readUInt32BE(0) >>> 1) | SMALLEST

/** Discord numbers the other components from 1. */
const SMALLEST = 1 << 20

const digest = (source: string): Buffer => createHash('sha256').update(source).digest()
