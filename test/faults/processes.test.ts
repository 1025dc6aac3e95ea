// Processes that are killed, started all at once, and that lose their database: nothing that was answered is
// missing, nothing is there twice, and nobody has to unlock anything. Short here; FAULTS=full for the figures.
import { describe, expect } from 'vitest'
import { migrate, openDatabase } from '../../src/database/index.ts'
import { diffSchemaCells, expectedSchemaCells, readSchemaCells } from '../../src/database/schema-snapshot.ts'
import { startProgram } from '../support/program.ts'
import { randoms } from '../support/random.ts'
import { poll, testBeside } from '../support/side-by-side.ts'
import { startWire } from '../support/wire.ts'
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

const isFull = process.env['FAULTS'] === 'full'
const SEED = Number(process.env['FAULTS_SEED'] ?? 1)
const LONG = 1_200_000

describe.concurrent.each(['sqlite', 'postgres'] as const)('under load (%s)', (engine) => {
  testBeside(
    'killed again and again: what was answered is stored, once',
    async () => {
      const discord = await freshDiscord()
      const url = await urlOf(engine)
      const database = await looking(url)
      await migrate(database, 'latest')
      const random = randoms(SEED)
      const all: Asker[] = []
      for (let kill = 0; kill < (isFull ? 25 : 2); kill++) {
        const program = await ready({ ...discordsOwn(discord), DATABASE_URL: url })
        const askers = Array.from({ length: 4 }, (_, index) => asker(discord, `k${kill} p${index}`.replace(' ', '')))
        let isOver = false
        const asking = askers.map(async (one) => {
          while (!isOver) await one.asks()
        })
        await poll(() => askers.some(({ answered }) => answered.length > 0), PATIENT).toBe(true)
        await new Promise((resolve) => setTimeout(resolve, random.below(600)))
        isOver = true
        await program.kill()
        await Promise.all(asking)
        all.push(...askers)
      }
      await expectKept(database, all)
      if (engine === 'sqlite')
        expect(await database.knex.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    },
    LONG,
  )
})

describe.concurrent('several processes on PostgreSQL', () => {
  testBeside(
    'loses its database: not ready, alive, and back when it is',
    async () => {
      const discord = await freshDiscord()
      const wire = await startWire(await urlOf('postgres'))
      const program = await ready({ ...discordsOwn(discord), DATABASE_URL: wire.url })
      const ann = asker(discord, 'ann')
      await ann.asks()
      for (let outage = 0; outage < (isFull ? 5 : 1); outage++) {
        wire.break()
        const lost = performance.now()
        await poll(() => readiness(program), PATIENT).toBe(503)
        const noticed = performance.now() - lost
        expect(await program.at('/livez')).toEqual({ status: 200, text: 'alive\n' })
        wire.mend()
        const mended = performance.now()
        await poll(() => readiness(program), PATIENT).toBe(200)
        const back = performance.now() - mended
        if (!isFull) continue
        process.stdout.write(`database lost: noticed in ${Math.round(noticed)} ms, back in ${Math.round(back)} ms\n`)
        expect(Math.max(noticed, back)).toBeLessThan(5_000)
      }
      await ann.asks()
      expect(ann.answered).toHaveLength(2)
      expect((await program.at('/metrics')).text).toContain('proxy_database_up 1')
    },
    LONG,
  )

  testBeside(
    'many start at once on an empty database',
    async () => {
      const discord = await freshDiscord()
      for (let round = 0; round < (isFull ? 10 : 1); round++) {
        const url = await urlOf('postgres')
        const database = await openDatabase(url)
        for (const _ of (await migrate(database, 'status')).completed) await migrate(database, 'down')
        expect(await readSchemaCells(database)).toEqual({})
        // Nor has anybody counted migrations here.
        await database.knex.raw('DROP TABLE knex_migrations, knex_migrations_lock')
        // All of them come to the door before the first is let in.
        const wire = await startWire(url)
        const count = isFull ? 20 : 4
        const areThere = wire.hold(count)
        const environment = {
          DATABASE_URL: wire.url,
          SECRET_KEY: discordsOwn(discord).SECRET_KEY,
          PARTS: 'nudges',
        }
        const starting = Promise.all(Array.from({ length: count }, () => startProgram(environment)))
        await Promise.race([areThere, starting])
        wire.mend()
        const programs = await starting
        for (const program of programs) await poll(() => readiness(program), PATIENT).toBe(200)
        expect(diffSchemaCells(await expectedSchemaCells(database), await readSchemaCells(database))).toEqual([])
        for (const program of programs) program.signal('SIGTERM')
        expect(await Promise.all(programs.map((program) => program.ended()))).toEqual(programs.map(() => 0))
        await database.close()
      }
    },
    LONG,
  )
})
