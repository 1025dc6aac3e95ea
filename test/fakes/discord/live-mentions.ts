// Which mentions and links Discord would act on in the texts of a message: what canaries must never cause.
// Source: https://discord.com/developers/docs/reference#message-formatting
import { flatten } from './see.ts'
import { MessageBody, Modal } from './wire.ts'

export interface Live {
  kind: 'user' | 'role' | 'channel' | 'command' | 'everyone' | 'guild' | 'masked-link' | 'link'
  text: string
}

const patterns: [Live['kind'], RegExp][] = [
  ['user', /<@!?\d+>/g],
  ['role', /<@&\d+>/g],
  ['channel', /<#\d+>/g],
  ['command', /<\/[^<>:]{1,100}:\d+>/g],
  ['guild', /<id:(?:customize|browse|guide|linked-roles)[^>]*>/g],
  ['everyone', /@(?:everyone|here)/g],
  ['masked-link', /\[(?:[^\]\n]|\\\])+\]\(\s*<?(?:https?|discord):\/\/[^)\s]+[^)\n]*\)/gi],
  ['link', /(?:https?|discord):\/\/[^\s<>)]+/gi],
]

/**
 * Every mention and link that is alive in a text, or in all texts of a message or modal that Discord draws with
 * Markdown. Escaped ones and those inside code are dead. A bare address is a `link`: it can be clicked and unfurls.
 */
export function liveMentions(payload: unknown): Live[] {
  return texts(payload).flatMap((text) => {
    let rest = dead(text)
    return patterns.flatMap(([kind, pattern]) => {
      const found = [...rest.matchAll(pattern)].map(([whole]) => ({ kind, text: whole }))
      // What one pattern has explained the next one does not report again.
      rest = rest.replace(pattern, ' ')
      return found
    })
  })
}

function texts(payload: unknown): string[] {
  if (typeof payload === 'string') return [payload]
  const modal = Modal.safeParse(payload)
  if (modal.success) return flatten(modal.data.components).flatMap((one) => one.content ?? [])
  const message = MessageBody.safeParse(payload)
  if (!message.success) return []
  const { content, embeds, components } = message.data
  return [
    content,
    ...(embeds ?? []).flatMap((one) => [
      one.title,
      one.description,
      ...(one.fields ?? []).flatMap((field) => [field.name, field.value]),
    ]),
    ...flatten(components ?? []).map((one) => one.content),
  ].flatMap((text) => text || [])
}

/**
 * Takes out what Markdown takes out: code, then characters behind a backslash. Not `@`: who may ping is decided
 * before Markdown is drawn, so a backslash is no protection there; a zero-width space is.
 */
function dead(text: string): string {
  return text
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/(?<![\\`])(`{1,2})(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ')
    .replace(/\\[^\w\s@]/g, '\u2060')
}
