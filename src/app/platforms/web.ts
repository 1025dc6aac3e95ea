// The configured web adapter: sessions, passwords and personal data as records of functions.

import { type Database, transactWithRetry, withSnapshot } from '../../database/index.ts'
import * as calendar from '../../domain/access/calendar.ts'
import { createPasswordService } from '../../domain/access/passwords.ts'
import { computeMac } from '../../domain/access/secrets.ts'
import * as sessions from '../../domain/access/sessions/index.ts'
import * as signIn from '../../domain/access/sign-in.ts'
import * as tokens from '../../domain/access/tokens.ts'
import { exportPersonalData } from '../../domain/privacy/export.ts'
import { exportTasks } from '../../domain/privacy/export-tasks.ts'
import type { Mount } from '../../ops/http.ts'
import { explainError } from '../../views/refusals/index.ts'
import { createApiReader } from '../api-resources/index.ts'
import { createChangeWatcher } from '../change-watcher.ts'
import { createPageBoards } from '../page-boards/index.ts'
import { createPageLinkedRoles } from './linked-roles.ts'
import type { PlatformOptions } from './options.ts'
import { createPagePush } from './push.ts'

/** The web platform and its paths. */
export async function createWebPlatform(options: PlatformOptions) {
  const { config, database, clock, log, passwordCost } = options
  const { createWeb, WEB_PATHS } = await import('../../../adapters/web/index.ts')
  const { secretKey } = config
  const now = () => clock.now()
  const store = sessionStore(database, secretKey, now)
  const { transact } = store
  const passwords = createPasswordService(store, { olderKeys: config.oldSecretKeys, cost: passwordCost })
  const deviceHash = (secret: string | null) => (secret === null ? null : sessions.hashDevice(secretKey, secret))
  const platform = createWeb({
    publicUrl: config.publicUrl,
    securityContact: config.securityContact,
    trustedProxies: config.trustedProxies,
    now,
    report: (error, what) => log.error({ error, platform: 'web' }, what),
    sessions: {
      findLink: (code) => transact((trx) => signIn.findSignInOffer(trx, secretKey, code, now())),
      async signInWithLink(code, device) {
        const userId = await transact((trx) => signIn.redeemSignInSecret(trx, secretKey, code, now()))
        return userId === null ? null : signIn.signInDevice(store, userId, device)
      },
      authenticate: (accessToken, isJustIssued) => sessions.authenticateAccessToken(store, accessToken, isJustIssued),
      isActive: (session) => transact((trx) => sessions.isActiveSession(trx, session)),
      refresh: (refreshToken, deviceSecret) => sessions.refreshSession(store, refreshToken, deviceHash(deviceSecret)),
      findByRefreshToken: (refreshToken) => sessions.findSessionByRefreshToken(store, refreshToken),
      endSession: async ({ userId, familyId }, which) => {
        await transact((trx) => sessions.signOutDevices(trx, userId, which === 'all' ? 'all' : { familyId }, now()))
      },
      csrfToken: (familyId) => computeMac(secretKey, 'form', familyId).toString('base64url'),
    },
    boards: createPageBoards(database, clock),
    push: createPagePush(options),
    linkedRoles: await createPageLinkedRoles(options),
    live: createChangeWatcher({
      database,
      clock,
      onError: (error) => log.error({ error, platform: 'web' }, 'Looking for changes failed'),
    }),
    personMark: (userId) => computeMac(secretKey, 'person mark', userId).toString('base64url').slice(0, 22),
    api: {
      origins: config.apiOrigins,
      authenticate: (token) =>
        tokens.isToken(token) ? transact((trx) => tokens.authenticateToken(trx, token, now())) : Promise.resolve(null),
      list: createApiReader(database, clock).list,
    },
    passwords: {
      set: (session, password, current, others) =>
        passwords.set(session, password, current, others).catch((error: unknown) => {
          throw explainError(error)
        }),
      passwordState: passwords.passwordState,
      async signIn(username, password, { address, ...device }) {
        const source = { address, deviceHash: deviceHash(device.deviceSecret) }
        const userId = await passwords.verify(username, password, source)
        return userId === null ? null : signIn.signInDevice(store, userId, device)
      },
    },
    personalData: {
      async exportData(userId) {
        const data = await withSnapshot(database, (trx) => exportPersonalData(trx, userId, now()))
        const fileName = `proxy-export-${data.exported_at.slice(0, 10)}.json`
        return { fileName, text: `${JSON.stringify(data, null, 2)}\n` }
      },
      async exportTasks(userId, format) {
        const text = await withSnapshot(database, (trx) => exportTasks(trx, userId, format, now()))
        const day = now().toISOString().slice(0, 10)
        return { fileName: format === 'ics' ? `proxy-tasks-${day}.ics` : `proxy-tasks-${day}.todo.txt`, text }
      },
      calendarFeed: (userId, proof) =>
        transact((trx) => calendar.buildCalendar(trx, config, { userId, proof, now: now() })),
    },
  })
  return { platform, mounts: WEB_PATHS.map((prefix): Mount => ({ prefix, fetch: platform.fetch })) }
}

/** Sessions of browsers and programs. A serialization failure is retried. */
export const sessionStore = (database: Database, secretKey: string, now: () => Date): sessions.SessionStore => ({
  transact: (work) => transactWithRetry(database, work),
  secretKey,
  now,
})
