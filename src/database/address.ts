// A database address as people write it: what a typed password, a quoted line or a Windows file does to it is told
// before anything is opened, with the characters to write instead.

/** Characters that end a part of an address, and what stands for them inside a password. */
const ESCAPES: Readonly<Record<string, string>> = {
  '#': '%23',
  '%': '%25',
  '[': '%5B',
  ']': '%5D',
  '/': '%2F',
  '?': '%3F',
}

/** What is wrong with a database address, as a sentence without the password; null where nothing is. */
export function databaseAddressFault(url: string): string | null {
  const control = CONTROL_CHARACTER.exec(url)?.[0]
  if (control !== undefined) return `holds ${controlName(control)}; delete that character`
  if (/^["'`]|["'`]$/.test(url)) return 'stands in quotes; write it without them'
  if (url !== url.trim()) return 'has a space before or after it; delete it'
  if (/^sqlite:./.test(url)) return null
  if (!/^postgres(?:ql)?:\/\/./.test(url)) return 'begins with sqlite: or postgres://, as in sqlite:./data/proxy.db'
  const character = unescapedCharacter(url)
  if (character !== null)
    return `the user or the password holds ${character}, which is written ${ESCAPES[character]} in an address`
  if (isReadable(url)) return null
  return `can't be read; it goes postgres://user:password@host/name, and in a password ${Object.entries(ESCAPES)
    .slice(0, 3)
    .map(([plain, escaped]) => `${plain} is written ${escaped}`)
    .join(', ')}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f\u200b\ufeff]/

function controlName(character: string): string {
  if (character === '\r') return '\\r, a carriage return as files from Windows have them'
  if (character === '\n') return '\\n, a line end'
  return `the invisible character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The first character of the user's part that has to be escaped; null where there is none. */
function unescapedCharacter(url: string): string | null {
  const rest = url.slice(url.indexOf('://') + 3)
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  // One of / ? # ends the user's part where it was meant to be in it; the @ then comes after it.
  const [, delimiter = '', following = ''] = /^([/?#])([^=]*)/.exec(rest.slice(authority.length)) ?? []
  if (following.includes('@')) return delimiter
  const user = authority.slice(0, Math.max(0, authority.lastIndexOf('@')))
  return /[[\]]|%(?![0-9a-f]{2})/i.exec(user)?.[0] ?? (isDecodable(user) ? null : '%')
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** A host may be missing where a socket's folder is given: `postgres://user@/name?host=/run/postgresql`. */
const isReadable = (url: string): boolean => URL.canParse(url) || URL.canParse(url.replace('@/', '@socket/'))

/** Where a PostgreSQL address leads, for people to read; never with user or password. */
export function describePostgresAddress(url: string): {
  readonly host: string
  readonly name: string
  readonly user: string
} {
  const parsed = new URL(URL.canParse(url) ? url : url.replace('@/', '@socket/'))
  return {
    host: parsed.searchParams.get('host') ?? (parsed.host || 'localhost'),
    name: decodeURIComponent(parsed.pathname.slice(1)),
    user: decodeURIComponent(parsed.searchParams.get('user') ?? parsed.username),
  }
}
