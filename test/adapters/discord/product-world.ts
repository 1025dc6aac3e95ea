// The product itself behind the adapter, over loopback against the fake Discord, on either engine.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { createLiveCards } from '../../../src/app/live-cards.ts'
import { createRoomBoard } from '../../../src/app/room-board.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { buildReplyContext } from '../../../src/chat/run/respond.ts'
import type { Database } from '../../../src/database/index.ts'
import type { AppSettings } from '../../../src/domain/request/me.ts'
import { createSender } from '../../../src/nudges/engine/sender.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import { type Discord, type DiscordServer, type Person, startDiscord } from '../../fakes/discord/index.ts'
import { senderInTime } from '../../support/nudging.ts'
import { type World, world } from '../../support/world.ts'

export interface ProductInDiscord {
  readonly discord: Discord
  readonly proxy: World
  readonly platform: Platform
  /** Sends what is due now, through the real sender. */
  beat(): Promise<void>
  /** Draws the messages of rooms that are due; five seconds later by the clock, so that all may be. */
  drawRooms(): Promise<void>
  /** Resolves when no card waits to be edited. */
  whenCardsSettled(): Promise<void>
  /** Edits the cards that were put off until now, as the host does from time to time. */
  redrawDue(): Promise<void>
  /** Another process keeps the cards from now on; what the last one had in memory is lost. */
  restartCards(): Promise<void>
  /** Stops, and holds that nothing was found, refused or reported. */
  stop(): Promise<void>
}

export async function startProduct(
  database: Database,
  options: { outside?: Partial<AppSettings>; violations?: boolean } = {},
): Promise<ProductInDiscord> {
  const reports: string[] = []
  const discord = await startDiscord({ limits: { buckets: {} } })
  let redraw: ReturnType<typeof createLiveCards> | undefined
  let board: ReturnType<typeof createRoomBoard> | undefined
  const proxy = await world(database, {
    ...(options.outside ? { outside: options.outside } : {}),
    onTouched: (subjects, request) => {
      redraw?.queueRedraw(subjects, request)
      board?.queueRooms(subjects)
    },
    onPosting: (request, subject, ref) => redraw?.beginPosting(request, subject, ref) ?? (() => undefined),
  })
  const platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => proxy.clock.now(),
    onMessageDeleted: (channelId, messageId) => board?.noteDeleted(channelId, messageId),
    report: (error, what) => reports.push(`${what}: ${String(error)}`),
  })
  const newCards = () =>
    createLiveCards({
      database,
      clock: proxy.clock,
      dispatcher: () => proxy.dispatcher,
      platform: (name) => (name === 'discord' ? platform : undefined),
      onError: (error) => reports.push(`cards: ${String(error)}`),
      retryMs: 40,
    })
  redraw = newCards()
  board = createRoomBoard({
    database,
    clock: proxy.clock,
    platform: (name) => (name === 'discord' ? platform : undefined),
    onError: (error) => reports.push(`rooms: ${String(error)}`),
  })
  await platform.start(proxy.dispatcher)
  const sender = senderInTime(proxy.clock, () =>
    createSender({
      transact: (work) => database.knex.transaction(work),
      peek: database.knex as never,
      clock: proxy.clock,
      kinds,
      platforms: new Map([['discord', platform]]),
      holder: randomUUID(),
      recalledOf: (shown) => buildReplyContext(proxy.host.catalogue, shown, false),
      onError: (error) => proxy.errors.push(error),
    }),
  )
  return {
    discord,
    proxy,
    platform,
    async beat() {
      await sender.tick()
      await sender.whenIdle()
      // What became pending again is due at once.
      await sender.tick()
      await sender.whenIdle()
    },
    async drawRooms() {
      await discord.idle()
      await board?.whenIdle()
      proxy.clock.advance({ seconds: 5 })
      await board?.drawDue()
    },
    whenCardsSettled: () => redraw?.whenIdle() ?? Promise.resolve(),
    redrawDue: () => redraw?.redrawDue() ?? Promise.resolve(),
    async restartCards() {
      await redraw?.stop()
      redraw = newCards()
    },
    async stop() {
      await redraw?.stop()
      await board?.stop()
      await sender.stop()
      await platform.stop()
      await discord.stop()
      expect(discord.findings).toEqual([])
      expect(discord.violations).toEqual([])
      expect(reports).toEqual([])
      expect(proxy.errors).toEqual([])
    },
  }
}

/** Everything a person sees in a channel, newest last. */
export const textsOf = (person: Person, channel: Parameters<Person['sees']>[0]): string[] =>
  person.sees(channel).map(({ text }) => text)

/** A person who has told their zone, so that their first answer is not a question for it. */
export async function settled(person: Person, general?: ReturnType<DiscordServer['channel']>): Promise<Person> {
  await person.slash('me edit', { timezone: 'Europe/Vienna' }, general ? { in: general } : {}).done()
  return person
}
