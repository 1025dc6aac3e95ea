// Discord roles for effort, from the yes on the page to the last token: against a Discord that checks codes, tokens and
// numbers as its documents say.
import { expect, test } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { createConfiguredRoleConnections } from '../../src/app/platforms/linked-roles.ts'
import { createRoleReporter, type RoleReporter } from '../../src/app/role-reporter.ts'
import type { Database } from '../../src/database/index.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { resealRoleTokens } from '../../src/domain/people/linked-roles/index.ts'
import { exportPersonalData } from '../../src/domain/privacy/export.ts'
import { createLog } from '../../src/ops/log.ts'
import { type Discord, type Person as Member, startDiscord } from '../fakes/discord/index.ts'
import { describeOnBothEngines, opener } from '../support/databases.ts'
import { type Browser, type ServedPage, servePage } from '../support/page.ts'
import { onTestFinished } from '../support/side-by-side.ts'
import { talk, textOf } from '../support/talk.ts'
import type { Person } from '../support/world.ts'

const PUBLIC_URL = 'http://127.0.0.1:3000'
const SECRET_KEY = 'a key for tests, longer than thirty-two bytes'

interface Started {
  readonly discord: Discord
  readonly page: ServedPage
  readonly reporter: RoleReporter
  /** The reporter of another process on the same database. */
  readonly other: RoleReporter
  readonly errors: unknown[]
  /** The row of each linked account, and of what is not revoked yet. */
  rows(): Promise<Record<string, unknown>[]>
  /** A member of a Discord server who talks to Proxy, signed in on the page. */
  member(name: string): Promise<Linked>
}

interface Linked {
  readonly there: Member
  readonly ann: Person
  readonly browser: Browser
}

async function start(database: Database): Promise<Started> {
  const discord = await startDiscord()
  discord.oauth.redirects.add(`${PUBLIC_URL}/me/linked-roles/back`)
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_CLIENT_SECRET: discord.oauth.secret,
  }
  const page = await servePage(database, { environment, outside: { hasLinkedRoles: true } })
  const errors: unknown[] = []
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', SECRET_KEY, PUBLIC_URL, PARTS: 'web', ...environment })
  const connections = await createConfiguredRoleConnections({
    config,
    clock: page.earth.clock,
    log: createLog('silent'),
  })
  if (!connections) throw new Error('Linked roles are not set up')
  await connections.registerMetadata()
  const createReporter = () =>
    createRoleReporter({
      database,
      clock: page.earth.clock,
      seal: createSeal(SECRET_KEY),
      connections,
      onError: (error) => errors.push(error),
    })
  const [reporter, other] = [createReporter(), createReporter()]
  onTestFinished(async () => {
    await Promise.all([reporter.stop(), other.stop()])
    expect(discord.findings).toEqual([])
    expect(errors).toEqual([])
    expect(page.earth.errors).toEqual([])
    await discord.stop()
  })
  return {
    discord,
    page,
    reporter,
    other,
    errors,
    rows: () => database.knex('linked_roles').select('*').orderBy('created_at'),
    async member(name) {
      const there = discord.person(name)
      const ann = page.earth.person(name, { platform: 'discord', externalId: there.user.id })
      await ann.says('Buy milk')
      return { there, ann, browser: await page.signedIn(ann) }
    },
  }
}

/** Through Discord and back. @returns what the page says then */
async function agree({ discord }: Started, { browser, there }: Linked, says: 'yes' | 'no' = 'yes'): Promise<string> {
  const sent = await browser.get('/me/linked-roles/connect')
  return comeBack(browser, discord.oauth.visit(there.user, sent.headers.get('location') ?? '', says))
}

async function comeBack(browser: Browser, address: string): Promise<string> {
  const back = new URL(address)
  const { status, headers } = await browser.get(back.pathname + back.search)
  expect(status).toBe(303)
  return (await browser.get(headers.get('location') ?? '')).html
}

const put = 'PUT /users/@me/applications/:application/role-connection'
const clear = 'DELETE /users/@me/applications/:application/role-connection'
const revoke = 'POST /oauth2/token/revoke'

const shownOf = ({ discord }: Started, { there }: Linked) => discord.oauth.connections.get(there.user.id)

describeOnBothEngines('a role on Discord for effort', (open) => {
  test('is agreed to on the page, shows three numbers, and is taken back with one word', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    expect(all.discord.oauth.metadata.map(({ key, type }) => [key, type])).toEqual([
      ['effort_days', 2],
      ['focus_minutes', 2],
      ['steps_done', 2],
    ])
    const before = await ann.browser.get('/me/linked-roles')
    expect(before.html).toContain('Discord roles for effort are off')
    expect(before.html).toContain('Agree on Discord')
    expect((await ann.browser.get('/me/account')).html).toContain('Discord roles')
    await talk(ann.ann, [['done milk', 'Done']])

    expect(await agree(all, ann)).toContain('It’s on.')
    const [row] = await all.rows()
    expect(row).toMatchObject({ shown: null })
    for (const token of ['access', 'refresh']) expect(String(row?.['credentials'])).not.toContain(token)
    await all.reporter.reportDue()
    expect(shownOf(all, ann)).toEqual({
      platform_name: 'Proxy',
      platform_username: null,
      metadata: { effort_days: '1', focus_minutes: '0', steps_done: '1' },
    })
    await talk(ann.ann, [['me roles', 'are on', 'ann on Discord', '1 day with effort', '1 step done']])
    const after = await ann.browser.get('/me/linked-roles')
    expect(after.html).toContain('Switch it off')
    expect(after.html).not.toContain('Agree on Discord')

    await talk(ann.ann, [
      ['me roles do:off', "isn't shown on Discord any more"],
      ['me roles do:off', 'No change'],
    ])
    const [ending] = await all.rows()
    expect(ending).toMatchObject({ user_id: null, account_id: null, shown: null })
    await all.reporter.reportDue()
    expect(shownOf(all, ann)).toBeUndefined()
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(false)
    expect(await all.rows()).toEqual([])
  })

  test('is told once a day, and at once only where the numbers change a lot', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    await all.reporter.reportDue()
    const told = () => all.discord.oauth.history.length
    expect(told()).toBe(1)
    const pass = async (hours: number) => {
      all.page.earth.clock.advance({ hours })
      await all.reporter.reportDue()
    }
    await pass(1)
    expect(told()).toBe(1)
    // From nothing to something.
    await talk(ann.ann, [['done milk', 'Done']])
    await pass(1)
    expect(told()).toBe(2)
    await talk(ann.ann, [
      ['Write', 'Added'],
      ['done write', 'Done'],
    ])
    await pass(1)
    expect(told()).toBe(2)
    await pass(24)
    expect(told()).toBe(3)
    expect(shownOf(all, ann)?.metadata).toMatchObject({ steps_done: '2' })
    // Undone, it does not count.
    await talk(ann.ann, [
      ['Call mum', 'Added'],
      ['done mum', 'Done'],
      ['undo', 'Undone'],
    ])
    await pass(24)
    expect(told()).toBe(3)
    // A month without anything.
    await pass(31 * 24)
    expect(shownOf(all, ann)?.metadata).toEqual({ effort_days: '0', focus_minutes: '0', steps_done: '0' })
  })

  test('says nothing of what is kept off Discord', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await talk(ann.ann, [
      ['task add title:"Call the clinic" zone:Self', 'Added'],
      ['focus start task:clinic minutes:25', 'Focus: Call the clinic'],
    ])
    all.page.earth.clock.advance({ minutes: 20 })
    await talk(ann.ann, [
      ['focus stop', '20'],
      ['done clinic', 'Done'],
      ['zone edit zone:Self hide-on:discord', 'Self'],
    ])
    await agree(all, ann)
    await all.reporter.reportDue()
    expect(shownOf(all, ann)?.metadata).toEqual({ effort_days: '0', focus_minutes: '0', steps_done: '0' })
    expect(JSON.stringify(all.discord.requests.entries)).not.toContain('clinic')
  })

  test('is only for the account that is the signed-in person’s own', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    const ben = await all.member('ben')
    expect(await agree(all, ben)).toContain('It’s on.')
    await all.reporter.reportDue()
    // Ben is signed in to Discord in Ann's browser: nothing is hers, and his stays.
    expect(await agree(all, { ...ann, there: ben.there })).toContain('isn’t linked to you here')
    await all.reporter.reportDue()
    expect(all.discord.oauth.isAgreed(ben.there.user)).toBe(true)
    expect(await all.rows()).toHaveLength(1)
    // A stranger's tokens are given back.
    const eve = all.discord.person('eve')
    expect(await agree(all, { ...ann, there: eve })).toContain('isn’t linked to you here')
    await all.reporter.reportDue()
    expect(all.discord.oauth.isAgreed(eve.user)).toBe(false)
    expect(await all.rows()).toHaveLength(1)
  })

  test('takes no answer of another session, twice, too late, forged, or without a yes', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    const ben = await all.member('ben')
    const begin = async ({ browser }: Linked) =>
      (await browser.get('/me/linked-roles/connect')).headers.get('location') ?? ''
    const visit = async (one: Linked) => all.discord.oauth.visit(one.there.user, await begin(one))
    // The victim's browser is sent to an answer the attacker got.
    expect(await comeBack(ben.browser, await visit(ann))).toContain('Start again below')
    const once = await visit(ann)
    expect(await comeBack(ann.browser, once)).toContain('It’s on.')
    expect(await comeBack(ann.browser, once)).toContain('Start again below')
    const late = await visit(ben)
    all.page.earth.clock.advance({ minutes: 11 })
    expect(await comeBack(ben.browser, late)).toContain('Start again below')
    for (const forged of ['', '?code=abc', `?state=a.${'b'.repeat(9000)}&code=c`])
      expect(await comeBack(ben.browser, `${PUBLIC_URL}/me/linked-roles/back${forged}`)).toContain('Start again below')
    const cat = await all.member('cat')
    expect(await agree(all, cat, 'no')).toContain('You didn’t agree')
    const wrongCode = new URL(await visit(cat))
    wrongCode.searchParams.set('code', 'guessed')
    expect(await comeBack(cat.browser, wrongCode.href)).toContain('answer was no use')
    expect(await all.rows()).toHaveLength(1)
    const stranger = all.page.browser()
    const { status, headers } = await stranger.get('/me/linked-roles')
    expect([status, headers.get('location')]).toEqual([303, '/auth/sign-in?to=roles'])
    expect((await stranger.get('/auth/sign-in?to=roles')).html).toContain('/me roles')
    expect((await stranger.get('/me/linked-roles/connect')).status).toBe(303)
  })

  test('leads from Discord to the page in one private link', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    const link = /\/auth\/sign-in\/([\w-]+)\?to=roles/.exec(textOf(await ann.ann.says('me roles')))
    const browser = all.page.browser()
    const { headers } = await browser.post('/auth/sign-in', { code: link?.[1] ?? '', to: 'roles' })
    expect(headers.get('location')).toBe('/me/linked-roles')
    expect(await agree(all, { ...ann, browser })).toContain('It’s on.')
  })

  test('renews tokens that end, stores each, and gives up where Discord or the person ended it', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    await all.reporter.reportDue()
    const refreshed = () => all.discord.requests.entries.filter(({ path }) => path === '/oauth2/token').length
    expect(refreshed()).toBe(1)
    for (let week = 1; week <= 3; week++) {
      all.page.earth.clock.advance({ days: 8 })
      all.discord.advance(8 * 86_400_000)
      await talk(ann.ann, [
        [`task add title:"Letter ${week}"`, 'Added'],
        [`done letter ${week}`, 'Done'],
      ])
      all.page.earth.clock.advance({ hours: 1 })
      await all.reporter.reportDue()
      expect(refreshed()).toBe(1 + week)
      expect(shownOf(all, ann)?.metadata['steps_done']).toBe(String(week))
    }
    all.discord.oauth.deauthorize(ann.there.user)
    await talk(ann.ann, [
      ['Call mum', 'Added'],
      ['done mum', 'Done'],
    ])
    all.page.earth.clock.advance({ days: 1, hours: 1 })
    await all.reporter.reportDue()
    expect(await all.rows()).toEqual([])
    await talk(ann.ann, [['me roles', 'are off']])
  })

  test('tries again after failures, as late as Discord asks, and ends although it was unreachable', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    all.discord.faults.arm(put, { kind: 'status', status: 500 })
    await all.reporter.reportDue()
    await talk(ann.ann, [['me roles', "Discord didn't answer, I'll try again"]])
    all.discord.faults.arm(put, { kind: 'rateLimit', ms: 900_000 })
    all.page.earth.clock.advance({ minutes: 2 })
    await all.reporter.reportDue()
    const tries = () => all.discord.requests.entries.filter(({ route }) => route === put).length
    expect(tries()).toBe(2)
    all.page.earth.clock.advance({ minutes: 10 })
    await all.reporter.reportDue()
    expect(tries()).toBe(2)
    expect(shownOf(all, ann)).toBeUndefined()
    await talk(ann.ann, [['me roles do:off', "isn't shown"]])
    all.discord.faults.arm(clear, { kind: 'reset', closed: true })
    await all.reporter.reportDue()
    expect(await all.rows()).toHaveLength(1)
    all.discord.faults.arm(revoke, { kind: 'status', status: 503 })
    all.page.earth.clock.advance({ minutes: 2 })
    await all.reporter.reportDue()
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(true)
    all.page.earth.clock.advance({ minutes: 5 })
    await all.reporter.reportDue()
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(false)
    expect(await all.rows()).toEqual([])
  })

  test('switched off and on again before Discord has heard stays on', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    await all.reporter.reportDue()
    await talk(ann.ann, [['me roles do:off', "isn't shown"]])
    expect(await agree(all, ann)).toContain('It’s on.')
    await all.reporter.reportDue()
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(true)
    expect(shownOf(all, ann)).toBeDefined()
  })

  test('a number that is on its way when the person says no is cleared after it, by whichever process', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    all.discord.faults.arm(put, { kind: 'late', ms: 300 })
    // Where it is cleared before the number arrives, revoking comes too late to keep the number out.
    all.discord.faults.arm(revoke, { kind: 'late', ms: 900 })
    const showing = all.reporter.reportDue()
    await expect.poll(() => all.discord.arrivals(put)).toBe(1)
    await talk(ann.ann, [['me roles do:off', "isn't shown"]])
    // The other process may take over what this one does not answer for any more.
    await all.page.earth.database.knex('leases').delete()
    await Promise.all([all.other.reportDue(), showing])
    await all.other.reportDue()
    await all.reporter.reportDue()
    expect(shownOf(all, ann)).toBeUndefined()
    expect(all.discord.oauth.history.map(({ now }) => now === null)).toEqual([false, true])
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(false)
    expect(await all.rows()).toEqual([])
  })

  test('where nobody knows whether a number arrived, it is cleared when it surely has', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    all.discord.faults.arm(put, { kind: 'reset', closed: true })
    await all.reporter.reportDue()
    await talk(ann.ann, [['me roles do:off', "isn't shown"]])
    // A look that is over holds nothing back from another process.
    expect(await all.page.earth.database.knex('leases').where({ lease_id: 'linked roles' })).toEqual([])
    await all.other.reportDue()
    expect(all.discord.arrivals(clear)).toBe(0)
    all.page.earth.clock.advance({ minutes: 2 })
    await all.other.reportDue()
    expect(all.discord.arrivals(clear)).toBe(1)
    expect(await all.rows()).toEqual([])
  })

  test('agreed to again while Discord is being told of the end, it says so, and works when that is over', async () => {
    const all = await start(await open())
    const ann = await all.member('ann')
    await agree(all, ann)
    await all.reporter.reportDue()
    await talk(ann.ann, [['me roles do:off', "isn't shown"]])
    const { knex } = all.page.earth.database
    // Another process is just asking Discord.
    await knex('linked_roles').update({ asked_until: new Date(all.page.earth.clock.now().getTime() + 60_000) })
    expect(await agree(all, ann)).toContain('still being told that you switched it off')
    await knex('linked_roles').update({ asked_until: null })
    await all.reporter.reportDue()
    expect(await all.rows()).toEqual([])
    expect(await agree(all, ann)).toContain('It’s on.')
    await all.reporter.reportDue()
    expect(shownOf(all, ann)).toBeDefined()
    expect(all.discord.oauth.isAgreed(ann.there.user)).toBe(true)
  })

  test('ends with the account, the person, and when the person is switched off', async () => {
    const all = await start(await open())
    const [ann, ben, cat] = [await all.member('ann'), await all.member('ben'), await all.member('cat')]
    for (const one of [ann, ben, cat]) await agree(all, one)
    await all.reporter.reportDue()
    const { knex } = all.page.earth.database
    const { user_id } = await knex('users').where({ username: 'ann' }).first()
    const data = await knex.transaction((trx) => exportPersonalData(trx, user_id, new Date()))
    expect(data.tables['linked_roles']).toHaveLength(1)
    expect(Object.keys(data.tables['linked_roles']?.[0] ?? {})).not.toContain('credentials')
    await talk(ann.ann, [['me delete username:ann', 'deleted']])
    await knex('users').where({ username: 'ben' }).update({ is_active: false })
    await knex('linked_roles').update({ next_look_at: all.page.earth.clock.now() })
    await all.reporter.reportDue()
    expect([ann, ben, cat].map(({ there }) => all.discord.oauth.isAgreed(there.user))).toEqual([false, false, true])
    expect([ann, ben, cat].map((one) => shownOf(all, one) === undefined)).toEqual([true, true, false])
    expect(await all.rows()).toHaveLength(1)
  })
})

test('tokens are encrypted again with a new key, and those of a lost key end quietly', async () => {
  const all = await start(await opener('sqlite')())
  const ann = await all.member('ann')
  await agree(all, ann)
  const { knex } = all.page.earth.database
  const newer = createSeal('another key for tests, longer than 32 bytes', [SECRET_KEY])
  expect(await knex.transaction((trx) => resealRoleTokens(trx, newer, all.page.earth.clock.now()))).toBe(1)
  expect(await knex.transaction((trx) => resealRoleTokens(trx, newer, all.page.earth.clock.now()))).toBe(0)
  await all.reporter.reportDue()
  expect(await all.rows()).toEqual([])
})

test('without a secret or a public address it says so, and the page offers nothing', async () => {
  const page = await servePage(await opener('sqlite')())
  const ann = page.earth.person('ann')
  await talk(ann, [
    ['Buy milk', 'Added'],
    ['me roles', "aren't switched on here", 'DISCORD_CLIENT_SECRET and PUBLIC_URL'],
  ])
  const browser = await page.signedIn(ann)
  expect((await browser.get('/me/account')).html).not.toContain('Discord roles')
  expect((await browser.get('/me/linked-roles')).html).not.toContain('Agree on Discord')
  expect((await browser.get('/me/linked-roles/connect')).headers.get('location')).toBe('/me/linked-roles')
})
