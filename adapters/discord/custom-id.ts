// Encodes a button's line and context into a custom_id of at most 100 characters, with ids packed to 22. Decoding
// refuses anything that encoding would not have produced, so a tampered id is never run as a line.
import { LIMITS } from './limits.ts'

/** The action of a custom_id: a button, a select (`besides` are the options it fills), or a submitted form. */
export type CustomIdKind = 'button' | 'select' | 'form'

export interface CustomId {
  readonly kind: CustomIdKind
  readonly line: string
  /** The line to return to, or the names of the options that a select fills. */
  readonly extra?: string
}

/** Prefix of a select whose values are the custom_ids of buttons that did not fit. */
export const MORE_PREFIX = 'more'

const LETTERS = { button: 'b', select: 's', form: 'f' } as const
const KINDS: Readonly<Record<string, CustomIdKind>> = { b: 'button', s: 'select', f: 'form' }

/** @param twin 0 to 35; distinguishes buttons of one message with the same line, since Discord requires distinct ids */
export function encodeCustomId({ kind, line, extra }: CustomId, twin = 0): string {
  return `${LETTERS[kind]}${twin.toString(36)}${compressIds(line)}${extra === undefined ? '' : `${EXTRA_SEPARATOR}${compressIds(extra)}`}`
}

/** Decodes a custom_id of this bot; null for any other. */
export function decodeCustomId(customId: string): CustomId | null {
  const [, letter = '', rest = ''] = /^([bsf])[0-9a-z](.*)$/s.exec(customId) ?? []
  const kind = KINDS[letter]
  if (!kind) return null
  const at = extraIndex(rest)
  const line = expandIds(at < 0 ? rest : rest.slice(0, at))
  if (line === null) return null
  if (at < 0) return { kind, line }
  const besides = expandIds(rest.slice(at + EXTRA_SEPARATOR.length))
  return besides === null ? null : { kind, line, extra: besides }
}

/**
 * Whether the line fits a custom_id and Discord would return it unchanged: Discord trims it and refuses control
 * characters.
 */
export function fitsCustomId(line: string, besides?: string): boolean {
  const id = encodeCustomId({ kind: 'button', line, ...(besides === undefined ? {} : { extra: besides }) })
  return id.length <= LIMITS.customId && id.isWellFormed() && !/\p{Cc}|\s$/u.test(id)
}

// `~` escapes: `~~` is a tilde, `~.` starts the second part, anything else is a packed id of 22 characters.
const EXTRA_SEPARATOR = '~.'
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const compressIds = (text: string): string => {
  let packed = ''
  let at = 0
  for (const found of text.matchAll(UUID)) {
    packed += `${text.slice(at, found.index).replaceAll('~', '~~')}~${packUuid(found[0])}`
    at = found.index + found[0].length
  }
  return packed + text.slice(at).replaceAll('~', '~~')
}

function expandIds(packed: string): string | null {
  let text = ''
  let at = 0
  while (at < packed.length) {
    const tilde = packed.indexOf('~', at)
    if (tilde < 0) break
    text += packed.slice(at, tilde)
    if (packed[tilde + 1] === '~') {
      text += '~'
      at = tilde + 2
      continue
    }
    const uuid = unpackUuid(packed.slice(tilde + 1, tilde + 23))
    if (uuid === null) return null
    text += uuid
    at = tilde + 23
  }
  text += packed.slice(at)
  // Refuses an id spelled out in full, since encoding would have packed it.
  return compressIds(text) === packed ? text : null
}

/** Index of the second part, or -1. */
function extraIndex(packed: string): number {
  for (let at = packed.indexOf('~'); at >= 0; at = packed.indexOf('~', at)) {
    const next = packed[at + 1]
    if (next === '.') return at
    at += next === '~' ? 2 : 23
  }
  return -1
}

const packUuid = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')

function unpackUuid(packed: string): string | null {
  if (!/^[\w-]{22}$/.test(packed)) return null
  const bytes = Buffer.from(packed, 'base64url')
  // 22 base64 characters hold four bits more than an id; set bits mean that the id was tampered with.
  if (bytes.length !== 16 || bytes.toString('base64url') !== packed) return null
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
