// The page of nudges says what the kinds declare, and what each of them really says. `npm run docs` writes it anew.
import { expect, test } from 'vitest'
import { createCalendarReader } from '../../src/app/calendar-reader.ts'
import { storedLine } from '../../src/chat/ask.ts'
import type { View } from '../../src/chat/view.ts'
import { readerOf } from '../../src/commands/command.ts'
import type { WebhookSummary } from '../../src/contracts/programs.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { renderNudgePage } from '../../src/nudges/page.ts'
import { PublicFetchError } from '../../src/ops/fetch-public.ts'
import { newDeviceView, passwordChangedView } from '../../src/views/device.ts'
import { pushEndedView } from '../../src/views/push-ended.ts'
import { tokenNoticeView } from '../../src/views/token.ts'
import { webhookNoticeView, webhookStoppedView } from '../../src/views/webhook.ts'
import { opener } from '../support/databases.ts'
import { asking } from '../support/linking.ts'
import { nudging } from '../support/nudging.ts'
import { world } from '../support/world.ts'

/** What somebody says at 07:00 on Thu 5 March in Vienna, and when the kind is said to them. */
const LIVES: Readonly<Record<string, { readonly says: readonly string[]; readonly at: string }>> = {
  'break-end': { says: ['Report', 'focus start report 25', 'focus stop', 'focus break 5'], at: '2026-03-05T06:05:01Z' },
  comeback: {
    says: ['Reply to Mia ~2m', 'nudge set kind:week on:yes', 'nudge set kind:welcome-follow-up on:no'],
    at: '2026-03-09T07:00:00Z',
  },
  'get-ready': { says: ['Vet today 9am 20 min by bike, get ready: keys, folder'], at: '2026-03-05T07:30:00Z' },
  'if-then': { says: ['when focus starts, close the chat', 'focus 25'], at: '2026-03-05T06:00:05Z' },
  land: { says: ['Vet today 9am 20 min by bike'], at: '2026-03-05T07:25:00Z' },
  leave: { says: ['nudge set kind:land on:no', 'Vet today 9am 20 min by bike'], at: '2026-03-05T07:40:00Z' },
  energy: { says: ['nudge set kind:energy on:yes'], at: '2026-03-05T13:00:00Z' },
  evening: { says: ['nudge set kind:evening on:yes'], at: '2026-03-05T17:00:00Z' },
  'focus-end': { says: ['Report draft', 'focus start report 25'], at: '2026-03-05T06:25:01Z' },
  'focus-landing': { says: ['Report draft', 'focus start report 60'], at: '2026-03-05T06:55:01Z' },
  goal: { says: ['nudge set kind:goal on:yes', 'goal add Portfolio by:"12 March"'], at: '2026-03-05T08:00:00Z' },
  habit: { says: ['habit add Meds at:21:00'], at: '2026-03-05T20:00:00Z' },
  morning: {
    says: ['Report ~25m', 'Call vet ~5m', 'Milk', 'nudge set kind:morning on:yes'],
    at: '2026-03-05T07:30:00Z',
  },
  task: { says: ['Call dentist today 9am'], at: '2026-03-05T08:00:00Z' },
  week: {
    says: ['nudge set kind:week on:yes', 'nudge set kind:welcome-follow-up on:no'],
    at: '2026-03-08T16:00:00Z',
  },
  'welcome-follow-up': { says: ['nudge set kind:week on:yes'], at: '2026-03-06T07:00:00Z' },
}

const open = opener('sqlite')

test('the page of all nudges is true', async () => {
  const samples = new Map<string, View>()
  const { kinds } = await nudging(await world(await open()))
  for (const [kind, { says, at }] of Object.entries(LIVES)) {
    const earth = await world(await open(), { now: new Date('2026-03-05T06:00:00Z') })
    const heart = await nudging(earth)
    for (const line of says) await earth.person('ann', { fullName: 'Ann Lee' }).says(line)
    await heart.at(at)
    const [said] = heart.posts
    if (said) samples.set(kind, said.letter.view)
  }
  samples.set('link', (await asking(await world(await open()))).view)
  samples.set('password', passwordChangedView('set'))
  samples.set('calendar', await failingCalendar())
  samples.set('device', await newDeviceSample())
  samples.set('push', pushEndedView('Firefox on Android', { label: 'Why this?', line: storedLine('nudge why') }))
  samples.set('token', await newTokenSample())
  samples.set('webhook', webhookNoticeView(LAMP))
  samples.set(
    'webhook-stopped',
    webhookStoppedView(
      { ...LAMP, isPaused: true, failure: 'unreachable' },
      { label: 'Why this?', line: storedLine('nudge why') },
    ),
  )
  expect([...samples.keys()].toSorted()).toEqual([...kinds.keys()].toSorted())
  // A question about who somebody is has a yes and a no, and nothing beside them.
  for (const [kind, { buttons }] of samples)
    expect(buttons.at(-1)?.label, kind).toBe(kinds.get(kind)?.isStandalone ? 'Not me' : 'Why this?')
  await expect(renderNudgePage(kinds, samples)).toMatchFileSnapshot('../../src/nudges/README.md')
})

async function newDeviceSample(): Promise<View> {
  const earth = await world(await open())
  const since = earth.clock.now()
  return earth
    .person('ann')
    .acts(async (me) =>
      newDeviceView(readerOf(me), { familyId: NEW_DEVICE, name: 'Firefox on Linux', since, usedAt: since }),
    )
}

async function newTokenSample(): Promise<View> {
  const earth = await world(await open())
  const expiresAt = new Date(earth.clock.now().getTime() + 90 * 86_400_000)
  const summary = {
    tokenId: NEW_DEVICE,
    name: 'Kitchen display',
    scope: 'read',
    zone: null,
    expiresAt,
    usedAt: null,
  } as const
  return earth.person('ann').acts(async (me) => tokenNoticeView(readerOf(me), summary))
}

const LAMP: WebhookSummary = {
  webhookId: '00000000-0000-4000-8000-000000000002',
  name: 'Lamp',
  host: 'hooks.example.org',
  events: 'focus',
  zone: null,
  isPaused: false,
  deliveredAt: null,
  failedAt: null,
  failure: null,
  waiting: 0,
}

const NEW_DEVICE = '00000000-0000-4000-8000-000000000001'

/** A calendar whose server has not answered for a day. */
async function failingCalendar(): Promise<View> {
  const earth = await world(await open(), { now: new Date('2026-03-05T09:00:00Z') })
  const heart = await nudging(earth)
  await earth.person('ann').says('calendar add https://calendar.example.org/private/ann.ics Work')
  const reader = createCalendarReader({
    database: earth.database,
    clock: earth.clock,
    seal: createSeal(earth.secretKey),
    allowsPrivateNetworks: false,
    onError: (error) => earth.errors.push(error),
    fetch: () => Promise.reject(new PublicFetchError('unreachable')),
  })
  for (let hours = 0; hours < 40 && heart.posts.length === 0; hours++) {
    await reader.readDue()
    await heart.beat()
    earth.clock.advance({ hours: 1 })
  }
  const [said] = heart.posts
  if (!said) throw new Error('Nothing was said of the calendar')
  return said.letter.view
}
