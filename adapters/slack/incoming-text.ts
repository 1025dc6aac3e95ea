// What a person typed, out of Slack's markup: mentions, channels, links and entities as words again.
import { unescapeEntities } from './mrkdwn.ts'

export interface SlackText {
  readonly line: string
  /** By the words that stand for them in the line, the ids of the people mentioned. */
  readonly mentions: Readonly<Record<string, string>>
}

/**
 * `nameOf` gives the handle of a person that the text names by id only.
 * @param ourselves our bot's user id: mentioning it is how one speaks to it, so it says nothing.
 */
export async function readSlackText(
  text: string,
  nameOf: (userId: string) => Promise<string | undefined>,
  ourselves?: string,
): Promise<SlackText> {
  const mentions: Record<string, string> = {}
  const words: string[] = []
  let at = 0
  for (const found of text.matchAll(/<([^<>]*)>/g)) {
    words.push(unescapeEntities(text.slice(at, found.index)))
    at = found.index + found[0].length
    const [target = '', label] = (found[1] ?? '').split('|', 2)
    const userId = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1]
    if (userId === undefined) words.push(referenceText(target, label))
    else if (userId !== ourselves) {
      const mention = `@${(label || (await nameOf(userId)) || userId).replaceAll(/\s+/g, '.')}`
      mentions[mention] = userId
      words.push(mention)
    }
  }
  words.push(unescapeEntities(text.slice(at)))
  return { line: words.join('').trim(), mentions }
}

/** A channel, a group, a date, a link: its label where it has one, a link as its address. */
function referenceText(target: string, label: string | undefined): string {
  const name = label === undefined ? undefined : unescapeEntities(label)
  if (target.startsWith('#')) return `#${name || target.slice(1)}`
  if (target.startsWith('!')) return name || `@${target.slice(1).split('^')[0]}`
  const address = unescapeEntities(target)
  if (name === undefined || address === name || address === `mailto:${name}` || address === `tel:${name}`)
    return name ?? address
  // Slack makes links of bare domains: `example.com` was typed, not `http://example.com`.
  return address.replace(/^https?:\/\//, '') === name ? name : `${name} (${address})`
}
