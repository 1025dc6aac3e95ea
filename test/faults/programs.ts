// What rows about whole processes stand on: the program as it is deployed, a fake Discord, people who ask one thing after
// the other and remember what they were answered.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { type Database, type Engine, openDatabase } from '../../src/database/index.ts'
import { type Discord, startDiscord } from '../fakes/discord/index.ts'
import { type Program, startProgram } from '../support/program.ts'
import { onTestFinished, poll } from '../support/side-by-side.ts'

/** Patient: this is about whether, not about when. */
export const PATIENT = { timeout: 180_000, interval: 50 }

export async function freshDiscord(): Promise<Discord> {
  const discord = await startDiscord({ gateway: { identifyEvery: 50 } })
  onTestFinished(() => discord.stop())
  return discord
}

export const discordsOwn = (discord: Discord) => ({
  PARTS: 'discord,nudges',
  LOG_LEVEL: 'info',
  SECRET_KEY: 'a key that is kept in the environment',
  DISCORD_TOKEN: discord.token,
  DISCORD_APPLICATION_ID: discord.applicationId,
  DISCORD_API_URL: discord.apiUrl,
})

export async function urlOf(engine: Engine): Promise<string> {
  if (engine === 'postgres') return (await fetch(inject('postgresDoor'))).text()
  const folder = await mkdtemp(join(tmpdir(), 'proxy-processes-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return `sqlite:${join(folder, 'proxy.db')}`
}

export async function looking(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  return database
}

export const readiness = async (program: Program): Promise<number> => (await program.at('/readyz')).status

export async function ready(environment: Readonly<Record<string, string>>): Promise<Program> {
  const program = await startProgram(environment)
  await poll(() => readiness(program), PATIENT).toBe(200)
  return program
}

export interface Asker {
  /** Titles of which they were told that they are saved. */
  readonly answered: string[]
  /** Titles of which they were told that they are not saved, since the database was too busy. */
  readonly unsaved: string[]
  /** Titles that were acknowledged, and of which nothing that helps was heard any more. */
  readonly forsaken: string[]
  /** Resolves with the answer, or when it is clear that none will come. */
  asks(patienceMs?: number): Promise<void>
}

/** Fewer than one person may ask in ten seconds. */
const SHIFT = 50

/** Captures one thing after the other; by another person after some, as no person asks without end. */
export function asker(discord: Discord, name: string): Asker {
  const answered: string[] = []
  const unsaved: string[] = []
  const forsaken: string[] = []
  let count = 0
  return {
    answered,
    unsaved,
    forsaken,
    async asks(patienceMs = 5_000) {
      const title = `${name} ${++count}`
      const shift = Math.floor((count - 1) / SHIFT)
      const asked = discord.person(shift === 0 ? name : `${name} again${shift}`).slash('task add', { title })
      const isHeard = await asked.acknowledged().then(
        () => true,
        () => false,
      )
      if (!isHeard) return
      const outcome = await asked.done(patienceMs).catch(() => null)
      if (outcome?.text.includes(`Added: ${title}`)) answered.push(title)
      else if (outcome?.text.includes("This one wasn't saved")) unsaved.push(title)
      else forsaken.push(outcome === null ? title : `${title}: ${outcome.text}`)
    },
  }
}

/** Every answered one is there, none of which it was said that it is not, and no one is there twice. */
export async function expectKept(
  { knex }: Database,
  askers: readonly (Pick<Asker, 'answered'> & Partial<Pick<Asker, 'unsaved'>>)[],
): Promise<void> {
  const kept: string[] = await knex('tasks').orderBy('title').pluck('title')
  const answered = askers.flatMap((one) => one.answered)
  expect(answered.filter((title) => !kept.includes(title))).toEqual([])
  expect(askers.flatMap((one) => one.unsaved ?? []).filter((title) => kept.includes(title))).toEqual([])
  expect(kept.filter((title, index) => kept.indexOf(title) !== index)).toEqual([])
}
