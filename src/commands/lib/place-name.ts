// What a server, a workspace or a channel of one is called where its name is not known here.
import { linkSpan, type Text, t } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'

const PLATFORMS: Readonly<Record<string, string>> = { slack: 'a Slack workspace', discord: 'a Discord server' }

/** A workspace by its name, else its kind. */
export const placeName = ({ platform, name }: { readonly platform: string; readonly name: string | null }): string =>
  name ?? PLATFORMS[platform] ?? 'another place'

/** A channel of the request's server: a link that its platform draws as the channel. */
export function channelText(me: Me, channelId: string): Text {
  if (channelId === me.channelId) return t`this channel`
  if (me.platform === 'discord' && me.serverId !== undefined)
    return t`${linkSpan(`https://discord.com/channels/${me.serverId}/${channelId}`)}`
  if (me.platform === 'slack') return t`${linkSpan(`https://slack.com/app_redirect?channel=${channelId}`)}`
  return t`another channel`
}
