// Which of the newer blocks a workspace refuses: learnt from Slack's refusals, and forgotten after a while, since
// workspaces get new blocks at different times.
import type { types } from '@slack/bolt'
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { NEWER_BLOCKS, type NewerBlock, NONE_REFUSED, newerBlocksIn, type RefusedBlocks } from './newer-blocks.ts'
import type { SlackWebClient } from './web-client.ts'

/** A workspace's Web API, and what it draws. */
export interface SlackSurface {
  readonly web: SlackWebClient
  readonly blocks: WorkspaceBlocks
}

export interface WorkspaceBlocks {
  refused(): RefusedBlocks
  remember(types: readonly NewerBlock[]): void
}

/** How long a refusal is remembered. */
const FORGET_AFTER_MS = 6 * 60 * 60 * 1000

/** Surfaces by workspace; what one refuses is known to all that post there. @param elapsed the monotonic clock, in milliseconds */
export function createSurfaces(elapsed: () => number) {
  const refusals = createBoundedCache<{ readonly until: number; readonly types: Set<NewerBlock> }>(10_000)
  const blocksOf = (space: string): WorkspaceBlocks => ({
    refused() {
      const kept = refusals.get(space)
      return kept && kept.until > elapsed() ? kept.types : NONE_REFUSED
    },
    remember(types) {
      const until = elapsed() + FORGET_AFTER_MS
      refusals.set(space, { until, types: new Set([...this.refused(), ...types]) })
    },
  })
  return (web: (installation: SlackInstallation) => SlackWebClient) =>
    (installation: SlackInstallation): SlackSurface => ({
      web: web(installation),
      blocks: blocksOf(installation.space),
    })
}

const detailShape = z.looseObject({
  data: z.looseObject({
    errors: z.array(z.string()).optional().catch(undefined),
    response_metadata: z
      .looseObject({ messages: z.array(z.string()).optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
})

/**
 * The newer blocks that Slack refused: those its error points at, else all that were sent.
 * @returns none where it points at something else
 */
export function refusedTypes(error: unknown, sent: readonly types.KnownBlock[]): NewerBlock[] {
  const detail = detailShape.safeParse(error).data?.data
  return typesNamed([...(detail?.errors ?? []), ...(detail?.response_metadata?.messages ?? [])].join('\n'), sent)
}

/** As `refusedTypes`, for an error as text: a response URL answers with words. */
export function typesNamed(words: string, sent: readonly types.KnownBlock[]): NewerBlock[] {
  const newer = newerBlocksIn(sent)
  const pointed = [...words.matchAll(/\/blocks\/(\d+)/g)].flatMap(([, at]) => {
    const block = sent[Number(at)]
    return block ? [block] : []
  })
  if (pointed.length > 0) return newerBlocksIn(pointed)
  const named = NEWER_BLOCKS.filter((type) => new RegExp(`\\b${type}\\b`).test(words))
  return named.length > 0 ? named.filter((type) => newer.includes(type)) : newer
}
