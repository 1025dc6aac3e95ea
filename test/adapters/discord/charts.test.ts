// Charts as pictures in Discord: attached to the answer itself, with their facts as text; text alone where there is no picture.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import type { ChartPainter, Platform } from '../../../src/chat/platform.ts'
import { createChartPainter } from '../../../src/ops/chart-painter.ts'
import { type Discord, type Person, startDiscord } from '../../fakes/discord/index.ts'
import { flatten } from '../../fakes/discord/see.ts'
import { opener } from '../../support/databases.ts'
import { type World, world } from '../../support/world.ts'

const open = opener('sqlite')
const reports: string[] = []
let discord: Discord
let proxy: World
let platform: Platform | undefined

beforeEach(async () => {
  reports.length = 0
  discord = await startDiscord({ limits: { buckets: {} } })
  proxy = await world(await open())
})
afterEach(async () => {
  await platform?.stop()
  await discord.stop()
  expect(discord.violations).toEqual([])
  expect(reports).toEqual([])
  expect(proxy.errors).toEqual([])
})

async function start(drawChart?: ChartPainter): Promise<Person> {
  platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => proxy.clock.now(),
    report: (error, what) => reports.push(`${what}: ${String(error)}`),
    ...(drawChart ? { drawChart } : {}),
  })
  await platform.start(proxy.dispatcher)
  const ann = discord.person('ann')
  await ann.slash('me edit', { timezone: 'Europe/Vienna' }).done()
  for (const level of [3, 1, 2]) {
    await ann.slash('energy log', { level }).done()
    proxy.clock.advance({ hours: 1 })
  }
  return ann
}

/** The real one, with its library loaded: the first picture may come too late for its answer. */
async function painter(): Promise<ChartPainter> {
  const draw = createChartPainter({ theme: 'dark', report: (error) => reports.push(String(error)) })
  const field = { value: [], amount: { value: 1, of: 1 } }
  const fields = [
    { ...field, label: '08:00' },
    { ...field, label: '09:00' },
  ]
  expect(await draw({ title: [], blocks: [{ kind: 'fields', fields }], buttons: [] })).not.toBeNull()
  return draw
}

const PNG = [0x89, 0x50, 0x4e, 0x47]

test('the chart of an answer is a picture in it, with alternative text, and its facts as text', async () => {
  const ann = await start(await painter())
  const shown = await ann.slash('energy show').done()
  const { attachments, components } = shown.message?.message ?? { attachments: [], components: [] }
  expect(attachments).toHaveLength(1)
  expect(attachments[0]).toMatchObject({ filename: 'chart.png', content_type: 'image/png' })
  expect(attachments[0]?.description).toMatch(/^Energy by hour, the last 14 days\. 3 noted\. Newest: medium/)
  const gallery = flatten(components).find(({ items }) => items)
  expect(gallery?.items?.[0]).toMatchObject({
    media: { url: 'attachment://chart.png' },
    description: attachments[0]?.description,
  })
  const bytes = new Uint8Array(await (await fetch(attachments[0]?.url ?? '')).arrayBuffer())
  expect([...bytes.slice(0, 4)]).toEqual(PNG)
  expect(shown.text).toMatch(/Highest at 10:00 am, lowest at 11:00 am\./)
  expect(shown.text).toContain('0 of 3, 1 noted')
  expect(discord.findings).toEqual([])
})

test('in a server it is for the one who asked alone, and typed in direct messages it comes as well', async () => {
  const ann = await start(await painter())
  const general = discord.server('Acme').join(ann).channel('general')
  const shown = await ann.slash('energy show', {}, { in: general }).done()
  expect(shown.message?.ephemeral).toBe(true)
  expect(shown.message?.message.attachments).toHaveLength(1)
  discord.lookAway()
  ann.dm('my energy')
  const answer = await discord.next(
    ({ text, message }) => text.includes('Energy by hour') && message.webhook_id === undefined,
  )
  expect(answer.message.attachments).toHaveLength(1)
  expect(discord.findings).toEqual([])
})

test('what replaces a chart takes its picture away', async () => {
  const ann = await start(await painter())
  const { message } = await ann.slash('progress show', { of: 'focus' }).done()
  if (!message) throw new Error('No message')
  expect(message.message.attachments).toEqual([])
  const chart = await ann.slash('energy show').done()
  if (!chart.message) throw new Error('No message')
  const next = await ann.press(chart.message, 'What fits').done()
  expect(next.message?.message.attachments ?? []).toEqual([])
  expect(discord.findings).toEqual([])
})

test.each([
  ['403 missing permissions', { kind: 'status', status: 403, code: 50013 } as const],
  ['413 too large', { kind: 'status', status: 413, code: 40005 } as const],
])('where Discord refuses the picture, the answer comes as text: %s', async (_name, fault) => {
  const ann = await start(await painter())
  discord.lookAway()
  discord.faults.arm('POST /channels/:channel/messages', fault, 1)
  ann.dm('my energy')
  const answer = await discord.next(({ text }) => text.includes('Energy by hour'))
  expect(answer.text).toContain('0 of 3, 1 noted')
  expect(answer.message.attachments).toEqual([])
  expect(discord.findings).toEqual([])
})

test('a picture that takes too long does not delay the answer', async () => {
  const ann = await start(() => new Promise(() => undefined))
  const shown = await ann.slash('energy show').done()
  expect(shown.text).toContain('0 of 3, 1 noted')
  expect(shown.message?.message.attachments).toEqual([])
  expect(discord.findings).toEqual([])
})

test('without a painter charts are text', async () => {
  const ann = await start()
  const shown = await ann.slash('energy show').done()
  expect(shown.text).toContain('■')
  expect(shown.message?.message.attachments).toEqual([])
  expect(discord.findings).toEqual([])
})
