// Voice messages: what they are, and how their sound is fetched. Only Discord's own hosts are asked, whatever a message says.
import { fetchPlatformFile } from '../../src/chat/fetch-file.ts'
import type { VoiceMessage } from '../../src/chat/request.ts'
import { messageLink } from './incoming-message.ts'
import type { DiscordMessage } from './message-parts.ts'
import { isVoice, partsWithWords } from './message-words.ts'

const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net'])

/**
 * The recording of a voice message, or of one that is forwarded; undefined for any other message.
 * @param apiUrl where a fake stands for Discord
 */
export function readVoiceMessage(message: DiscordMessage, apiUrl?: string): VoiceMessage | undefined {
  const [sound] = partsWithWords(message).find(isVoice)?.attachments ?? []
  if (!sound) return undefined
  return {
    link: messageLink(message),
    name: sound.filename,
    type: sound.content_type ?? 'audio/ogg',
    seconds: sound.duration_secs ?? null,
    bytes: sound.size ?? null,
    download: (most) => fetchPlatformFile({ url: sound.url, hosts: HOSTS, apiUrl, most }),
  }
}
