// What a Slack client makes of the words a person types: entities, mentions, links, emoji as codes.
import { readFileSync } from 'node:fs'
import type { Workspace } from './types.ts'

/**
 * `&`, `<`, `>` become entities, `@ann` and `#general` of people and channels that exist become ids, and addresses
 * become links. `withNames` adds `|ann`, as slash commands with "escape channels and users" do.
 */
export function typed(workspace: Workspace, text: string, withNames: boolean): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const linked = emojiCodes(escaped).replace(/https?:\/\/[^\s|]+/g, (address) => `<${address}>`)
  return linked
    .replace(/(^|\s)@([\p{L}\p{N}._-]+)/gu, (whole: string, before: string, name: string) => {
      const account = [...workspace.accounts.values()].find((other) => other.name === name)
      return account ? `${before}<@${account.id}${withNames ? `|${account.name}` : ''}>` : whole
    })
    .replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (whole: string, before: string, name: string) => {
      const channel = [...workspace.channels.values()].find((other) => other.kind !== 'im' && other.name === name)
      return channel
        ? `${before}<#${channel.id}|${withNames || channel.kind === 'channel' ? channel.name : ''}>`
        : whole
    })
}

/** Characters as the codes that Slack sends in their place: `👍🏽` as `:+1::skin-tone-4:`. */
function emojiCodes(text: string): string {
  return [...graphemes.segment(text)].map(({ segment }) => codeOf(segment) ?? segment).join('')
}

function codeOf(character: string): string | undefined {
  const tone = /[\u{1F3FB}-\u{1F3FF}]/u.exec(character)?.[0]
  const bare = tone === undefined ? character : character.replace(tone, '')
  const code = CODES.get(bare) ?? CODES.get(`${bare}\uFE0F`)
  if (code === undefined) return undefined
  return `:${code}:${tone === undefined ? '' : `:skin-tone-${(tone.codePointAt(0) ?? 0) - 0x1f3fb + 2}:`}`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** The first code of each character, by Slack's own table. */
const CODES = new Map(
  readFileSync(new URL('../../../adapters/slack/emoji.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line): [string, string] => {
      const [character = '', ...codes] = line.split(' ').filter((part) => part !== '*')
      return [character, codes[0] ?? '']
    }),
)
