// Voice messages: what they are, and how their sound is fetched. Only Discord's own hosts are asked, whatever a message says.
// https://docs.discord.com/developers/resources/message#message-object-message-flags
import { MessageFlags } from 'discord.js'
import { fetchPlatformFile } from '../../src/chat/fetch-file.ts'
import type { VoiceMessage } from '../../src/chat/request.ts'
import { type DiscordMessage, messageLink } from './incoming-message.ts'

const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net'])

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
    download: (most) => fetchPlatformFile({ url: sound.url, hosts: HOSTS, apiUrl, most }),
  }
}
