// The text of a message without Slack's markup: mentions, channels, links, entities, emoji codes and formatting become
// words.
import type { MessageText } from '../../src/contracts/message-text.ts'
import { emojiFromCodes } from './emoji.ts'
import { unescapeEntities } from './mrkdwn.ts'

/** Names of what a message mentions by id; undefined if Slack does not tell. */
export interface NameLookup {
  /** The handle of a person. */
  person(userId: string): Promise<string | undefined>
  /** The name of a channel, without its mark. */
  channel(channelId: string): Promise<string | undefined>
}

/**
 * @param ourselves the bot's user id, whose mention is removed
 */
export async function readSlackText(text: string, names: NameLookup, ourselves?: string): Promise<MessageText> {
  const mentions: Record<string, string> = {}
  const references: string[] = []
  // Slack escapes every `<` that is typed, so angle brackets are always markup; `<0>` is its first part.
  const numbered = text.replaceAll(/<([^<>]*)>/g, (_whole, reference: string) => `<${references.push(reference) - 1}>`)
  const words = await Promise.all(
    references.map(async (reference) => {
      const [target = '', label] = reference.split('|', 2)
      const userId = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1]
      if (target.startsWith('#'))
        return `#${unescapeEntities(label || (await names.channel(target.slice(1))) || 'private-channel')}`
      if (userId === undefined) return referenceText(target, label)
      if (userId === ourselves) return ''
      const mention = `@${(label || (await names.person(userId)) || userId).replaceAll(/\s+/g, '.')}`
      mentions[mention] = userId
      return mention
    }),
  )
  const line = splitCode(numbered)
    .map(({ isCode, part }) => (isCode ? part : emojiFromCodes(removeFormatting(part))))
    .join('')
    .split(/<(\d+)>/)
    .map((part, index) => (index % 2 === 0 ? unescapeEntities(part) : (words[Number(part)] ?? '')))
    .join('')
  return { line: line.trim(), mentions }
}

/** Code is verbatim: markup inside it is text. Its backticks are removed. */
const splitCode = (text: string): { readonly isCode: boolean; readonly part: string }[] =>
  text
    .split(/```\n?([\s\S]+?)\n?```|`([^`\n]+)`/)
    // The second and third of every three parts are the two kinds of code; one of them is absent.
    .flatMap((part, index) => (part === undefined ? [] : [{ isCode: index % 3 !== 0, part }]))

/**
 * Removes `*bold*`, `_italic_`, `~strike~` and quote marks. As in Slack, a mark opens after white space or punctuation
 * and before a word, and closes the other way round: `~25m`, `2 * 3` and `snake_case` are kept.
 */
function removeFormatting(text: string): string {
  let before: string
  let after = text.replaceAll(/^&gt;(?:&gt;&gt;)? ?/gm, '')
  do {
    before = after
    after = before.replaceAll(FORMATTED, '$2')
  } while (after !== before)
  return after
}

const FORMATTED = /(?<![\p{L}\p{N}*_~\\])([*_~])(?![\s*_~]*\1)(\S|\S[^\n]*?\S)\1(?![\p{L}\p{N}])/gu

const withAt = (name: string): string => (name.startsWith('@') ? name : `@${name}`)

/** A group, date or link: its label if it has one, else a link's address or a date's instant. */
function referenceText(target: string, label: string | undefined): string {
  const name = label === undefined ? undefined : unescapeEntities(label)
  const seconds = /^!date\^(\d{1,10})\^/.exec(target)?.[1]
  if (seconds !== undefined) return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
  if (target.startsWith('!subteam^')) return withAt(name || 'group')
  if (target.startsWith('!')) return withAt(name || target.slice(1).split('^')[0] || 'everyone')
  const address = unescapeEntities(target)
  if (name === undefined || address === name || address === `mailto:${name}` || address === `tel:${name}`)
    return name ?? address
  // Slack makes links of bare domains: `example.com` was typed, not `http://example.com`.
  return address.replace(/^https?:\/\//, '') === name ? name : `${name} (${address})`
}
