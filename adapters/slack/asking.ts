// From what a payload says to what the dispatcher is asked: who, where, what, and whereto with the answer.
import type { Identity, Request, Said } from '../../src/chat/request.ts'
import { fits } from './blocks.ts'
import type { Asked, Converse } from './converse.ts'
import type { Installation } from './installations.ts'
import type { DirectChannels } from './letters.ts'
import type { Origin } from './modal.ts'
import type { People } from './people.ts'

export interface AskingRules {
  readonly people: People
  readonly directChannel: DirectChannels
  readonly converse: Converse
}

type Rest = Partial<Pick<Asked, 'triggerId' | 'stored' | 'reply'> & Pick<Request, 'mentions' | 'message' | 'on'>>

export type Asking = ReturnType<typeof asking>

export function asking({ people, directChannel, converse }: AskingRules) {
  const ask = async (
    installation: Installation,
    who: Identity,
    origin: Asked['origin'],
    deliveryId: string,
    said: Said,
    rest: Rest = {},
  ): Promise<void> => {
    const { triggerId, reply, stored = async () => undefined, ...more } = rest
    const request = { ...requested(installation, who, origin, deliveryId, said), ...more }
    await converse({
      request,
      installation,
      origin,
      stored,
      ...(triggerId ? { triggerId } : {}),
      ...(reply ? { reply } : {}),
    })
  }

  const requested = (
    installation: Installation,
    who: Identity,
    { channelId, kind, isEphemeral, on }: Asked['origin'],
    deliveryId: string | null,
    said: Said,
  ): Request => ({
    deliveryId: deliveryId === null ? null : `${installation.space}:${deliveryId}`,
    who,
    // What only one person sees is private, wherever it stands.
    where: { channelId, kind: isEphemeral ? 'private' : kind },
    said,
    ...(on && said.kind === 'pressed' ? { on } : {}),
    fits,
    isSpaceAdmin: () => people.isAdmin(installation, who.externalId),
  })

  const nameIn = (installation: Installation) => async (userId: string) =>
    (await people.identity(installation, userId)).name

  const direct = async (installation: Installation, userId: string): Promise<Origin> => ({
    channelId: await directChannel(installation, userId),
    kind: 'private',
  })

  /** Our own direct messages with them, not theirs with somebody else. Where Slack does not say, it is not ours. */
  const isOurs = async (installation: Installation, userId: string, channelId: string, name?: string) => {
    if (!channelId.startsWith('D') || (name !== undefined && name !== 'directmessage')) return false
    try {
      return (await directChannel(installation, userId)) === channelId
    } catch {
      return false
    }
  }

  return { ask, requested, nameIn, direct, isOurs }
}
