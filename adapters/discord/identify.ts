// Decides when a shard may identify. Discord allows a thousand identifies a day, one every five seconds a bucket, and
// resets the token of a bot that exceeds it. A session that stays invalid is therefore retried less and less often.
import type { IIdentifyThrottler } from '@discordjs/ws'
import { world } from '../../src/time/world.ts'

type Sleep = (ms: number, signal: AbortSignal) => Promise<unknown>

/** @param maxConcurrency number of buckets, from `GET /gateway/bot` */
export function createIdentifyThrottler(
  maxConcurrency: number,
  now: () => number = () => world().elapsed(),
  sleep: Sleep = (ms, signal) => world().wait(ms, { signal }),
): IIdentifyThrottler {
  /** When each bucket may identify next, and the identifies of each shard within the last hour. */
  const buckets = new Map<number, number>()
  const shards = new Map<number, number[]>()
  return {
    async waitForIdentify(shardId, signal) {
      const bucket = shardId % Math.max(1, maxConcurrency)
      for (;;) {
        const recent = (shards.get(shardId) ?? []).filter((at) => at > now() - HOUR)
        shards.set(shardId, recent)
        const until = Math.max(buckets.get(bucket) ?? 0, (recent.at(-1) ?? 0) + pauseAfter(recent.length))
        if (until <= now()) {
          buckets.set(bucket, now() + GAP)
          recent.push(now())
          return
        }
        await sleep(until - now(), signal)
      }
    },
  }
}

/** Milliseconds between identifies of one shard, by its number of identifies in the last hour. */
const pauseAfter = (count: number): number => (count === 0 ? 0 : Math.min(GAP * 2 ** (count - 1), TEN_MINUTES))

const GAP = 5100
const HOUR = 3_600_000
const TEN_MINUTES = 600_000
