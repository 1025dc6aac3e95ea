// Notifications of browsers, end to end: subscribed on the real page, sent by the real outbox to a push service, shown and
// pressed by the page's own service worker.
import { expect, test } from 'vitest'
import type { Database } from '../../../src/database/index.ts'
import { forgedProof } from '../../fakes/push/device.ts'
import { type FakePushService, startPushService } from '../../fakes/push/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { type Browser, hidden, type ServedPage, servePage } from '../../support/page.ts'
import { onTestFinished } from '../../support/side-by-side.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')

/** Subscribes a browser by what its script sends. */
async function switchOn(served: ServedPage, service: FakePushService, browser: Browser) {
  const settings = await browser.get('/me/settings')
  const key = /data-key="([\w-]+)"/.exec(settings.html)?.[1] ?? ''
  const device = service.subscribe(key, served.origin)
  const answer = await browser.json('/me/push/devices', {
    token: hidden(settings, 'token'),
    subscription: device.subscription,
  })
  expect(answer.status).toBe(200)
  return device
}

async function begin(database: Database, { allows = 'yes' }: { allows?: string } = {}) {
  const served = await servePage(database, { now: MORNING, environment: { PUSH_PRIVATE_NETWORKS: allows } })
  const service = await startPushService()
  onTestFinished(() => service.stop())
  const ann = served.earth.person('ann', { platform: 'slack', space: 'T1' })
  await ann.says('Ring Bob today 9am')
  const browser = await served.signedIn(ann)
  const push = served.platforms.filter(({ name }) => name === 'push')
  const heart = await nudging(served.earth, ['slack'], push)
  return { served, service, ann, browser, heart }
}

const rowsOf = ({ earth: { database } }: ServedPage) =>
  database
    .knex('nudges')
    .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
    .where('schedules.kind', 'task')
    .select('nudges.state', 'nudges.reason', 'nudges.attempt_count')
    .orderBy('nudges.due_at')

/** What the chat was told, without the notice of a new sign-in. */
const chatTold = (heart: Nudging): string[] =>
  heart.posts.map(({ text }) => text).filter((text) => !text.includes('New sign-in'))

describeOnBothEngines('notifications', (open) => {
  test('a reminder rings on the phone, and its button does what it says, once', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    await heart.at('2026-03-05T08:00:00Z')
    expect(chatTold(heart)).toEqual([])
    await service.deliver()
    expect(phone.rung).toEqual(['Ring Bob, 09:00.'])
    const [shown] = phone.shown
    expect(shown?.actions.map(({ title }) => title)).toEqual(['Start', 'In 10 min'])
    expect(await rowsOf(served)).toMatchObject([{ state: 'sent' }])
    await phone.press('Start')
    expect(phone.shown.map(({ title, silent }) => ({ title, silent }))).toEqual([
      { title: 'Started: Ring Bob', silent: true },
    ])
    expect(await served.earth.database.knex('tasks').select('status')).toEqual([{ status: 'in_progress' }])
    // The same press once more, as after a lost answer; and the other button of the same notification.
    for (const action of [0, 1]) {
      const again = await browser.json('/me/push/press', { token: shown?.data?.token, action })
      expect(JSON.parse(again.html)).toMatchObject({ title: "That's already done" })
    }
    expect(await rowsOf(served)).toHaveLength(1)
    expect(service.violations).toEqual([])
    expect(served.earth.errors).toEqual([])
  })

  test.each([
    ['the answer is lost', ['lose']],
    ['it is lost three times', ['lose', 'lose', 'lose']],
    ['it never arrives, then its answer is lost', ['drop', 'lose']],
  ] as const)('once, though %s', async (_what, kinds) => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    service.faults.push(...kinds.map((kind) => ({ kind })))
    await heart.at('2026-03-05T08:00:00Z')
    expect(await rowsOf(served)).toMatchObject([{ state: 'unknown' }])
    await heart.pass(5)
    await service.deliver()
    await heart.pass(3)
    await service.deliver()
    expect(phone.rung).toHaveLength(1)
    expect(phone.rung[0]).toMatch(/^Ring Bob, 09:00\./)
    expect(phone.shown).toHaveLength(1)
    expect(await rowsOf(served)).toMatchObject([{ state: 'sent' }])
    expect(chatTold(heart)).toEqual([])
    expect(new Set(service.accepted.map(({ headers }) => headers['topic'])).size).toBe(1)
    expect(service.violations).toEqual([])
  })

  test('shown before its answer was lost: the browser says so, and nothing is sent again', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    service.faults.push({ kind: 'lose' })
    await heart.at('2026-03-05T08:00:00Z')
    await service.deliver()
    await heart.pass(5)
    expect(service.requestCount).toBe(1)
    expect(phone.rung).toEqual(['Ring Bob, 09:00.'])
    expect(await rowsOf(served)).toMatchObject([{ state: 'sent' }])
  })

  test('a repetition of what was shown and closed rings no second time, and leaves nothing', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    phone.isOffline = true
    service.faults.push({ kind: 'lose' })
    await heart.at('2026-03-05T08:00:00Z')
    await service.deliver()
    phone.shown.splice(0)
    await heart.pass(3)
    await service.deliver()
    expect(service.requestCount).toBe(2)
    expect(phone.rung).toEqual(['Ring Bob, 09:00.'])
    expect(phone.shown).toEqual([])
  })

  test('a service that limits or fails is asked again when it says, and rings once', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    service.faults.push({ kind: 'status', status: 429, retryAfter: '120' }, { kind: 'status', status: 503 })
    await heart.at('2026-03-05T08:00:00Z')
    await heart.pass(1)
    expect(service.requestCount).toBe(1)
    await heart.pass(1)
    expect(service.requestCount).toBe(2)
    await heart.pass(1)
    await service.deliver()
    // Three minutes late, so it says for when it was.
    expect(phone.rung).toEqual(['Ring Bob, 09:00. This was for 09:00.'])
    expect(await rowsOf(served)).toMatchObject([{ state: 'sent' }])
  })

  test.each([404, 410])(
    'a subscription that has ended (%i): the reminder goes to the chat, which says so',
    async (status) => {
      const { served, service, browser, heart } = await begin(await open())
      await switchOn(served, service, browser)
      service.faults.push({ kind: 'status', status })
      await heart.at('2026-03-05T08:00:00Z')
      await heart.beat()
      await heart.pass(2)
      const told = chatTold(heart)
      expect(told.join('\n').match(/Notifications on Firefox on Linux have ended/g)).toHaveLength(1)
      expect(told.join('\n')).toContain('Ring Bob, 09:00')
      expect((await browser.get('/me/settings')).html).not.toContain('Turn off: Firefox')
      await heart.pass(10)
      expect(chatTold(heart)).toEqual(told)
      expect(service.requestCount).toBe(1)
    },
  )

  test('all of a person’s browsers ring; one that failed is tried again alone', async () => {
    const { served, service, ann, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    const desk = await switchOn(served, service, await served.signedIn(ann))
    service.faults.push({ kind: 'status', status: 503 })
    await heart.at('2026-03-05T08:00:00Z')
    await heart.pass(2)
    await service.deliver()
    expect([phone.rung, desk.rung]).toEqual([['Ring Bob, 09:00.'], ['Ring Bob, 09:00.']])
    expect(service.requestCount).toBe(3)
    expect(await rowsOf(served)).toMatchObject([{ state: 'sent' }])
  })

  test('words are for the browser alone; a hidden area of life is not named on a lock screen', async () => {
    const { served, service, ann, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    await ann.says('zone add Body')
    await ann.says('See the clinic today 9:30am')
    await ann.says('task file clinic zone:Body')
    expect((await ann.says('zone edit Body hide-on:push')).problem).toBeUndefined()
    // Nowhere else to go.
    await served.earth.database.knex('chat_accounts').whereNot({ external_id: 'nobody' }).update({ dm_closed_at: null })
    await served.earth.database.knex('spaces').where({ platform: 'slack' }).update({ is_active: false })
    await heart.at('2026-03-05T08:00:00Z')
    await heart.at('2026-03-05T08:30:00Z')
    await service.deliver()
    expect(phone.rung).toHaveLength(2)
    expect(JSON.stringify(phone.shown)).not.toContain('clinic')
    for (const { body } of service.accepted) expect(body.toString('latin1')).not.toMatch(/Ring|Bob|clinic/)
    for (const { headers } of service.accepted) expect(JSON.stringify(headers)).not.toMatch(/Ring|Bob|clinic/)
  })

  test('signing out ends it in that browser, and its old buttons do nothing', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    await heart.at('2026-03-05T08:00:00Z')
    await service.deliver()
    const account = await browser.get('/me/account')
    await browser.post('/auth/logout', { token: hidden(account, 'token') })
    await phone.press('Start')
    expect(phone.shown[0]?.title).toBe('This notification is over. Open the page instead.')
    expect(await served.earth.database.knex('tasks').select('status')).toEqual([{ status: 'todo' }])
    expect(await served.earth.database.knex('push_devices').select('*')).toEqual([])
  })

  test('the same browser is one device, and belongs to who signed in there last', async () => {
    const { served, service, browser } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    const subscribe = async (as: Browser) =>
      as.json('/me/push/devices', {
        token: hidden(await as.get('/me/settings'), 'token'),
        subscription: phone.subscription,
      })
    const devices = () => served.earth.database.knex('push_devices').select('push_device_id', 'account_id')
    const [first] = await devices()
    expect((await subscribe(browser)).status).toBe(200)
    expect(await devices()).toEqual([first])
    const ben = served.earth.person('ben', { platform: 'slack', space: 'T1', externalId: 'U2' })
    await ben.says('hello')
    expect((await subscribe(await served.signedIn(ben))).status).toBe(200)
    const [now, ...others] = await devices()
    expect(others).toEqual([])
    expect(now?.account_id).not.toBe(first?.account_id)
    expect(served.earth.errors).toEqual([])
  })

  test('whoever signs in to a browser next hears nothing of who was there before, also when that session was lost', async () => {
    const { served, service, browser } = await begin(await open())
    await switchOn(served, service, browser)
    const elsewhere = await served.signedIn(served.earth.person('ann', { platform: 'slack', space: 'T1' }))
    await switchOn(served, service, elsewhere)
    const devices = () => served.earth.database.knex('push_devices').count({ count: '*' }).first()
    expect(Number((await devices())?.['count'])).toBe(2)
    // The cookies of the session are gone, that of the browser is not.
    for (const name of ['proxy_access', 'proxy_refresh']) browser.cookies.delete(name)
    const ben = served.earth.person('ben', { platform: 'slack', space: 'T1', externalId: 'U2' })
    const code = (await served.link(ben)).split('/').at(-1) ?? ''
    expect((await browser.post('/auth/sign-in', { code })).status).toBe(303)
    expect(Number((await devices())?.['count'])).toBe(1)
    expect((await elsewhere.get('/me/settings')).html).toContain('this browser')
    expect(served.earth.errors).toEqual([])
  })

  test('what is no button of ours does nothing', async () => {
    const { served, service, browser, heart } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    await heart.at('2026-03-05T08:00:00Z')
    await service.deliver()
    const token = phone.shown[0]?.data?.token ?? ''
    const stranger = served.browser()
    for (const body of [
      { token: `${token.split('.')[0]}.${forgedProof()}`, action: 0 },
      { token, action: 7 },
      { token: 'x', action: 0 },
      { token: '00000000-0000-7000-8000-000000000000.x', action: 0 },
    ])
      expect((await stranger.json('/me/push/press', body)).status).toBe(410)
    for (const body of [null, [], { token }, { token, action: -1 }, { token, action: 'done' }, 'x'.repeat(1000)])
      expect((await stranger.json('/me/push/press', body)).status).toBe(400)
    // A form of another site.
    const form = await stranger.post('/me/push/press', { token, action: '0' }, { origin: 'https://evil.example' })
    expect(form.status).toBe(403)
    // After half a day a button is over.
    served.earth.clock.advance({ hours: 13 })
    expect((await stranger.json('/me/push/press', { token, action: 0 })).status).toBe(410)
    expect(await served.earth.database.knex('tasks').select('status')).toEqual([{ status: 'todo' }])
    expect(served.earth.errors).toEqual([])
  })

  test('only public https addresses are taken, unless the operator allows others', async () => {
    const { served, service, browser, heart } = await begin(await open(), { allows: 'no' })
    const settings = await browser.get('/me/settings')
    const token = hidden(settings, 'token')
    const device = service.subscribe(/data-key="([\w-]+)"/.exec(settings.html)?.[1] ?? '', served.origin)
    const { keys } = device.subscription
    const add = async (endpoint: string, given: object = keys) =>
      (await browser.json('/me/push/devices', { token, subscription: { endpoint, keys: given } })).status
    expect(await add(device.subscription.endpoint)).toBe(422)
    for (const endpoint of ['ftp://push.example/1', 'javascript:1', 'push', 'https://ann:secret@push.example/1', ''])
      expect(await add(endpoint)).toBe(422)
    expect(await add('https://push.example/1', { ...keys, auth: 'short' })).toBe(422)
    expect(await add('https://push.example/1', { ...keys, p256dh: keys.auth })).toBe(422)
    // An address that leads into a private network is taken, never called, and ended.
    expect(await add('https://127.0.0.1:9/push')).toBe(200)
    await heart.at('2026-03-05T08:00:00Z')
    await heart.beat()
    expect(service.requestCount).toBe(0)
    expect(chatTold(heart).join()).toContain('Ring Bob')
    expect((await browser.json('/me/push/devices', { token: 'x', subscription: device.subscription })).status).toBe(409)
    expect((await served.browser().json('/me/push/devices', { token, subscription: device.subscription })).status).toBe(
      303,
    )
  })

  test('addresses are stored encrypted, and leave with the person', async () => {
    const { served, service, ann, browser } = await begin(await open())
    const phone = await switchOn(served, service, browser)
    const [row] = await served.earth.database.knex('push_devices').select('*')
    expect(JSON.stringify(row)).not.toContain(phone.subscription.endpoint)
    expect(JSON.stringify(row)).not.toContain(phone.subscription.keys.auth)
    expect(JSON.stringify(await served.earth.database.knex('settings').select('*'))).not.toContain('privateKey')
    expect((await browser.get('/me/export')).html).not.toContain(phone.subscription.endpoint)
    await ann.says('me delete ann')
    expect(await served.earth.database.knex('push_devices').select('*')).toEqual([])
  })
})
