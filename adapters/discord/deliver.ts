// What Proxy says of its own accord: a letter is posted once, whatever happens on the way, and can be found again.
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Delivery, Letter, Platform } from '../../src/chat/platform.ts'
import { bounded } from '../../src/chat/run/bounded.ts'
import type { Api } from './api.ts'
import { CODES, type Fault, faultOf } from './fault.ts'
import { nonceOf, tagOf } from './marks.ts'
import { PRIORITY } from './pace.ts'
import { render } from './render.ts'

export interface Deliver extends Pick<Platform, 'send' | 'lookUp' | 'edit'> {
  /** Somebody wrote to us: their direct messages are open after all. */
  opened(userId: string): void
  /** Discord does not know the token any more. */
  isDead(): boolean
}

/** @param now the wall clock, for letters whose time is over */
export function createDeliver(api: Api, now: () => Date): Deliver {
  /** People who let no bot write to them, and until when that is taken for granted. */
  const closed = bounded<string, number>(PEOPLE)
  let isDead = false

  /** What became of it; `isOld` where an earlier attempt may have posted it already. */
  const became = (fault: Fault, letter: Letter, channelId: string | undefined, isOld: boolean): Delivery => {
    if (fault.kind === 'dead') isDead = true
    if (isOld || fault.kind === 'unknown') return { state: 'unknown', ...(channelId ? { channelId } : {}) }
    if (fault.kind === 'later')
      return { state: 'later', afterMs: fault.afterMs, scope: fault.isForAll ? 'platform' : 'channel' }
    if (fault.kind === 'dead') return GONE
    if (!CLOSED.has(fault.code)) return { state: 'refused', reason: fault.reason }
    closed.set(letter.externalId, performance.now() + CLOSED_FOR)
    return { state: 'closed' }
  }

  return {
    isDead: () => isDead,
    opened: (userId) => closed.delete(userId),
    async send(letter) {
      if (isDead) return GONE
      if ((closed.get(letter.externalId) ?? 0) > performance.now()) return { state: 'closed' }
      const { priority, mayBeginUntil: until } = letter
      let channelId = letter.channelId
      let isOld = false
      for (let attempt = 1; ; attempt++) {
        // Once it may have been posted it is only repeated to learn whether it was.
        const mayBegin = () => isOld || until === undefined || now() <= until
        let isOpening = true
        try {
          channelId ??= await api.direct(letter.externalId, priority)
          isOpening = false
          const body = render(letter.view, { tag: tagOf(letter.letterId) })
          const ref = await api.create(channelId, body, { nonce: nonceOf(letter.letterId), priority, mayBegin })
          return { state: 'sent', ref }
        } catch (error) {
          const fault = faultOf(error)
          if (fault.kind === 'refused' && fault.code === CODES.unknownChannel && attempt === 1) {
            api.forget(letter.externalId)
            channelId = undefined
            continue
          }
          if (fault.kind !== 'unknown') return became(fault, letter, channelId, isOld)
          isOld ||= !isOpening
          if (attempt >= ATTEMPTS)
            return isOld
              ? became(fault, letter, channelId, isOld)
              : { state: 'later', afterMs: PAUSE, scope: 'platform' }
          await wait(attempt * 250)
        }
      }
    },
    async lookUp(letter, since) {
      try {
        const channelId = letter.channelId ?? (await again(() => api.direct(letter.externalId, PRIORITY.lookUp)))
        const tag = tagOf(letter.letterId)
        let before: string | undefined
        for (let page = 0; page < PAGES; page++) {
          const messages = History.parse(await again(() => api.history(channelId, PRIORITY.lookUp, before)))
          const found = messages.find(({ components }) => components.some(({ id }) => id === tag))
          if (found) return { channelId, messageId: found.id }
          const oldest = messages.at(-1)
          if (!oldest || messages.length < PAGE) return 'absent'
          // Their clock and ours may differ by minutes.
          if (new Date(oldest.timestamp).getTime() < since.getTime() - SKEW) return 'absent'
          before = oldest.id
        }
        return 'cannot'
      } catch {
        return 'cannot'
      }
    },
    async edit(ref, _space, view) {
      try {
        await api.edit(ref, render(view), PRIORITY.edit)
        return 'edited'
      } catch (error) {
        const fault = faultOf(error)
        if (fault.kind === 'dead') isDead = true
        return fault.kind === 'refused' && fault.status !== 400 ? 'gone' : 'later'
      }
    },
  }
}

/** A question is asked again when nobody answered it. */
async function again<R>(ask: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      const fault = faultOf(error)
      if (fault.kind === 'refused' || fault.kind === 'dead' || attempt >= ATTEMPTS) throw error
      await wait(fault.kind === 'later' ? Math.min(fault.afterMs, PAUSE) : attempt * 250)
    }
  }
}

const GONE: Delivery = { state: 'gone', reason: 'Discord does not know this token any more' }

const CLOSED: ReadonlySet<number> = new Set([CODES.closedDm, CODES.noCommonServer, CODES.unknownUser])
const CLOSED_FOR = 3_600_000
const PEOPLE = 10_000
const ATTEMPTS = 3
const PAUSE = 5000
const PAGE = 50
const PAGES = 10
const SKEW = 300_000

const History = z.array(
  z.object({
    id: z.string(),
    timestamp: z.string(),
    components: z.array(z.object({ id: z.number().optional() })).default([]),
  }),
)
