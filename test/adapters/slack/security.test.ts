// Requests are genuine, buttons are input, a workspace is its own: what promises.md says under "Nobody gets in".
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { InstallationStore } from '../../../adapters/slack/index.ts'
import type { FakeSlack, Workspace as SlackWorkspace } from '../../fakes/slack/index.ts'
import { labels } from '../../fakes/slack/plain-text.ts'
import { TRANSPORTS, type Workspace, type WorkspaceRules, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
})

const COMMAND = (text: string) =>
  new URLSearchParams({
    command: '/proxy',
    text,
    user_id: 'U1',
    channel_id: 'C1',
    channel_name: 'general',
    team_id: 'T1',
    trigger_id: '1.2.3',
  }).toString()
const FORM = 'application/x-www-form-urlencoded'

describe('a request over HTTP', () => {
  const begin = async (rules: WorkspaceRules = {}) => {
    open = await workspace('http', rules)
    return { ...open, ann: open.slack.person('ann', { knowsApp: true }) }
  }

  test.each([
    ['with a signature of somebody else', { signature: 'bad' }],
    ['without a signature', { signature: 'missing' }],
    ['with a garbled signature', { signature: 'garbled' }],
    ['older than five minutes', { timestampOffset: -301 }],
    ['from more than five minutes ahead', { timestampOffset: 302 }],
    ['from ten years ahead', { timestampOffset: 315_360_000 }],
  ] as const)('%s is refused and does nothing', async (_what, signing) => {
    const { ann, toy } = await begin()
    expect(await ann.dm('Milk', signing)).toMatchObject({ status: 401 })
    expect(toy.state().things).toEqual([])
  })

  test('sent again byte for byte is refused and does nothing', async () => {
    const { ann, slack, toy } = await begin()
    await ann.dm('Milk')
    await slack.until(() => ann.dmMessages().length === 1)
    const [sent] = slack.sent
    if (!sent) throw new Error('Nothing was sent')
    expect(await slack.replay(sent)).toMatchObject({ status: 401 })
    // Encoded anew, or called something else, the same words have another signature, or the same old one.
    expect(await slack.replay({ ...sent, body: sent.body.replace('Milk', 'Mi\\u006ck') })).toMatchObject({
      status: 401,
    })
    expect(await slack.replay({ ...sent, headers: { ...sent.headers, 'content-type': FORM } })).toMatchObject({
      status: 401,
    })
    expect(toy.state().things).toHaveLength(1)
  })

  test('is told nothing of what is wrong with it, and never breaks us', async () => {
    const { slack, ann } = await begin()
    for (const [body, type] of [
      ['{', 'application/json'],
      ['null', 'application/json'],
      ['[]', 'application/json'],
      ['payload=%7B', FORM],
    ] as const)
      expect(await slack.post(body, type)).toMatchObject({ status: 400 })
    for (const [body, type] of [
      ['{"type":"event_callback"}', 'application/json'],
      ['{"type":"block_actions","user":null}', 'application/json'],
      [COMMAND('hi'), FORM],
      ['payload=%7B%22type%22%3A%22view_submission%22%7D', FORM],
    ] as const)
      expect((await slack.post(body, type)).status).toBe(200)
    await ann.dm('Milk')
    await slack.until(() => ann.dmMessages().length === 1)
  })

  test('that asks whether we are there is answered when it is signed', async () => {
    const { slack } = await begin()
    const asked = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    expect(await slack.post(asked, 'application/json')).toMatchObject({ status: 200, body: { challenge: 'abc' } })
    expect(await slack.post(asked, 'application/json', { signature: 'bad' })).toMatchObject({ status: 401 })
  })

  test('over a megabyte is cut off before it is read, whether it says so or not', async () => {
    const { slack, url, ann } = await begin()
    const huge = 'x'.repeat(1_000_001)
    const answer = await slack.post(huge, 'application/json', { signature: 'missing' })
    expect(answer.acknowledged).toBe(false)
    expect(await drip(url, 1_200_000)).toMatch(/^HTTP\/1\.1 413 |^$/)
    await ann.dm('Milk')
    await slack.until(() => ann.dmMessages().length === 1)
  })

  test('whose body does not come is cut after ten seconds', async () => {
    const { url } = await begin()
    const began = performance.now()
    expect(await drip(url, 10)).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - began).toBeGreaterThan(9000)
    expect(performance.now() - began).toBeLessThan(60_000)
  })

  test('with any other method, or after the end, gets nothing', async () => {
    const { url, platform } = await begin()
    expect((await fetch(`${url}/slack/events`)).status).toBe(405)
    expect((await fetch(`${url}/slack/install`)).status).toBe(404)
    await platform.stop()
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body: '' })).status).toBe(503)
  })
})

describe.each(TRANSPORTS)('by %s', (transport) => {
  test('a forged button runs the command’s own check, and another person’s thing answers like a missing one', async () => {
    open = await workspace(transport)
    const { slack, toy } = open
    const [ann, ben] = [slack.person('ann'), slack.person('ben')]
    await ann.dm('Secret plan')
    await slack.until(() => ann.dmMessages().length === 1)
    const secret = toy.state().things[0]?.id
    const forged = async (value: string): Promise<string> => {
      const count = ben.dmMessages().length
      await ben.dm('hi')
      await slack.until(() => ben.dmMessages().length === count + 1)
      const home = ben.dmMessages().at(-1)
      if (!home) throw new Error('No message')
      slack.mark()
      await ben.press(home, 'Log 2', { tamper: { value } })
      return (await slack.next('edit')).text
    }
    const theirs = await forged(`task done task:${secret}`)
    expect(theirs.replace(String(secret), 'nowhere')).toBe(await forged('task done task:nowhere'))
    for (const value of ['draft 00000000-0000-0000-0000-000000000000', 'x'.repeat(2000), '\u0000'])
      expect(await forged(value)).not.toBe('')
    await ben.dm('hi')
    await slack.until(() => ben.dmMessages().some((each) => labels(each).includes('Log 2')))
    const home = ben.dmMessages().at(-1)
    for (const value of ['["only one"]', '[', '[1,2]', '["me undo","\u0000"]', ''])
      if (home)
        expect(await ben.press(home, labels(home)[0] ?? '', { tamper: { value } })).toMatchObject({
          acknowledged: true,
        })
    expect(toy.state().things.map(({ isDone }) => isDone)).toEqual([false])
  })

  test('the same user id in another workspace is another person', async () => {
    const workspaces: SlackWorkspace[] = []
    open = await workspace(transport, {
      access: (fake) => ({
        clientId: fake.app.clientId,
        clientSecret: fake.app.clientSecret,
        publicUrl: fake.origin,
        store: storeOf(fake, workspaces),
      }),
    })
    const { slack, toy } = open
    const other = slack.addWorkspace('Other')
    workspaces.push(slack.workspace, other)
    const ann = slack.person('ann')
    const twin = slack.person('twin', { workspace: other })
    await ann.dm('Secret plan')
    await slack.until(() => ann.dmMessages().length === 1)
    await twin.dm('task show secret')
    await slack.until(() => twin.dmMessages().length === 1)
    expect(twin.dmMessages()[0]?.text).toContain('No thing matches')
    expect(new Set(toy.state().deliveries.map((key) => key.split(':')[1])).size).toBe(2)
  })

  test('no token, and nobody’s words, are in what is logged', async () => {
    open = await workspace(transport)
    const { slack, logged, toy } = open
    const ann = slack.person('ann')
    toy.failNext(new Error('inner'))
    await ann.dm('CANARY one')
    slack.faults.add({ method: 'chat.postMessage', error: 'restricted_action', times: 1 })
    await ann.dm('CANARY two')
    slack.faults.add({ method: 'users.info', status: 503, times: 1 })
    await ann.slash('/proxy', 'CANARY three')
    await slack.settled(100)
    const all = logged.join('\n')
    expect(logged).not.toEqual([])
    expect(all).not.toContain('CANARY')
    for (const secret of [slack.botToken, slack.app.appToken, slack.app.signingSecret])
      expect(all).not.toContain(secret)
  })
})

/** A store with these workspaces of the fake's. */
const storeOf = (slack: FakeSlack, workspaces: readonly SlackWorkspace[]): InstallationStore => {
  const find = async (space: string) => {
    const found = workspaces.find(({ id }) => id === space)?.installations.get(slack.app.id)
    return found ? { space, botToken: slack.newToken(found), botUserId: found.botUserId } : null
  }
  const nothing = async () => undefined
  return {
    find,
    save: nothing,
    update: find,
    beginRenewal: async () => true,
    endRenewal: nothing,
    markUninstalled: nothing,
  }
}

/** Sends so many bytes of a body that never ends; what is answered. */
const drip = (url: string, bytes: number): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.write('POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    socket.write(`${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`)
  })
