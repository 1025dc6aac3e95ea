// Converts Slack's emoji codes such as `:battery:` to characters. What is stored holds the character.
import { readFileSync } from 'node:fs'

/** Replaces every standard code by its character. Custom emoji of a workspace keep their code. */
export const emojiFromCodes = (text: string): string =>
  text.replaceAll(/:([a-z0-9+'_-]+):(?::skin-tone-([2-6]):)?/g, (code, name: string, tone: string | undefined) => {
    const emoji = characters().get(name)
    if (emoji === undefined) return code
    if (tone === undefined || !emoji.takesTone) return emoji.character
    // The skin tone modifier follows the first character and replaces a variation selector (UTS 51, ED-13).
    return emoji.character.replace(/^(.)\u{FE0F}?/u, `$1${String.fromCodePoint(LIGHTEST_TONE + Number(tone) - 2)}`)
  })

/** U+1F3FB; Slack counts the five tones from 2. */
const LIGHTEST_TONE = 0x1f3fb

interface Emoji {
  readonly character: string
  readonly takesTone: boolean
}

/** By code. Read from the file at the first code. */
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

// Resolved from the root, so that it is found from a bundle too.
const TABLE = new URL('../../adapters/slack/emoji.txt', import.meta.url)
