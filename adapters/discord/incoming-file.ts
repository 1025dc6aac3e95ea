// The file of a message, loaded from Discord's own servers.
import { loadFile } from '../../src/chat/load-file.ts'
import type { RequestFile } from '../../src/chat/request.ts'
import type { DiscordMessage } from './message-parts.ts'
import { partsWithWords } from './message-words.ts'

/** Source: https://discord.com/developers/docs/reference#cdn-formatting */
const HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'] as const

/**
 * The first file of a message, of what it forwards, or of a form; undefined where it has none.
 * @param apiUrl whose origin may give files too: a proxy, or a fake
 */
export function readDiscordFile(message: Partial<DiscordMessage>, apiUrl?: string): RequestFile | undefined {
  const [first] = partsWithWords(message).flatMap(({ attachments = [] }) => attachments)
  if (first?.size == null) return undefined
  const { filename: name, url, size } = first
  const origins = apiUrl === undefined ? [] : [new URL(apiUrl).origin]
  return { name, size, load: () => loadFile({ url, hosts: HOSTS, origins, size }) }
}
