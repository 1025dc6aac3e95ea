// Voice messages: what they are, and how their sound is fetched. Only Discord's own hosts are asked, whatever a message says.
// https://docs.discord.com/developers/resources/message#message-object-message-flags
import { MessageFlags } from 'discord.js'
import type { VoiceMessage } from '../../src/chat/request.ts'
import { type DiscordMessage, messageLink } from './incoming-message.ts'

const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net'])
const FETCH_TIMEOUT_MS = 20_000

/** The recording of a voice message; undefined for any other message. @param apiUrl where a fake stands for Discord */
export function readVoiceMessage(message: DiscordMessage, apiUrl?: string): VoiceMessage | undefined {
  const [sound] = message.attachments ?? []
  if (((message.flags ?? 0) & MessageFlags.IsVoiceMessage) === 0 || !sound) return undefined
  return {
    link: messageLink(message),
    name: sound.filename,
    type: sound.content_type ?? 'audio/ogg',
    seconds: sound.duration_secs ?? null,
    bytes: sound.size ?? null,
    download: (most) => downloadFile(sound.url, most, apiUrl),
  }
}

/** @throws Error for another host, a larger file, or where it cannot be fetched */
export async function downloadFile(address: string, most: number, apiUrl?: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(address)
  const isDiscord = url.protocol === 'https:' && HOSTS.has(url.hostname) && url.port === ''
  if (!isDiscord && url.origin !== (apiUrl && new URL(apiUrl).origin)) throw new Error('Not a host of Discord')
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body) {
    size += part.length
    if (size > most) throw new Error('The file is too large')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
