// Processes that are stopped, killed, started all at once, and that lose their database: nothing that was answered is
// missing, nothing is there twice, and nobody has to unlock anything. Short here; FAULTS=full for the figures.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest'
import { cellsToBe, differences, readCells } from '../../src/database/catalogue.ts'
import { type Database, migrate, openDatabase } from '../../src/database.ts'
import { type Discord, startDiscord } from '../fakes/discord/index.ts'
import { type Program, startProgram } from '../support/program.ts'
import { randoms } from '../support/random.ts'
import { startWire } from '../support/wire.ts'

const isFull = process.env['FAULTS'] === 'full'
const SEED = Number(process.env['FAULTS_SEED'] ?? 1)
const LONG = 1_200_000
/** Patient: this is about whether, not about when. */
const PATIENT = { timeout: 60_000, interval: 50 }

let discord: Discord
beforeEach(async () => {
  discord = await startDiscord({ gateway: { identifyEvery: 50 } })
  onTestFinished(() => discord.stop())
})

const discordsOwn = () => ({
  PARTS: 'discord,nudges',
  LOG_LEVEL: 'info',
  SECRET_KEY: 'a key that is kept in the environment',
  DISCORD_TOKEN: discord.token,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DISCORD_API_URL: discord.apiUrl,
})

async function urlOf(engine: 'sqlite' | 'postgres'): Promise<string> {
  if (engine === 'postgres') return (await fetch(inject('postgresDoor'))).text()
  const folder = await mkdtemp(join(tmpdir(), 'proxy-processes-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return `sqlite:${join(folder, 'proxy.db')}`
}

async function looking(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}

const readiness = async (program: Program): Promise<number> => (await program.at('/readyz')).status

async function ready(environment: Readonly<Record<string, string>>): Promise<Program> {
  const program = await startProgram(environment)
  await expect.poll(() => readiness(program), PATIENT).toBe(200)
  return program
}

/** Captures one thing after the other; those that were answered are told. */
function asker(name: string) {
  const answered: string[] = []
  let count = 0
  return {
    answered,
    /** Resolves with the answer, or when it is clear that none will come. */
    async asks(): Promise<void> {
      const title = `${name} ${++count}`
      const outcome = await Promise.race([
        discord.person(name).slash('task add', { title }).done(),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 4_000)),
      ]).catch(() => null)
      if (outcome?.text.includes(`Added: ${title}`)) answered.push(title)
    },
  }
}

async function titles({ knex }: Database): Promise<string[]> {
  return knex('tasks').orderBy('title').pluck('title')
}

/** Every answered one is there, and no one is there twice. */
async function expectKept(database: Database, answered: readonly string[]): Promise<void> {
  const kept = await titles(database)
  expect(answered.filter((title) => !kept.includes(title))).toEqual([])
  expect(kept.filter((title, index) => kept.indexOf(title) !== index)).toEqual([])
}

describe.each(['sqlite', 'postgres'] as const)('under load (%s)', (engine) => {
  test(
    'told to stop: not ready first, exit 0, and all that was answered is stored, once',
    async () => {
      const url = await urlOf(engine)
      const program = await ready({ ...discordsOwn(), DATABASE_URL: url })
      const database = await looking(url)
      const askers = Array.from({ length: isFull ? 20 : 5 }, (_, index) => asker(`person${index}`))
      const rounds = isFull ? 20 : 4
      const asking = askers.map(async (one) => {
        for (let round = 0; round < rounds; round++) await one.asks()
      })
      // In the middle of it: some have asked all they wanted, the others have not.
      await Promise.race(asking)
      program.signal('SIGTERM')
      const began = performance.now()
      // From then on nobody is sent here: not ready, then gone.
      await expect.poll(() => readiness(program), PATIENT).not.toBe(200)
      expect([0, 503]).toContain(await readiness(program))
      expect(await program.ended()).toBe(0)
      const took = performance.now() - began
      if (isFull) {
        process.stdout.write(`${engine}: stopped under load in ${Math.round(took)} ms\n`)
        expect(took).toBeLessThan(10_000)
      }
      await Promise.all(asking)
      await expectKept(
        database,
        askers.flatMap(({ answered }) => answered),
      )
    },
    LONG,
  )

  test(
    'killed again and again: what was answered is stored, once',
    async () => {
      const url = await urlOf(engine)
      const database = await looking(url)
      await migrate(database, 'latest')
      const random = randoms(SEED)
      const all: string[] = []
      for (let kill = 0; kill < (isFull ? 25 : 2); kill++) {
        const program = await ready({ ...discordsOwn(), DATABASE_URL: url })
        const askers = Array.from({ length: 4 }, (_, index) => asker(`k${kill} p${index}`.replace(' ', '')))
        let isOver = false
        const asking = askers.map(async (one) => {
          while (!isOver) await one.asks()
        })
        await expect.poll(() => askers.some(({ answered }) => answered.length > 0), PATIENT).toBe(true)
        await new Promise((resolve) => setTimeout(resolve, random.below(600)))
        isOver = true
        await program.kill()
        await Promise.all(asking)
        all.push(...askers.flatMap(({ answered }) => answered))
      }
      await expectKept(database, all)
      if (engine === 'sqlite')
        expect(await database.knex.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    },
    LONG,
  )
})

describe('several processes on PostgreSQL', () => {
  test(
    'loses its database: not ready, alive, and back when it is',
    async () => {
      const wire = await startWire(await urlOf('postgres'))
      const program = await ready({ ...discordsOwn(), DATABASE_URL: wire.url })
      const ann = asker('ann')
      await ann.asks()
      for (let outage = 0; outage < (isFull ? 5 : 1); outage++) {
        wire.break()
        const lost = performance.now()
        await expect.poll(() => readiness(program), PATIENT).toBe(503)
        const noticed = performance.now() - lost
        expect(await program.at('/livez')).toEqual({ status: 200, text: 'alive\n' })
        wire.mend()
        const mended = performance.now()
        await expect.poll(() => readiness(program), PATIENT).toBe(200)
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

  test(
    'many start at once on an empty database',
    async () => {
      for (let round = 0; round < (isFull ? 10 : 1); round++) {
        const url = await urlOf('postgres')
        const database = await openDatabase(url)
        for (const _ of (await migrate(database, 'status')).completed) await migrate(database, 'down')
        expect(await readCells(database)).toEqual({})
        const environment = { DATABASE_URL: url, SECRET_KEY: discordsOwn().SECRET_KEY, PARTS: 'nudges' }
        const programs = await Promise.all(Array.from({ length: isFull ? 20 : 4 }, () => startProgram(environment)))
        for (const program of programs) await expect.poll(() => readiness(program), PATIENT).toBe(200)
        expect(differences(await cellsToBe(database), await readCells(database))).toEqual([])
        for (const program of programs) program.signal('SIGTERM')
        expect(await Promise.all(programs.map((program) => program.ended()))).toEqual(programs.map(() => 0))
        await database.close()
      }
    },
    LONG,
  )
})
