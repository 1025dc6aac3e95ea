// The whole product in the fake workspace: the real commands and database behind the real Bolt, cards drawn again after
// each commit as the host does.
import { afterEach, expect } from 'vitest'
import { createLiveCards } from '../../../src/app/live-cards.ts'
import type { Database } from '../../../src/database/index.ts'
import { isKnownIdentity } from '../../../src/domain/people/index.ts'
import type { AppSettings } from '../../../src/domain/request/me.ts'
import type { FakeSlackOptions, Message, Person } from '../../fakes/slack/index.ts'
import { PATIENCE_MS } from '../../support/patience.ts'
import { type World, world } from '../../support/world.ts'
import { type Transport, type WorkspaceRules, workspace } from './workspace.ts'

export const FOUR = { times: 4, isConcurrent: true } as const

interface ProductRules {
  readonly outside?: Partial<AppSettings>
  readonly rules?: (made: World) => Pick<WorkspaceRules, 'access' | 'hasPages' | 'more' | 'onIdentityChange'>
}

/** Workspaces of a file's tests, one each: closed after it, when nothing may have failed and Slack has no objection. */
export function closedAfterEach() {
  let open: ProductWorkspace | undefined
  afterEach(async () => {
    const closing = open
    open = undefined
    await closing?.close()
    expect(closing?.errors ?? []).toEqual([])
    expect(closing?.slack.findings ?? []).toEqual([])
  })
  return async (...of: Parameters<typeof productWorkspace>): Promise<ProductWorkspace> => {
    open = await productWorkspace(...of)
    return open
  }
}

/** A workspace with the product; `fake`: what the workspace is like. */
export async function productWorkspace(
  transport: Transport,
  database: Database,
  fake: FakeSlackOptions = {},
  { outside = {}, rules }: ProductRules = {},
) {
  const made = await world(database, { outside })
  const opened = await workspace(transport, {
    dispatcher: made.dispatcher,
    now: () => made.clock.now(),
    isKnownPerson: (identity) => database.knex.transaction((trx) => isKnownIdentity(trx, identity)),
    fake: { now: () => made.clock.now().getTime(), ...fake },
    ...rules?.(made),
  })
  const { slack, platform } = opened
  const cards = createLiveCards({
    database,
    dispatcher: () => made.dispatcher,
    platform: () => platform,
    onError: (error) => made.errors.push(error),
  })
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  return {
    ...made,
    ...opened,
    ann,
    /** Says a line in the direct messages, and gives the answer. */
    async dm(line: string, who: Person = ann): Promise<Message> {
      const count = who.dmMessages().length
      await who.dm(line)
      // What follows an answer is said after it.
      await platform.whenIdle(PATIENCE_MS)
      const message = who.dmMessages()[count]
      if (!message) throw new Error('Nothing was answered')
      return message
    },
    /** Everything that has reached the app so far is answered. */
    answered: () => platform.whenIdle(PATIENCE_MS),
    async drawn(): Promise<void> {
      cards.queueRedraw(made.touched.splice(0))
      await cards.whenIdle()
    },
    rows: (table: string) => database.knex(table),
    /** Waits for a condition that has to be asked of the database. */
    async eventually(holds: () => Promise<boolean>): Promise<void> {
      for (let tries = 0; !(await holds()); tries++) {
        if (tries === 200) throw new Error('It did not come about')
        await slack.settled(20)
      }
    },
  }
}

export type ProductWorkspace = Awaited<ReturnType<typeof productWorkspace>>
