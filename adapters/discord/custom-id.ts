// A custom_id holds 100 characters: the line of a button, and what goes with it, with ids packed to 22 characters.
// The inverse refuses whatever this file would not have written, so that a tampered id is not a line.
import { LIMITS } from './limits.ts'

/** What pressing it means: a button, a select (`besides` are the blanks it fills), or a form that is sent. */
export type CustomIdKind = 'button' | 'select' | 'form'

export interface CustomId {
  readonly kind: CustomIdKind
  readonly line: string
  /** A button's line to return to, or the names that a select fills. */
  readonly extra?: string
}

/** Begins the id of a select whose values are the ids of buttons there was no room for. */
export const MORE_PREFIX = 'more'

const LETTERS = { button: 'b', select: 's', form: 'f' } as const
const KINDS: Readonly<Record<string, CustomIdKind>> = { b: 'button', s: 'select', f: 'form' }

/** @param twin tells apart two buttons of one message that mean the same; Discord takes each id once. 0 to 35 */
export function encodeCustomId({ kind, line, extra }: CustomId, twin = 0): string {
  return `${LETTERS[kind]}${twin.toString(36)}${compressIds(line)}${extra === undefined ? '' : `${EXTRA_SEPARATOR}${compressIds(extra)}`}`
}

/** What a custom_id of ours means; null for any other. */
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

/** Does this fit into a custom_id, and come back from Discord as it was? It trims, and takes no control characters. */
export function fitsCustomId(line: string, besides?: string): boolean {
  const id = encodeCustomId({ kind: 'button', line, ...(besides === undefined ? {} : { extra: besides }) })
  return id.length <= LIMITS.customId && id.isWellFormed() && !/\p{Cc}|\s$/u.test(id)
}

// `~` opens everything that is not itself: `~~` a tilde, `~.` the second part, else 22 characters of an id.
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
  // Only what this file would have written: an id spelled out could have been packed.
  return compressIds(text) === packed ? text : null
}

/** Where the second part begins; -1 where there is none. */
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
  // 22 characters hold four bits more than an id: anything in them was put there by somebody.
  if (bytes.length !== 16 || bytes.toString('base64url') !== packed) return null
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
