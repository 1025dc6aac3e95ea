// Metrics in Prometheus format. Labels are few and fixed: never persons or content.
import type { Knex } from 'knex'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/index.ts'
import * as ledger from '../nudges/outbox/index.ts'
import { type Clock, zoneDataVersion } from '../time/index.ts'
import type { Metrics } from './metrics.ts'

export interface PrometheusOptions {
  readonly database: Database
  readonly clock: Clock
  /** Whether this process sends the nudges. */
  readonly holdsLease: () => boolean
}

export function createPrometheusMetrics({ database, clock, holdsLease }: PrometheusOptions): Metrics {
  // A registry of its own, since several processes' metrics exist in one test.
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })

  const requests = new Histogram({
    name: 'proxy_request_seconds',
    help: 'From a request to its answer',
    labelNames: ['platform'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const failures = new Counter({
    name: 'proxy_failures_total',
    help: 'Unexpected errors, by part',
    labelNames: ['part'],
    registers,
  })
  const refusals = new Counter({
    name: 'proxy_refusals_total',
    help: 'Requests turned away, by reason',
    labelNames: ['reason'],
    registers,
  })
  const acknowledgements = new Histogram({
    name: 'proxy_acknowledgement_seconds',
    help: 'From a platform’s request to our acknowledgement; both platforms give up after 3',
    labelNames: ['platform'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3],
    registers,
  })
  const calls = new Counter({
    name: 'proxy_platform_requests_total',
    help: 'Calls to a platform, by HTTP status; 0: no answer',
    labelNames: ['platform', 'code'],
    registers,
  })
  const marks = new Counter({
    name: 'proxy_nudges_total',
    help: 'What became of nudges, by state',
    labelNames: ['state'],
    registers,
  })
  const lateness = new Histogram({
    name: 'proxy_nudge_lateness_seconds',
    help: 'From when a nudge was due to when it was sent; check-ins may be held back on purpose',
    labelNames: ['timed'],
    buckets: [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600],
    registers,
  })
  registerDatabaseGauges(database, clock, registers)
  new Gauge({
    name: 'proxy_sender',
    help: '1 where this process sends the nudges of all',
    registers,
    collect() {
      this.set(holdsLease() ? 1 : 0)
    },
  })
  new Gauge({
    name: 'proxy_zone_data_info',
    help: 'Version of the time zone data',
    labelNames: ['version'],
    registers,
  }).set({ version: zoneDataVersion() }, 1)

  return {
    recordAnswer: (platform, seconds) => requests.observe({ platform }, seconds),
    recordFailure: (part) => failures.inc({ part }),
    recordRefusal: (reason) => refusals.inc({ reason }),
    recordAcknowledgement: (platform, seconds) => acknowledgements.observe({ platform }, seconds),
    recordPlatformCall: (platform, code) => calls.inc({ platform, code }),
    recordNudgeOutcomes(all, now) {
      for (const { row, state } of all) {
        marks.inc({ state })
        if (state === 'sent')
          lateness.observe({ timed: row.is_timed ? 'yes' : 'no' }, (now.getTime() - row.due_at.getTime()) / 1000)
      }
    },
    recordMissedNudges: (count) => marks.inc({ state: 'missed' }, count),
    scrape: async () => ({ type: register.contentType, text: await register.metrics() }),
  }
}

/** Figures from the database are read when metrics are requested, once for all. */
function registerDatabaseGauges({ knex }: Database, clock: Clock, registers: Registry[]): void {
  const waiting = new Gauge({
    name: 'proxy_nudges_waiting',
    help: 'Open rows of the outbox, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      await measureDatabase(async () => {
        for (const [state, count] of Object.entries(await ledger.countOpenByState(peek))) waiting.set({ state }, count)
      })
    },
  })
  const oldest = new Gauge({
    name: 'proxy_oldest_pending_seconds',
    help: 'How long the longest waiting nudge of a priority could have been sent; 0 is time-critical',
    labelNames: ['priority'],
    registers,
    async collect() {
      await measureDatabase(async () => {
        const now = clock.now()
        for (const priority of [0, 1, 2] as const) {
          const since = await ledger.oldestPendingAt(peek, priority, now)
          oldest.set({ priority }, since ? (now.getTime() - since.getTime()) / 1000 : 0)
        }
      })
    },
  })
  const paused = new Gauge({
    name: 'proxy_spaces_waiting',
    help: 'Spaces that nothing is sent to for now, by platform and why: they fail, or their platform asked to wait',
    labelNames: ['platform', 'reason'],
    registers,
    async collect() {
      await measureDatabase(async () => {
        const spaces = await ledger.listPausedSpaces(peek, clock.now())
        paused.reset()
        for (const { platform, isFailing } of spaces)
          paused.inc({ platform, reason: isFailing ? 'failing' : 'limited' })
      })
    },
  })
  const answers = new Gauge({ name: 'proxy_database_up', help: '1 where the database answers', registers })
  // Knex accepts the same queries as a transaction does, each on its own.
  const peek = knex as unknown as Parameters<typeof ledger.countOpenByState>[0]
  /** If the database is unavailable, the other metrics are still served. */
  const measureDatabase = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
      answers.set(1)
    } catch {
      answers.set(0)
    }
  }
  new Gauge({
    name: 'proxy_pool_connections',
    help: 'Connections to the database, by state; waiting are requests without one',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = connectionPool(knex)
      this.set({ state: 'used' }, pool.numUsed())
      this.set({ state: 'free' }, pool.numFree())
      this.set({ state: 'waiting' }, pool.numPendingAcquires())
    },
  })
}

interface Pool {
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}

/** Knex does not type its client; the pool is tarn's. */
const connectionPool = (knex: Knex): Pool => knex.client.pool
