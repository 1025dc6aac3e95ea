// The page of a simulated world: people sign in, and their browsers go on using the session. Nobody who is switched off is
// in, and no session from before it goes on afterwards.
import { sessionStore } from '../../src/app/platforms/web.ts'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import * as sessions from '../../src/domain/access/sessions/index.ts'
import { chanceOf } from './chance.ts'
import { type Absence, absencesOf, type Fault } from './judge.ts'
import type { Run } from './run.ts'

/** A browser did something. Times in milliseconds since the beginning. */
interface Visit {
  readonly person: string
  /** When the session began for certain; null: it begins with this. */
  readonly begunAt: number | null
  readonly from: number
  readonly to: number
  readonly isIn: boolean
}

export interface Page {
  /** Somebody signs in. */
  begin(person: string): void
  /** All browsers of somebody ask for something, and renew their sessions. */
  use(person: string): void
  judge(): Fault[]
}

/** What a person does between two clicks. */
const CLICK_MS = 200

export function createPage(run: Run): Page {
  const { time, simulated, history } = run
  const visits: Visit[] = []
  const browsers = new Map<string, { tokens: SessionTokens; readonly begunAt: number }[]>()

  /** In one of the processes; nothing is known of what fails there. */
  const inProcess = (person: string, work: (store: sessions.SessionStore, from: number) => Promise<void>): void => {
    const up = [...run.running]
    const current = up[chanceOf(history.seed, 'page', person, time.elapsed).below(Math.max(1, up.length))]
    if (!current) return
    const { process, keys } = current
    const store = sessionStore(simulated.database, keys.key, () => process.world.now())
    process.later(CLICK_MS, () => void work(store, time.elapsed).catch(() => undefined))
  }

  return {
    begin(person) {
      inProcess(person, async (store, from) => {
        const account = await simulated.database.knex('chat_accounts').where({ external_id: person }).first('user_id')
        if (!account?.user_id) return
        const tokens = await sessions.beginSession(store, account.user_id, 'a browser')
        visits.push({ person, begunAt: null, from, to: time.elapsed, isIn: tokens !== null })
        if (tokens) browsers.set(person, [...(browsers.get(person) ?? []), { tokens, begunAt: time.elapsed }])
      })
    },
    use(person) {
      for (const browser of browsers.get(person) ?? [])
        inProcess(person, async (store, from) => {
          const { begunAt, tokens } = browser
          const user = await sessions.authenticateAccessToken(store, tokens.accessToken)
          visits.push({ person, begunAt, from, to: time.elapsed, isIn: user !== null })
          const renewed = await sessions.refreshSession(store, tokens.refreshToken)
          visits.push({ person, begunAt, from, to: time.elapsed, isIn: renewed !== null })
          if (renewed) browser.tokens = renewed
        })
    },
    judge() {
      const absences = absencesOf(run)
      return visits.flatMap((visit) => {
        const absence = visit.isIn ? absences.find((each) => mayNotBeIn(visit, each)) : undefined
        if (!absence) return []
        const what = visit.begunAt === null ? 'signed in' : 'went on'
        return [
          {
            what: 'admitted' as const,
            about: `${visit.person} ${what} at ${visit.from}, switched off since ${absence.sureFrom}`,
          },
        ]
      })
    },
  }
}

/** While somebody is switched off; and afterwards with a session from before it. */
function mayNotBeIn({ person, begunAt, from, to }: Visit, absence: Absence): boolean {
  if (absence.person !== person || absence.sureFrom >= from) return false
  return to < absence.mayTo || (begunAt !== null && begunAt < absence.mayFrom)
}
