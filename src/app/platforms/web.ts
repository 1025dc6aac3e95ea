// The personal page: sessions, passwords and what belongs to a person, as small records of functions.

import { type Database, persistently, snapshot } from '../../database/index.ts'
import * as calendar from '../../domain/access/calendar.ts'
import { createPasswords } from '../../domain/access/passwords.ts'
import { macOf } from '../../domain/access/secrets.ts'
import * as sessions from '../../domain/access/sessions/index.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import { exportAll } from '../../domain/privacy/export.ts'
import type { Mount } from '../../ops/http.ts'
import type { PlatformOptions } from './options.ts'

/** The personal page, and the paths it is mounted at. */
export async function webOf({ config, database, clock, log }: PlatformOptions) {
  const { createWeb, PATHS } = await import('../../../adapters/web/index.ts')
  const { secretKey } = config
  const now = () => clock.now()
  const store = sessionStore(database, secretKey, now)
  const { transact } = store
  const passwords = createPasswords(store)
  const platform = createWeb({
    publicUrl: config.publicUrl,
    proxies: config.trustedProxies,
    now,
    report: (error, what) => log.error({ error, platform: 'web' }, what),
    sessions: {
      isOpen: (code) => transact((trx) => signIn.isOpen(trx, secretKey, code, now())),
      async signIn(code, device) {
        const userId = await transact((trx) => signIn.redeem(trx, secretKey, code, now()))
        return userId === null ? null : sessions.begin(store, userId, device)
      },
      check: (accessToken) => sessions.check(store, accessToken),
      lives: (session) => transact((trx) => sessions.lives(trx, session)),
      refresh: (refreshToken) => sessions.refresh(store, refreshToken),
      of: (refreshToken) => sessions.familyOf(store, refreshToken),
      end: async ({ userId, familyId }, which) => {
        await transact((trx) => sessions.end(trx, userId, which === 'all' ? 'all' : { familyId }, now()))
      },
      formToken: (familyId) => macOf(secretKey, 'form', familyId).toString('base64url'),
    },
    passwords: {
      set: passwords.set,
      stateOf: passwords.stateOf,
      async signIn(username, password, { address, device }) {
        const userId = await passwords.verify(username, password, address)
        return userId === null ? null : sessions.begin(store, userId, device)
      },
    },
    belongings: {
      async export(userId) {
        const data = await snapshot(database, (trx) => exportAll(trx, userId, now()))
        const fileName = `proxy-export-${data.exported_at.slice(0, 10)}.json`
        return { fileName, text: `${JSON.stringify(data, null, 2)}\n` }
      },
      calendar: (userId, proof) => transact((trx) => calendar.feed(trx, secretKey, { userId, proof })),
    },
  })
  const handle: Mount['handle'] = (request, response) => {
    if (!platform.handle(request, response)) response.writeHead(404).end()
  }
  return { platform, mounts: PATHS.map((prefix) => ({ prefix, handle })) }
}

/** Sessions of the page and of programs. What loses against another transaction is begun again. */
export const sessionStore = (database: Database, secretKey: string, now: () => Date): sessions.SessionStore => ({
  transact: (work) => persistently(database, work),
  secretKey,
  now,
})
