// Charts as pictures in Slack: the answer stands as text first; the picture is uploaded and shown in it once Slack knows it, or
// never, and then nothing is lost.
import { afterEach, describe, expect, test } from 'vitest'
import { createBoltLogger } from '../../../adapters/slack/bolt-app.ts'
import { createPicturePoster } from '../../../adapters/slack/pictures.ts'
import { createWebClients } from '../../../adapters/slack/web-client.ts'
import { createSurfaces } from '../../../adapters/slack/workspace-blocks.ts'
import type { ChartPainter } from '../../../src/chat/platform.ts'
import { t, view } from '../../../src/chat/view.ts'
import { createChartPainter } from '../../../src/ops/chart-painter.ts'
import { type FakeSlack, type Message, type Person, startFakeSlack } from '../../fakes/slack/index.ts'
import { plainText } from '../../fakes/slack/plain-text.ts'
import { opener } from '../../support/databases.ts'
import { type World, world } from '../../support/world.ts'
import { TRANSPORTS, type Transport, type Workspace, workspace } from './workspace.ts'

const openDatabase = opener('sqlite')

let open: Workspace | undefined
let made: World | undefined
afterEach(async () => {
  const [closing, used] = [open, made]
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
  expect(used?.errors ?? []).toEqual([])
})

interface Started {
  readonly slack: FakeSlack
  readonly ann: Person
  readonly logged: string[]
}

const report = (error: unknown): void => expect.unreachable(String(error))

async function begin(
  transport: Transport = 'http',
  drawChart: ChartPainter = createChartPainter({ theme: 'light', report }),
): Promise<Started> {
  const earth = await world(await openDatabase())
  made = earth
  open = await workspace(transport, {
    dispatcher: earth.dispatcher,
    now: () => earth.clock.now(),
    fake: { now: () => earth.clock.now().getTime() },
    drawChart,
  })
  const { slack, logged } = open
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  for (const level of [3, 1, 2]) {
    await ann.dm(`energy ${level}`)
    await slack.next('message', ({ text, bot_id }) => bot_id !== undefined && text.startsWith('Energy:'))
    earth.clock.advance({ hours: 1 })
  }
  return { slack, ann, logged }
}

const imageOf = ({ blocks }: Message) => blocks.find(({ type }) => type === 'image')

describe.each(TRANSPORTS)('over %s', (transport) => {
  test('text first, then the picture in the same message, with its facts as alternative text', async () => {
    const { slack, ann } = await begin(transport)
    await ann.dm('my energy')
    const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
    expect(plainText(answer)).toContain('3.0 of 3, 1 noted')
    await slack.next('edit', (message) => message === answer && imageOf(message) !== undefined)
    const image = imageOf(answer)
    expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F[A-Z0-9]{8,}$/) } })
    expect(image?.alt_text).toMatch(/^Energy by hour, the last 14 days\. 3 noted\. Newest: medium/)
    // The facts stay as text, after the picture.
    expect(plainText(answer)).toContain('3.0 of 3, 1 noted')
    expect(answer.versions).toHaveLength(1)
    const upload = slack.all('call').find(({ method }) => method === 'files.getUploadURLExternal')
    expect(upload?.args).toMatchObject({ filename: 'chart.png', alt_txt: image?.alt_text })
  })
})

test('among others it is a further message for the one who asked alone', async () => {
  const { slack, ann } = await begin()
  slack.channel('general', { members: [ann] })
  await ann.slash('/proxy', 'energy show', { channel: slack.channel('general') })
  const text = await slack.next('ephemeral', ({ text }) => text.startsWith('Energy by hour'))
  expect(imageOf(text)).toBeUndefined()
  const picture = await slack.next('ephemeral', (message) => imageOf(message) !== undefined)
  expect(picture.ephemeralFor).toBe(ann.id)
  expect(imageOf(picture)?.alt_text).toContain('3 noted')
})

test('an app without files:write keeps charts as text, and does not ask each time', async () => {
  const { slack, ann, logged } = await begin()
  slack.withdrawScope('files:write')
  for (let time = 0; time < 2; time++) {
    await ann.dm('my energy')
    const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
    expect(plainText(answer)).toContain('3.0 of 3, 1 noted')
    await slack.settled()
    expect(imageOf(answer)).toBeUndefined()
  }
  expect(slack.arrivals('files.getUploadURLExternal')).toBe(1)
  expect(logged).toEqual([])
})

test.each([
  ['no address', { method: 'files.getUploadURLExternal', status: 503 }],
  ['no upload', { method: 'upload', status: 503 }],
  ['a cut upload', { method: 'upload', reset: 'before' as const }],
  ['no completion', { method: 'files.completeUploadExternal', error: 'internal_error' }],
])('what fails on the way leaves the text as it was: %s', async (_name, fault) => {
  const { slack, ann, logged } = await begin()
  slack.faults.add(fault)
  await ann.dm('my energy')
  const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
  await expect.poll(() => logged.length).toBeGreaterThan(0)
  expect(imageOf(answer)).toBeUndefined()
  expect(plainText(answer)).toContain('3.0 of 3, 1 noted')
  expect(answer.versions).toHaveLength(0)
})

test('a picture that Slack does not know yet is tried again', async () => {
  const { slack, ann } = await begin()
  slack.settings.fileReadyMs = 800
  await ann.dm('my energy')
  const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
  await slack.next('edit', (message) => message === answer && imageOf(message) !== undefined)
  const refused = slack.all('call').filter(({ method, reply }) => method === 'chat.update' && reply.ok === false)
  expect(refused.map(({ reply }) => reply.error)).toContain('invalid_blocks')
})

test('a message that shows something else by then keeps that', async () => {
  const { slack, ann } = await begin()
  slack.faults.add({ method: 'chat.update', error: 'invalid_blocks', times: 1 })
  await ann.dm('my energy')
  const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
  await slack.until(() =>
    slack.all('call').some(({ method, reply }) => method === 'chat.update' && reply.error === 'invalid_blocks'),
  )
  await ann.press(answer, 'What fits')
  await slack.until(() => plainText(answer).includes('Nothing to do right now'))
  // Stopping waits for what is under way.
  await open?.platform.stop()
  expect(imageOf(answer)).toBeUndefined()
  expect(plainText(answer)).toContain('Nothing to do right now')
})

test('the answer waits for no picture', async () => {
  let finish = (): void => undefined
  const { slack, ann } = await begin('http', async (view) => {
    if (view.blocks.some(({ kind }) => kind === 'fields')) await new Promise<void>((resolve) => (finish = resolve))
    return null
  })
  await ann.dm('my energy')
  const answer = await slack.next('message', ({ text }) => text.startsWith('Energy by hour'))
  expect(plainText(answer)).toContain('3.0 of 3, 1 noted')
  finish()
})

describe('on Home', () => {
  const page = view(t`Energy by hour`, [
    {
      kind: 'fields',
      fields: ['08:00', '09:00'].map((label) => ({ label, value: t`2 of 3`, amount: { value: 2, of: 3 } })),
    },
  ])
  const home = async () => {
    const slack = await startFakeSlack({ hasJudges: true })
    const ann = slack.person('ann', { knowsApp: true })
    const problems: unknown[] = []
    const logger = createBoltLogger({ error: () => undefined, warn: () => undefined, info: () => undefined })
    const poster = createPicturePoster({
      drawChart: createChartPainter({ theme: 'light', report }),
      surface: createSurfaces(() => 0)(createWebClients({ apiUrl: slack.apiUrl, logger })),
      report: (error) => problems.push(error),
      serializeHome: (_key, work) => work(),
    })
    const { botToken, installation, workspace: place } = slack
    return { slack, ann, poster, problems, at: { space: place.id, botToken, botUserId: installation.botUserId } }
  }

  test('a chart is a picture, too, with its facts below', async () => {
    const { slack, ann, poster, problems, at } = await home()
    await poster.addToHome(at, page, ann.id)
    const shown = ann.home()
    expect(shown?.blocks.some(({ type }) => type === 'image')).toBe(true)
    expect(shown ? plainText(shown) : '').toContain('2 of 3')
    expect([problems, slack.findings]).toEqual([[], []])
    await slack.stop()
  })

  test('a page that came meanwhile stays', async () => {
    const { slack, ann, poster, problems, at } = await home()
    slack.faults.add({ method: 'views.publish', error: 'invalid_blocks', times: 1 })
    const adding = poster.addToHome(at, page, ann.id)
    await slack.until(() => slack.arrivals('views.publish') === 1)
    poster.forgetHome(at, ann.id)
    await adding
    expect([slack.arrivals('views.publish'), ann.home(), problems]).toEqual([1, undefined, []])
    await slack.stop()
  })
})
