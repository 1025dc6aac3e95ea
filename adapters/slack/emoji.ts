// Slack writes emoji as codes, `:battery:` for 🔋. Both mean the same, and what is stored holds the character.
import { readFileSync } from 'node:fs'

/** The text with every code that Slack gives to everybody as its character. A workspace's own emoji keep their code. */
export const emojiFromCodes = (text: string): string =>
  text.replaceAll(/:([a-z0-9+'_-]+):(?::skin-tone-([2-6]):)?/g, (code, name: string, tone: string | undefined) => {
    const emoji = characters().get(name)
    if (emoji === undefined) return code
    if (tone === undefined || !emoji.takesTone) return emoji.character
    // The modifier stands behind the first character, in place of a variation selector (UTS 51, ED-13).
    return emoji.character.replace(/^(.)\u{FE0F}?/u, `$1${String.fromCodePoint(LIGHTEST_TONE + Number(tone) - 2)}`)
  })

/** U+1F3FB; Slack counts the five tones from 2. */
const LIGHTEST_TONE = 0x1f3fb

interface Emoji {
  readonly character: string
  readonly takesTone: boolean
}

/** By code. Read when the first code arrives. */
function characters(): ReadonlyMap<string, Emoji> {
  table ??= new Map(
    readFileSync(TABLE, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# '))
      .flatMap((line) => {
        const [character = '', ...rest] = line.split(' ')
        const takesTone = rest[0] === '*'
        return rest.slice(takesTone ? 1 : 0).map((code): [string, Emoji] => [code, { character, takesTone }])
      }),
  )
  return table
}

let table: ReadonlyMap<string, Emoji> | undefined

// From the root, so that it is found from a bundled file too.
const TABLE = new URL('../../adapters/slack/emoji.txt', import.meta.url)
