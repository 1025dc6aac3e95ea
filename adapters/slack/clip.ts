// Audio clips: recorded in Slack, without words of their own. Fetched with the bot's token, which needs `files:read`, and
// from Slack's own host only. https://docs.slack.dev/reference/objects/file-object
import * as z from 'zod'
import { fetchPlatformFile } from '../../src/chat/fetch-file.ts'
import type { VoiceMessage } from '../../src/chat/request.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'

const HOSTS: ReadonlySet<string> = new Set(['files.slack.com'])

const clipShape = z.looseObject({
  subtype: z.literal('slack_audio'),
  name: z.string().default('clip.m4a'),
  mimetype: z.string().default('audio/mp4'),
  permalink: z.string(),
  url_private_download: z.string(),
  duration_ms: z.number().optional().catch(undefined),
  size: z.number().optional().catch(undefined),
})

/** The audio clip of a message that says nothing else; undefined for any other message. */
export function readClip(
  message: { readonly text: string; readonly files?: readonly unknown[] | undefined },
  { botToken }: SlackInstallation,
  apiUrl: string,
): VoiceMessage | undefined {
  const [file, ...others] = message.files ?? []
  const clip = clipShape.safeParse(file).data
  if (!clip || others.length > 0 || message.text.trim() !== '') return undefined
  return {
    link: clip.permalink,
    name: clip.name,
    type: clip.mimetype,
    seconds: clip.duration_ms === undefined ? null : clip.duration_ms / 1000,
    bytes: clip.size ?? null,
    download: (most) =>
      fetchPlatformFile({
        ...{ url: clip.url_private_download, hosts: HOSTS, apiUrl, most },
        headers: { authorization: `Bearer ${botToken}` },
      }),
  }
}
