// The program is told to stop (SIGTERM) in the midst of commands and nudges: not ready first, what was acknowledged is
// answered, exit 0; the next process says what this one had not said yet. Nothing is lost, nothing is there twice.
// Short here; FAULTS=full for more of both.
import { describe, expect } from 'vitest'
import { type Database, migrate } from '../../src/database/index.ts'
import { poll, testBeside } from '../support/side-by-side.ts'
import { judge, said } from './judge.ts'
import { type Owed, owe } from './people.ts'
import {
  type Asker,
  asker,
  discordsOwn,
  expectKept,
  freshDiscord,
  looking,
  PATIENT,
  readiness,
  ready,
  urlOf,
} from './programs.ts'
import { isFull, SETTLE_MS, settled } from './setup.ts'

const [ASKERS, COUNT, STOPS] = isFull ? [20, 400, 5] : [5, 100, 1]
/** Ten seconds are promised. */
const WITHIN_MS = isFull ? 10_000 : 30_000

describe.concurrent.each(['sqlite', 'postgres'] as const)(
  'told to stop in the midst of commands and nudges (%s)',
  (engine) => {
    testBeside(
      'not ready first, exit 0, nothing lost, nothing twice',
      async () => {
        const url = await urlOf(engine)
        const database = await looking(url)
        await migrate(database, 'latest')
        const discord = await freshDiscord()
        const environment = { ...discordsOwn(discord), DATABASE_URL: url }
        const everybody = Array.from({ length: (COUNT + 1) * STOPS }, (_, index) => discord.person(`nudged${index}`))
        const heard = () => everybody.flatMap((person) => person.sees())
        const people = [...everybody]
        // Answered late, so that some are always under way; of everybody's greeting, and of ten, nobody hears whether they came.
        discord.faults.arm(POST, { kind: 'acceptThenReset' }, ASKERS * STOPS + 10)
        discord.faults.arm(POST, { kind: 'slow', ms: 700 }, Number.POSITIVE_INFINITY)
        const owed: Owed[] = []
        const askers: Asker[] = []
        const took: number[] = []
        for (let stop = 0; stop < STOPS; stop++) {
          const program = await ready(environment)
          const before = heard().length
          const to = people.splice(0, COUNT).map(onDiscord)
          // Before anyone asks: on SQLite a writer from outside may wait very long beside so many.
          owed.push(...(await owe(database, { count: COUNT, fromMs: 0, spreadMs: 4_000, to })))
          const mine = Array.from({ length: ASKERS }, (_, index) => asker(discord, `s${stop}p${index}`))
          askers.push(...mine)
          let isOver = false
          const asking = mine.map(async (one) => {
            while (!isOver) await one.asks(180_000)
          })
          await poll(() => heard().length, PATIENT).toBeGreaterThan(before + 10)
          await poll(() => inHand(database), PATIENT).toBeGreaterThan(0)
          await poll(() => mine.some(({ answered }) => answered.length > 0), PATIENT).toBe(true)
          // Something is acknowledged and cannot be finished yet: so long this process is seen to be stopping.
          const hold = await held(database)
          const last = discord.person(`s${stop} last`).slash('task add', { title: `last ${stop}` })
          await last.acknowledged()
          program.signal('SIGTERM')
          const began = performance.now()
          await poll(() => program.at('/readyz'), PATIENT).toEqual({ status: 503, text: 'stopping\n' })
          // Where nudges can still be marked, theirs is over first; the process stays for what it acknowledged.
          if (engine === 'postgres') {
            await poll(() => database.knex('leases').pluck('lease_id'), PATIENT).toEqual([])
            expect(await readiness(program)).toBe(503)
          }
          await hold.release()
          // Due while it stops: the next one's to say.
          owed.push(
            ...(await owe(database, { count: 1, fromMs: 0, spreadMs: 0, to: people.splice(0, 1).map(onDiscord) })),
          )
          expect(await program.ended()).toBe(0)
          took.push(Math.round(performance.now() - began))
          isOver = true
          expect((await last.done(30_000)).text).toContain(`Added: last ${stop}`)
          await Promise.all(asking)
        }
        expect(Math.max(...took)).toBeLessThan(WITHIN_MS)
        discord.faults.clear()
        await ready(environment)
        expect(await settled(database, SETTLE_MS)).toBe(true)
        const accepted = heard().map(({ id, text, message }) => ({
          idempotencyKey: id,
          // As a reader sees it: what would be drawn is marked as words.
          text: text.replaceAll('\\', ''),
          space: '',
          at: new Date(message.timestamp).getTime(),
        }))
        const verdict = judge(owed, accepted)
        said(`${engine}, stopped amid commands and nudges in ${took.join(', ')} ms`, verdict)
        expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
        await expectKept(database, askers)
        expect(askers.flatMap(({ forsaken }) => forsaken)).toEqual([])
      },
      600_000,
    )
  },
)

const POST = 'POST /channels/:channel/messages'

const onDiscord = ({ id }: { readonly id: string }) => ({ platform: 'discord', space: '', externalId: id })

/** Claimed, and nobody has written down yet what became of them. */
const inHand = async ({ knex }: Database): Promise<number> =>
  Number((await knex('nudges').where({ state: 'sending' }).count({ count: '*' }))[0]?.count)

/** Until it is released, no request can be committed. */
async function held({ knex, engine }: Database): Promise<{ release(): Promise<void> }> {
  let release = (): void => undefined
  const isReleased = new Promise<void>((resolve) => {
    release = resolve
  })
  let holding: Promise<void> = Promise.resolve()
  await new Promise<void>((begun, failed) => {
    holding = knex.transaction(async (trx) => {
      // On SQLite a transaction is alone as it is.
      if (engine === 'postgres') await trx.raw('LOCK TABLE processed_requests IN EXCLUSIVE MODE')
      begun()
      await isReleased
    })
    holding.catch(failed)
  })
  return {
    async release() {
      release()
      await holding
    },
  }
}
