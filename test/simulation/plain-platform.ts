// A platform without an adapter: it hands what it is given to the network of the world.
import type { DeliveryResult, OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import { platformThat } from '../support/platform.ts'
import type { SimulatedProcess } from './clock.ts'
import { markersIn, type Network, type Post } from './network.ts'
import { channelOf } from './places.ts'

/** The platform as one process sees it. */
export function createPlainPlatform(network: Network, process: SimulatedProcess, name: string): Platform {
  const postOf = (letter: OutgoingMessage): Post => ({
    platform: name,
    space: letter.space,
    person: letter.externalId,
    channelId: channelOf(name, letter.externalId),
    markers: markersIn(JSON.stringify(letter.view)),
    hasMore: false,
    key: letter.idempotencyKey,
    nonce: name === 'discord' ? letter.idempotencyKey : null,
    limits: 'space',
  })

  const send = async (letter: OutgoingMessage): Promise<DeliveryResult> => {
    const post = postOf(letter)
    await network.connect(process, post.key)
    // The connection is open: the last moment at which the request may leave.
    if (letter.mayBeginUntil !== undefined && process.world.now() > letter.mayBeginUntil)
      return { state: 'later', afterMs: 1_000, scope: 'channel' }
    const result = await network.post(process, post)
    if (result.state === 'sent') return result
    return result.state === 'limited'
      ? { state: 'later', afterMs: result.afterMs, scope: 'space' }
      : { state: 'unknown' }
  }

  return platformThat({
    name,
    send,
    async lookUp(letter) {
      const told = await network.history(process, postOf(letter))
      if (told.state === 'limited') return { state: 'later', afterMs: told.afterMs }
      if (told.state === 'refused') throw new Error('The platform answers 503')
      return told.messages.find(({ post }) => post.key === letter.idempotencyKey)?.ref ?? 'absent'
    },
  })
}
