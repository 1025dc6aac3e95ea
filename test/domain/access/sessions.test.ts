// Sessions: a refresh token works once, its reuse ends the session at once, and a living one is never cleaned away.

import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import type { SessionTokens } from '../../../src/contracts/sessions.ts'
import type { Database } from '../../../src/database/index.ts'
import * as sessions from '../../../src/domain/access/sessions/index.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { purgeAt } from '../../support/purging.ts'
import { talk, textOf } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

const SECRET = 'a key for tests, longer than thirty-two bytes'

async function begun(database: Database) {
  const earth = await world(database)
  const ann = earth.person('ann')
  await ann.says('hi')
  const { user_id: userId } = await database.knex('users').where({ username: 'ann' }).first()
  const store: sessions.SessionStore = {
    transact: (work) => database.knex.transaction(work),
    secretKey: SECRET,
    now: () => earth.clock.now(),
  }
  const grant = await sessions.beginSession(store, userId, 'Firefox on Linux')
  if (!grant) throw new Error('No session')
  const rows = (): Promise<Record<string, unknown>[]> => database.knex('refresh_tokens').orderBy('created_at')
  const clean = () => purgeAt(database, earth.clock.now())
  return { earth, ann, userId, store, grant, rows, clean }
}

const refreshed = async (store: sessions.SessionStore, token: string): Promise<SessionTokens> => {
  const grant = await sessions.refreshSession(store, token)
  if (!grant) throw new Error('Refused')
  return grant
}

describeOnBothEngines('a refresh token', (open) => {
  test('is an id and 43 characters of which only a bcrypt hash is kept', async () => {
    const { grant, rows } = await begun(await open())
    const [id, secret] = grant.refreshToken.split('.')
    expect(secret).toHaveLength(43)
    const [row] = await rows()
    expect(row).toMatchObject({ token_id: id, token_hash: expect.stringMatching(/^\$2[ab]\$06\$/) })
    expect(JSON.stringify(row)).not.toContain(secret)
  })

  test('is used once: its successor works, another device’s session is none of it', async () => {
    const { store, grant, userId } = await begun(await open())
    const other = await sessions.beginSession(store, userId, 'Phone')
    const second = await refreshed(store, grant.refreshToken)
    expect(second.refreshToken).not.toBe(grant.refreshToken)
    expect(second.familyId).toBe(grant.familyId)
    const third = await refreshed(store, second.refreshToken)
    expect(await sessions.authenticateAccessToken(store, third.accessToken)).toMatchObject({ userId, name: 'ann' })
    expect(await sessions.refreshSession(store, other?.refreshToken ?? '')).not.toBeNull()
  })

  test('20 refreshes in parallel: one winner, whose token all of them get', async () => {
    const { store, grant, rows } = await begun(await open())
    const grants = await Promise.all(
      Array.from({ length: 20 }, () => sessions.refreshSession(store, grant.refreshToken)),
    )
    expect(new Set(grants.map((each) => each?.refreshToken)).size).toBe(1)
    expect(await rows()).toHaveLength(2)
    expect(await sessions.refreshSession(store, grants[0]?.refreshToken ?? '')).not.toBeNull()
  })

  test('lost answer: for ten seconds the parent fetches the same successor again', async () => {
    const { store, grant, earth } = await begun(await open())
    const lost = await refreshed(store, grant.refreshToken)
    earth.clock.advance({ seconds: 10 })
    const again = await refreshed(store, grant.refreshToken)
    expect(again.refreshToken).toBe(lost.refreshToken)
    expect(await sessions.refreshSession(store, again.refreshToken)).not.toBeNull()
  })

  test('replay of the parent after that ends the whole session in the same request', async () => {
    const { store, grant, earth, rows } = await begun(await open())
    const second = await refreshed(store, grant.refreshToken)
    earth.clock.advance({ seconds: 10, ms: 1 })
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
    expect((await rows()).every((row) => Boolean(row['revoked']) && row['revoked_at'] !== null)).toBe(true)
    expect(await sessions.authenticateAccessToken(store, second.accessToken)).toBeNull()
    expect(await sessions.refreshSession(store, second.refreshToken)).toBeNull()
  })

  test('replay of the grandparent ends it, however soon', async () => {
    const { store, grant } = await begun(await open())
    const third = await refreshed(store, (await refreshed(store, grant.refreshToken)).refreshToken)
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
    expect(await sessions.authenticateAccessToken(store, third.accessToken)).toBeNull()
    expect(await sessions.refreshSession(store, third.refreshToken)).toBeNull()
  })

  test('replay after a clean-up: used ones of a living session are still known, those of a dead one are nothing', async () => {
    const { store, grant, earth, rows, clean } = await begun(await open())
    const second = await refreshed(store, grant.refreshToken)
    earth.clock.advance({ days: 29 })
    const third = await refreshed(store, second.refreshToken)
    earth.clock.advance({ days: 2 })
    // The first has expired by now; the family lives.
    await clean()
    expect(await rows()).toHaveLength(3)
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
    expect(await sessions.refreshSession(store, third.refreshToken)).toBeNull()
    earth.clock.advance({ days: 31 })
    await clean()
    expect(await rows()).toEqual([])
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
  })

  test('two tokens equal in their first 72 bytes are two tokens', async () => {
    const { store, grant } = await begun(await open())
    const alike = `${grant.refreshToken.slice(0, 72)}${'A'.repeat(8)}`
    expect([alike.length, alike.slice(0, 72)]).toEqual([80, grant.refreshToken.slice(0, 72)])
    expect(await sessions.refreshSession(store, alike)).toBeNull()
    // A guess is no replay: the session lives.
    expect(await sessions.refreshSession(store, grant.refreshToken)).not.toBeNull()
  })

  test('slides for 30 days, ends after 90 whatever happens', async () => {
    const { store, grant, earth } = await begun(await open())
    let token = grant.refreshToken
    for (let days = 0; days < 87; days += 29) {
      earth.clock.advance({ days: 29 })
      token = (await refreshed(store, token)).refreshToken
    }
    earth.clock.advance({ days: 2, hours: 23 })
    const last = await refreshed(store, token)
    expect(last.refreshExpiresAt.getTime() - earth.clock.now().getTime()).toBe(3_600_000)
    earth.clock.advance({ hours: 1 })
    expect(await sessions.refreshSession(store, last.refreshToken)).toBeNull()
  })

  test('not used for 30 days is over', async () => {
    const { store, grant, earth } = await begun(await open())
    earth.clock.advance({ days: 30 })
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
  })

  test.each(['', '.', 'nonsense', `${'0'.repeat(36)}.${'A'.repeat(43)}`, "' OR 1=1 --", '\u0000', 'x'.repeat(100_000)])(
    'rubbish is nobody’s: %j',
    async (rubbish) => {
      const { store } = await begun(await open())
      expect(await sessions.refreshSession(store, rubbish)).toBeNull()
      expect(await sessions.authenticateAccessToken(store, rubbish)).toBeNull()
    },
  )
})

describeOnBothEngines('the clean-up', (open) => {
  test('cannot take a session that is being refreshed meanwhile', async () => {
    const database = await open()
    const { store, grant, earth, rows } = await begun(database)
    earth.clock.advance({ days: 29, hours: 23, minutes: 59 })
    const late = new Date(earth.clock.now().getTime() + 120_000)
    const [next] = await Promise.all([sessions.refreshSession(store, grant.refreshToken), purgeAt(database, late)])
    // Whoever came first: a session that was given on is there, one that was over is gone whole.
    expect(await rows()).toHaveLength(next ? 2 : 0)
    if (next) expect(await sessions.refreshSession(store, next.refreshToken)).not.toBeNull()
  })
})

describe('the clean-up (postgres, several at once)', () => {
  const open = opener('postgres')
  test('looks again once it has the lock', async () => {
    const database = await open()
    const { store, grant, earth, rows } = await begun(database)
    earth.clock.advance({ days: 29, hours: 23, minutes: 59 })
    const late = new Date(earth.clock.now().getTime() + 120_000)
    // A refresh that has the family's row and has not committed when the clean-up looks.
    let cleaning: Promise<unknown> | undefined
    const slow: sessions.SessionStore = {
      ...store,
      transact: (work) =>
        database.knex.transaction(async (trx) => {
          const value = await work(trx)
          const made = await trx('refresh_tokens').count({ rows: '*' }).first()
          if (Number(made?.['rows']) === 2) {
            cleaning = purgeAt(database, late)
            // Until it waits for the row that is held here.
            for (;;) {
              const { rows: waiting } = await database.knex.raw(
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
              )
              if (waiting.length > 0) break
            }
          }
          return value
        }),
    }
    const next = await refreshed(slow, grant.refreshToken)
    await cleaning
    expect(await rows()).toHaveLength(2)
    expect(await sessions.refreshSession(store, next.refreshToken)).not.toBeNull()
  })
})

describeOnBothEngines('an access token', (open) => {
  test('is over after 15 minutes, and no other key signs one', async () => {
    const { store, grant, earth } = await begun(await open())
    const { exp = 0, iat = 0 } = decodeJwt(grant.accessToken)
    expect(exp - iat).toBe(900)
    const strange = { ...store, secretKey: 'another key for tests, longer than thirty-two bytes' }
    expect(await sessions.authenticateAccessToken(strange, grant.accessToken)).toBeNull()
    const [header = '', , signature = ''] = grant.accessToken.split('.')
    const claims = { ...decodeJwt(grant.accessToken), sub: 'somebody else' }
    const forged = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
    expect(await sessions.authenticateAccessToken(store, forged)).toBeNull()
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await sessions.authenticateAccessToken(store, `${none}.${forged.split('.')[1]}.`)).toBeNull()
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).not.toBeNull()
    earth.clock.advance({ minutes: 15 })
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).toBeNull()
  })

  test('opens nothing from the next request on once its session or its person is switched off', async () => {
    const database = await open()
    const { store, grant, userId, earth } = await begun(database)
    await database.knex('users').where({ user_id: userId }).update({ is_active: false })
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).toBeNull()
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
    expect(await sessions.beginSession(store, userId, 'Phone')).toBeNull()
    await database.knex('users').where({ user_id: userId }).update({ is_active: true })
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).not.toBeNull()
    await database.knex.transaction((trx) =>
      sessions.signOutDevices(trx, userId, { familyId: grant.familyId }, earth.clock.now()),
    )
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).toBeNull()
    expect(await sessions.refreshSession(store, grant.refreshToken)).toBeNull()
  })
})

describeOnBothEngines('signing out by talking', (open) => {
  test('shows devices by name, ends one, then all', async () => {
    const { ann, store, grant, userId, earth } = await begun(await open())
    earth.clock.advance({ minutes: 5 })
    const phone = await sessions.beginSession(store, userId, 'Safari on iPhone')
    const shown = await talk(ann, [
      ['auth show', 'Signed in to your page', 'Firefox on Linux', 'Safari on iPhone', '[Sign out everywhere]'],
    ])
    expect(textOf(shown)).not.toContain('Web')
    await talk(ann, [
      ['auth logout session:"Safari on iPhone"', 'Signed out: Safari on iPhone'],
      ['auth logout session:"Safari on iPhone"', 'Safari'],
    ])
    expect(await sessions.authenticateAccessToken(store, phone?.accessToken ?? '')).toBeNull()
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).not.toBeNull()
    await talk(ann, [
      ['auth logout', 'Signed out of one device'],
      ['auth logout', 'No device is signed in'],
    ])
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).toBeNull()
  })

  test('another person’s session is as good as none', async () => {
    const { store, grant, earth } = await begun(await open())
    await talk(earth.person('ben'), [[`auth logout session:${grant.familyId}`, 'no longer here']])
    expect(await sessions.authenticateAccessToken(store, grant.accessToken)).not.toBeNull()
  })
})
