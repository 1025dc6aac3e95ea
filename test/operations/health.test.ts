// Ready is what somebody who was sent here would find: each reason why not, by itself, and the process alive all along.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/models/id.ts'
import { type HealthOptions, readinessNotes, readinessProblem } from '../../src/ops/health.ts'
import { createPrometheusMetrics } from '../../src/ops/prometheus.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { startProgram } from '../support/program.ts'
import { world } from '../support/world.ts'

const NOW = new Date('2026-03-03T09:00:00Z')

describeOnBothEngines('why not', (open) => {
  async function healthy() {
    const earth = await world(await open(), { now: NOW })
    const ann = earth.person('ann')
    await ann.says('hi')
    const { user_id } = await earth.database.knex('users').first()
    const options: HealthOptions = {
      database: earth.database,
      clock: earth.clock,
      platforms: [],
      scheduler: { holdsLease: true, msSinceLastTick: 0, stop: async () => undefined },
      isStopping: () => false,
    }
    /** A row of the ledger that could have been sent for so long. */
    const waits = async (seconds: number, priority: 0 | 1 | 2) => {
      const schedule_id = newId()
      const at = new Date(NOW.getTime() - seconds * 1000)
      const times = { created_at: at, updated_at: at }
      const { knex } = earth.database
      await knex('schedules').insert({ schedule_id, user_id, kind: 'focus-end', subject_id: newId(), ...times })
      await knex('nudges').insert({
        ...{ nudge_id: newId(), schedule_id, user_id, slot: 'a', local_date: '2026-03-03' },
        ...{ due_at: at, try_at: at, is_timed: priority === 0, priority, state: 'pending', created_at: at },
      })
    }
    return { options, waits, heart: options.scheduler, database: earth.database }
  }

  test('nothing is wrong', async () => {
    const { options, waits } = await healthy()
    await waits(59, 0)
    await waits(3600, 1)
    expect(await readinessProblem(options)).toBeNull()
  })

  test('what somebody timed waits: told by the one that sends, and by nobody else', async () => {
    const { options, waits } = await healthy()
    await waits(61, 0)
    expect(await readinessProblem(options)).toBe('the outbox is stuck: a timed reminder has waited for a minute')
    const heart = { msSinceLastTick: 0, stop: async () => undefined, holdsLease: false }
    expect(await readinessProblem({ ...options, scheduler: heart })).toBeNull()
    expect(await readinessProblem({ ...options, scheduler: null })).toBeNull()
  })

  test('the heart is silent; it stops', async () => {
    const { options } = await healthy()
    const heart = { holdsLease: true, msSinceLastTick: 4_001, stop: async () => undefined }
    expect(await readinessProblem({ ...options, scheduler: heart })).toBe(
      'the heartbeat is stuck: nothing is planned or sent',
    )
    expect(await readinessProblem({ ...options, scheduler: heart, isStopping: () => true })).toBe('stopping')
  })

  test('spaces that are kept waiting are named, and keep nobody from being sent here', async () => {
    const { options, database } = await healthy()
    expect(await readinessNotes(options)).toEqual([])
    const until = new Date(NOW.getTime() + 10_000)
    const paused = { is_active: true, paused_until: until, created_at: NOW, updated_at: NOW, platform: 'slack' }
    await database.knex('spaces').insert([
      { space_id: newId(), external_id: 'T7', failure_count: 3, ...paused },
      { space_id: newId(), external_id: 'T8', failure_count: 0, ...paused },
      { space_id: newId(), external_id: 'T9', failure_count: 0, ...paused, paused_until: NOW },
    ])
    expect(await readinessNotes(options)).toEqual([
      'slack T7 is kept waiting until 2026-03-03T09:00:10.000Z: sending there failed',
      'slack T8 is kept waiting until 2026-03-03T09:00:10.000Z: the platform asked to wait',
    ])
    expect(await readinessProblem(options)).toBeNull()
    const metrics = createPrometheusMetrics({ database, clock: options.clock, holdsLease: () => true })
    const { text } = await metrics.scrape()
    expect(text).toContain('proxy_spaces_waiting{platform="slack",reason="failing"} 1')
    expect(text).toContain('proxy_spaces_waiting{platform="slack",reason="limited"} 1')
  })

  test('the database is gone', async () => {
    const { options, database } = await healthy()
    await database.close()
    expect(await readinessProblem(options)).toBe("the database doesn't answer")
  })
})

describe('a gateway whose line is dead, though it is open', () => {
  test('is told, and comes back by itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-health-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const discord = await startDiscord({ gateway: { heartbeatInterval: 200, identifyEvery: 0 } })
    onTestFinished(() => discord.stop())
    const program = await startProgram({
      DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`,
      PARTS: 'discord,nudges',
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    })
    const PATIENT = { interval: 50 }
    await expect.poll(() => program.at('/readyz'), PATIENT).toEqual({ status: 200, text: 'ready\n' })
    discord.gateway.freeze()
    discord.gateway.refuse()
    await expect.poll(() => program.at('/readyz'), PATIENT).toEqual({ status: 503, text: "discord isn't connected\n" })
    expect(await program.at('/livez')).toEqual({ status: 200, text: 'alive\n' })
    discord.gateway.thaw()
    discord.gateway.accept()
    await expect.poll(() => program.at('/readyz'), PATIENT).toEqual({ status: 200, text: 'ready\n' })
  })
})
