// Somebody is switched off in the very moment in which a link of theirs is finished, a session of theirs goes on, and
// another one begins: each on a connection of its own. Whoever comes first, nobody who is switched off is in anywhere.
// A short form here, the long one with FAULTS=full.

import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { sessionStore } from '../../src/app/platforms/web.ts'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import * as sessions from '../../src/domain/access/sessions/index.ts'
import { opener } from '../support/databases.ts'
import { codeIn, operator } from '../support/linking.ts'
import { type Randoms, randoms } from '../support/random.ts'
import { textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const isFull = process.env['FAULTS'] === 'full'
const SEED = Number(process.env['FAULTS_SEED'] ?? 1)
const ROUNDS = isFull ? 100 : 4
/** Patient: this is about whether, not about when. */
const PATIENT = { interval: 20 }
const ACME = { platform: 'slack', space: 'T1', spaceName: 'Acme' } as const

const open = opener('postgres')

test.each([
  ['the side that offered the code', 'an admin of the workspace'],
  ['the side that offered the code', 'an operator'],
  ['the side that typed the code', 'an admin of the workspace'],
  ['the side that typed the code', 'an operator'],
] as const)(
  '%s is switched off by %s while the last yes is said',
  async (side, by) => {
    const earth = await world(await open())
    const dice = randoms(SEED)
    const olaf = await operator(earth, 'olaf')
    const ben = earth.person('ben', { ...ACME, externalId: 'UBEN' })
    await ben.says('hello')
    const tally = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      const work = earth.person(`ann${round}.`, { ...ACME, externalId: `U${round}.` })
      const home = earth.person(`home${round}.`, { platform: 'discord', externalId: `${round}00` })
      for (const each of [work, home]) await each.says('hello')
      const [lead, redeemer] = side === 'the side that offered the code' ? [work, home] : [home, work]
      const link = await asked(lead, redeemer)
      const target = await accountOf(work)
      const devices = [await signedIn(earth, target.user_id), await signedIn(earth, target.user_id)]
      const admin = by === 'an operator' ? olaf : ben
      // In turn: both at once, and the yes only when whoever switches off is being looked at.
      const isLooked = gate()
      if (round % 2 === 0) isLooked.open()
      const [said, yes, refreshed, begun] = await Promise.all([
        soon(dice, () =>
          admin.says(`admin set person:${target.account_id} active:no`, {
            async isSpaceAdmin() {
              isLooked.open()
              return true
            },
          }),
        ),
        isLooked.opened.then(() => soon(dice, () => lead.says(`auth confirm link:${link} answer:yes`))),
        soon(dice, () => sessions.refreshSession(storeOf(earth), devices[1]?.refreshToken ?? '')),
        soon(dice, () => sessions.beginSession(storeOf(earth), target.user_id, 'a third browser')),
      ])
      const isLinked = textOf(yes).includes('They are one account now')
      const answers = `${textOf(said)} | ${textOf(yes)}`
      // Whoever was named is in no more, whatever was finished before or after it.
      expect(textOf(said), answers).toContain('switched off')
      expect(textOf(await work.says('task list')), answers).toContain('This account is switched off')
      // A workspace's admin has no say over what is elsewhere; an operator has, where it is the same person.
      const atHome = textOf(await home.says('task list'))
      if (isLinked && by === 'an operator') expect(atHome, answers).toContain('This account is switched off')
      else expect(atHome, answers).not.toContain('This account is switched off')
      for (const grant of [...devices, refreshed]) await expectOver(earth, grant)
      // Whoever lost one account only may sign in with what is left.
      if (!(await isActive(earth, target.user_id))) await expectOver(earth, begun)
      await expectNoneOpen(earth)
      const outcome = isLinked ? 'linked first' : 'switched off first'
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1)
    }
    expect(earth.errors).toEqual([])
    const counts = [...tally].map(([outcome, count]) => `${count} ${outcome}`).join(', ')
    process.stdout.write(`${side}, by ${by}: ${counts}\n`)
  },
  600_000,
)

test('a session that is renewed while its person is switched off waits its turn, and is over', async () => {
  const earth = await world(await open())
  const { knex } = earth.database
  const ann = await somebody(earth, 'ann')
  const grant = await signedIn(earth, ann.user_id)
  // Without another try: nobody has to give way here.
  const store = {
    ...storeOf(earth),
    transact: <R>(work: (trx: Knex.Transaction) => Promise<R>) => knex.transaction(work),
  }
  expect(await amidSwitchingOff(earth, ann, () => sessions.refreshSession(store, grant.refreshToken))).toBeNull()
})

test('a session that begins while its person is switched off waits its turn, and does not', async () => {
  const earth = await world(await open())
  const ann = await somebody(earth, 'ann')
  expect(
    await amidSwitchingOff(earth, ann, () => sessions.beginSession(storeOf(earth), ann.user_id, 'a browser')),
  ).toBeNull()
  await expectNoneOpen(earth)
})

test('the last yes while the other side is switched off waits its turn, and links nobody', async () => {
  const earth = await world(await open())
  const [ann, eve] = [await somebody(earth, 'ann'), await somebody(earth, 'eve')]
  const link = await asked(ann.person, eve.person)
  const yes = await amidSwitchingOff(earth, eve, () => ann.person.says(`auth confirm link:${link} answer:yes`))
  expect(textOf(yes)).toContain('That link has expired')
  expect(textOf(await eve.person.says('task list'))).toContain('This account is switched off')
  expect(textOf(await ann.person.says('task list'))).not.toContain('This account is switched off')
})

test('a session that loses against another transaction is renewed at a second try', async () => {
  const earth = await world(await open())
  const { knex } = earth.database
  const { user_id } = await somebody(earth, 'ann')
  const grant = await signedIn(earth, user_id)
  const renewed = await knex.transaction(async (trx) => {
    // Of two that wait for each other, this one is not the first that PostgreSQL looks at.
    await trx.raw("SET LOCAL deadlock_timeout = '1min'")
    await trx('refresh_tokens').where({ user_id }).forUpdate().first('token_id')
    const refreshing = sessions.refreshSession(storeOf(earth), grant.refreshToken)
    await expect.poll(() => waiting(knex), PATIENT).toBe(1)
    await trx('users').where({ user_id }).forUpdate().first('user_id')
    return { refreshing }
  })
  expect(
    await sessions.authenticateAccessToken(storeOf(earth), (await renewed.refreshing)?.accessToken ?? ''),
  ).toMatchObject({
    userId: user_id,
  })
})

interface Somebody {
  readonly person: Person
  readonly user_id: string
}

async function somebody(earth: World, name: string): Promise<Somebody> {
  const person = earth.person(name)
  await person.says('hello')
  return { person, ...(await accountOf(person)) }
}

/** Begins the work when the person's row is held by whoever switches them off, and lets it go on after that. */
async function amidSwitchingOff<R>(earth: World, { user_id }: Somebody, work: () => Promise<R>): Promise<R> {
  const { knex } = earth.database
  const begun = await knex.transaction(async (trx) => {
    await trx('users').where({ user_id }).forUpdate().first('user_id')
    const working = work()
    await expect.poll(() => waiting(knex), PATIENT).toBe(1)
    await trx('users').where({ user_id }).update({ is_active: false })
    await trx('refresh_tokens').where({ user_id }).update({ revoked: true, revoked_at: earth.clock.now() })
    return { working }
  })
  return begun.working
}

/** How many sessions of this database wait for another one's lock. */
async function waiting(knex: Knex): Promise<number> {
  const { rows } = await knex.raw(
    "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  )
  return Number(rows[0].n)
}

/** A code of the one is typed by the other, who says yes; the other yes is missing. @returns the link's id */
async function asked(lead: Person, redeemer: Person): Promise<string> {
  const code = codeIn(await lead.says('auth link'))
  await redeemer.presses(await redeemer.says(`auth redeem ${code}`), 'Link')
  const { account_id } = await accountOf(redeemer)
  const row = await lead.world.database.knex('link_codes').where({ redeemer_account_id: account_id }).first('code_id')
  return String(row?.code_id)
}

const accountOf = async ({ world: { database }, identity }: Person): Promise<{ account_id: string; user_id: string }> =>
  database.knex('chat_accounts').where({ external_id: identity.externalId }).first('account_id', 'user_id')

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** Some turns of the event loop later, so that now this one, now that one is ahead. */
async function soon<R>(dice: Randoms, work: () => Promise<R>): Promise<R> {
  for (let turns = dice.below(40); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve))
  return work()
}

/** As the page has it. */
const storeOf = ({ database, secretKey, clock }: World): sessions.SessionStore =>
  sessionStore(database, secretKey, () => clock.now())

async function signedIn(earth: World, userId: string): Promise<SessionTokens> {
  const grant = await sessions.beginSession(storeOf(earth), userId, 'a browser')
  if (!grant) throw new Error('Not signed in')
  return grant
}

async function expectOver(earth: World, grant: SessionTokens | null): Promise<void> {
  if (!grant) return
  expect(await sessions.authenticateAccessToken(storeOf(earth), grant.accessToken)).toBeNull()
  expect(await sessions.refreshSession(storeOf(earth), grant.refreshToken)).toBeNull()
}

const isActive = async ({ database }: World, user_id: string): Promise<boolean> =>
  (await database.knex('users').where({ user_id, is_active: true }).first('user_id')) !== undefined

/** Nothing that opens anything is left of anybody who is switched off. */
async function expectNoneOpen({ database: { knex }, clock }: World): Promise<void> {
  const off = knex('users').select('user_id').where({ is_active: false })
  const families = knex('refresh_token_links').select('family_id')
  expect(
    await knex('refresh_tokens')
      .where({ revoked: false })
      .whereIn('user_id', off.clone())
      .whereIn('token_id', families)
      .pluck('token_id'),
  ).toEqual([])
  expect(
    await knex('link_codes')
      .whereIn('user_id', off.clone())
      .where('expires_at', '>', clock.now())
      .whereNull('approved_at')
      .pluck('code_id'),
  ).toEqual([])
}
