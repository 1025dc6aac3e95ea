// Builds a request from a payload: who, where, what, and where to answer.

import type { Request, RequestInput } from '../../src/chat/request.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { ChannelDirectory } from './channel-directory.ts'
import { fitsSlackPayload } from './elements.ts'
import type { NameLookup } from './incoming-text.ts'
import type { RequestOrigin } from './modal.ts'
import type { DirectChannelLookup } from './sender.ts'
import type { SlackRequest, SlackRequestHandler } from './slack-request.ts'
import type { SlackPerson, UserDirectory } from './user-directory.ts'

export interface RequestBuilderOptions {
  readonly people: UserDirectory
  readonly channels: ChannelDirectory
  readonly directChannel: DirectChannelLookup
  readonly handle: SlackRequestHandler
}

type Rest = Partial<
  Pick<SlackRequest, 'triggerId' | 'acknowledge' | 'reply' | 'refuseForm'> &
    Pick<
      Request,
      'mentions' | 'ownMessage' | 'targetMessage' | 'keepsForm' | 'file' | 'byReaction' | 'lookingAt' | 'voice'
    >
>

export type RequestBuilder = ReturnType<typeof createRequestBuilder>

export function createRequestBuilder({ people, channels, directChannel, handle }: RequestBuilderOptions) {
  const submit = async (
    installation: SlackInstallation,
    who: SlackPerson,
    origin: SlackRequest['origin'],
    deliveryId: string,
    said: RequestInput,
    rest: Rest = {},
  ): Promise<void> => {
    const { triggerId, reply, refuseForm, acknowledge = async () => undefined, ...more } = rest
    const request = { ...buildRequest(installation, who, origin, deliveryId, said), ...more }
    await handle({
      request,
      installation,
      origin,
      acknowledge,
      ...(triggerId ? { triggerId } : {}),
      ...(reply ? { reply } : {}),
      ...(refuseForm ? { refuseForm } : {}),
    })
  }

  const buildRequest = (
    installation: SlackInstallation,
    { outsider, ...who }: SlackPerson,
    { channelId, kind, isEphemeral, isHome, on }: SlackRequest['origin'],
    deliveryId: string | null,
    said: RequestInput,
  ): Request => ({
    deliveryId: deliveryId === null ? null : `${installation.space}:${deliveryId}`,
    who,
    // What only one person sees is private, wherever it is shown.
    where: { channelId, kind: isEphemeral ? 'private' : kind },
    input: said,
    ...(kind === 'shared' ? { channelPosts: 'allowed' as const } : {}),
    ...(on && said.kind === 'pressed' ? { targetMessage: on } : {}),
    ...(isHome ? { isPage: true } : {}),
    ...(outsider?.installation === null ? { visits: { spaceName: installation.name ?? null } } : {}),
    fits: fitsSlackPayload,
    // Of their own workspace; a visitor of none.
    isSpaceAdmin: async () =>
      outsider?.installation !== null && people.isAdmin(outsider?.installation ?? installation, who.externalId),
  })

  const nameLookup = (installation: SlackInstallation): NameLookup => ({
    person: async (userId) => (await people.lookUpIdentity(installation, userId)).name,
    channel: (channelId) => channels.lookUpName(installation, channelId),
  })

  const directOrigin = async (installation: SlackInstallation, userId: string): Promise<RequestOrigin> => ({
    channelId: await directChannel(installation, userId),
    kind: 'private',
  })

  /**
   * The bot's own direct messages with the person, not theirs with somebody else. If Slack does not say, they are not
   * the bot's.
   */
  const isOwnDirectChannel = async (
    installation: SlackInstallation,
    userId: string,
    channelId: string,
    name?: string,
  ) => {
    if (!channelId.startsWith('D') || (name !== undefined && name !== 'directmessage')) return false
    try {
      return (await directChannel(installation, userId)) === channelId
    } catch {
      return false
    }
  }

  return { submit, buildRequest, nameLookup, directOrigin, isOwnDirectChannel }
}
