// What in a payload Slack would act on: pings, links and dates that are live, wherever they came from.
import { asRecord } from '../blocks.ts'

export interface LiveSequence {
  /** Where it stands, such as `/blocks/0/text/text`. */
  path: string
  /** The words themselves, such as `<!channel>`. */
  sequence: string
  /**
   * `automatic`: a bare `@channel`, `@here` or `@everyone` where Slack parses mentions by itself: in mrkdwn objects
   * without `verbatim: true`, and everywhere with `link_names` or `parse: "full"`.
   */
  kind: 'broadcast' | 'user' | 'usergroup' | 'channel' | 'link' | 'masked link' | 'date' | 'automatic'
}

/**
 * List every control sequence in a message or view that Slack would act on: in mrkdwn, in Markdown blocks, in rich
 * text, in the top-level text. Escaped ones (`&lt;!channel&gt;`) and plain text are not live.
 *
 * `between` keeps only those that begin inside marked text, such as `['⟦', '⟧']` around a stranger's words; a mark
 * that is never closed (the text was cut) reaches to the end of its string.
 */
export function liveMentions(payload: unknown, between?: [start: string, end: string]): LiveSequence[] {
  const found: LiveSequence[] = []
  visit(payload, '', { parses: parsesNames(payload), found, between })
  return found
}

interface Search {
  parses: boolean
  found: LiveSequence[]
  between?: [string, string]
}

function visit(value: unknown, path: string, search: Search): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, `${path}/${index}`, search)
    })
    return
  }
  const object = asRecord(value)
  if (!object) return
  inspect(object, path, search)
  for (const [name, inner] of Object.entries(object)) visit(inner, `${path}/${name}`, search)
}

function inspect(object: Record<string, unknown>, path: string, search: Search): void {
  const { type, text } = object
  if (typeof text === 'string') {
    const isTopLevel = type === undefined || type === 'message'
    // Attachments are mrkdwn unless told otherwise; the top-level text is, too.
    if (isTopLevel && object.mrkdwn !== false) mrkdwn(text, `${path}/text`, search.parses, search)
    if (type === 'mrkdwn') mrkdwn(text, `${path}/text`, search.parses || object.verbatim !== true, search)
    if (type === 'markdown') markdown(text, `${path}/text`, search)
  }
  for (const name of ['pretext', 'title', 'footer', 'fallback']) {
    const words = object[name]
    if (typeof words === 'string' && type === undefined) mrkdwn(words, `${path}/${name}`, search.parses, search)
  }
  const live = richText(object)
  if (live) search.found.push({ path, ...live })
}

function mrkdwn(text: string, path: string, parses: boolean, search: Search): void {
  for (const match of text.matchAll(/<([^<>\n]+)>/g)) {
    add(search, path, text, match.index, { sequence: match[0], kind: kindOf(match[1] ?? '') })
  }
  if (!parses) return
  for (const match of text.matchAll(/(?<![\p{L}\p{N}_@])@(?:channel|here|everyone|group)\b/gu)) {
    add(search, path, text, match.index, { sequence: match[0], kind: 'automatic' })
  }
}

/** Markdown blocks know Slack's sequences and Markdown's own links. */
function markdown(text: string, path: string, search: Search): void {
  mrkdwn(text, path, true, search)
  for (const match of text.matchAll(/!?\[[^\]\n]*\]\([^)\n]+\)/g)) {
    add(search, path, text, match.index, { sequence: match[0], kind: 'masked link' })
  }
}

/** Slack's own reading: `!`, `@`, `#` have a meaning, anything else between angle brackets is a link. */
function kindOf(inner: string): LiveSequence['kind'] {
  if (inner.startsWith('!subteam^')) return 'usergroup'
  if (inner.startsWith('!date^')) return inner.split('|')[0]?.split('^')[3] ? 'masked link' : 'date'
  if (inner.startsWith('!')) return 'broadcast'
  if (inner.startsWith('@')) return 'user'
  if (inner.startsWith('#')) return 'channel'
  return inner.includes('|') ? 'masked link' : 'link'
}

function richText(object: Record<string, unknown>): Omit<LiveSequence, 'path'> | undefined {
  switch (object.type) {
    case 'broadcast':
      return { kind: 'broadcast', sequence: `broadcast ${String(object.range)}` }
    case 'user':
      return typeof object.user_id === 'string' ? { kind: 'user', sequence: `user ${object.user_id}` } : undefined
    case 'usergroup':
      return { kind: 'usergroup', sequence: `usergroup ${String(object.usergroup_id)}` }
    case 'channel':
      return typeof object.channel_id === 'string'
        ? { kind: 'channel', sequence: `channel ${object.channel_id}` }
        : undefined
    case 'link': {
      const isMasked = typeof object.text === 'string' && object.text !== object.url
      return { kind: isMasked ? 'masked link' : 'link', sequence: String(object.url) }
    }
    default:
      return undefined
  }
}

function add(search: Search, path: string, text: string, at: number, live: Omit<LiveSequence, 'path'>): void {
  if (search.between && !isBetween(text, at, search.between)) return
  search.found.push({ path, ...live })
}

function isBetween(text: string, at: number, [start, end]: [string, string]): boolean {
  const opened = text.lastIndexOf(start, at)
  if (opened < 0) return false
  const closed = text.indexOf(end, opened + start.length)
  return closed < 0 || at < closed
}

function parsesNames(payload: unknown): boolean {
  const sent = asRecord(payload)
  const links = sent?.link_names
  return sent?.parse === 'full' || links === true || links === 'true' || links === 1 || links === '1'
}
