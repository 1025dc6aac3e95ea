// The Web API against the real client: what Slack keeps, what it refuses, and how it fails.
import { type ErrorCode, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silent } from './bolt.ts'
import { type FakeSlack, type Person, startFakeSlack } from './index.ts'

let slack: FakeSlack
let client: WebClient
let ann: Person
let dm: { channel: string; text: string; unfurl_links: false; unfurl_media: false }

beforeEach(async () => {
  // Time stands still, so that a slow machine does not outwait a limit.
  slack = await startFakeSlack({ now: () => Date.UTC(2026, 0, 15, 12) })
  client = clientWith(slack.botToken)
  ann = slack.person('ann', { knowsApp: true, tz: 'Europe/Vienna', isAdmin: true, realName: 'Ann Lee' })
  dm = { channel: ann.dmChannel().id, text: 'Hello', unfurl_links: false, unfurl_media: false }
})
afterEach(() => slack.stop())

const clientWith = (token: string) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  })

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (reason: { code: ErrorCode; data?: { error?: string }; statusCode?: number; retryAfter?: number }) => reason,
  )
  return error?.data?.error ?? error?.retryAfter ?? error?.statusCode ?? error?.code
}

it('keeps messages with their metadata, and gives them back on request', async () => {
  const metadata = { event_type: 'nudge', event_payload: { id: 'n1' } }
  const opened = await client.conversations.open({ users: ann.id })
  expect(opened.channel?.id).toBe(dm.channel)
  const posted = await client.chat.postMessage({ ...dm, metadata })
  await client.chat.postMessage({ ...dm, text: 'Again', thread_ts: posted.ts })
  const history = await client.conversations.history({ channel: dm.channel, include_all_metadata: true })
  expect(history.messages?.map(({ text, metadata }) => [text, metadata])).toEqual([['Hello', metadata]])
  const bare = await client.conversations.history({ channel: dm.channel })
  expect(bare.messages?.[0]?.metadata).toBeUndefined()
  const thread = await client.conversations.replies({ channel: dm.channel, ts: posted.ts ?? '' })
  expect(thread.messages?.map(({ text }) => text)).toEqual(['Hello', 'Again'])
  const later = await client.conversations.history({ channel: dm.channel, oldest: posted.ts })
  expect(later.messages).toEqual([])

  slack.withdrawScope('im:history')
  expect(await refusal(client.conversations.history({ channel: dm.channel }))).toBe('missing_scope')
})

it('pages through a history', async () => {
  for (const text of ['1', '2', '3']) await client.chat.postMessage({ ...dm, text })
  const first = await client.conversations.history({ channel: dm.channel, limit: 2 })
  expect(first.messages?.map(({ text }) => text)).toEqual(['3', '2'])
  const cursor = first.response_metadata?.next_cursor
  const second = await client.conversations.history({ channel: dm.channel, limit: 2, cursor })
  expect([second.messages?.map(({ text }) => text), second.has_more]).toEqual([['1'], false])
})

it('edits and deletes what the app posted, and nothing else', async () => {
  const { ts = '' } = await client.chat.postMessage(dm)
  await client.chat.update({ channel: dm.channel, ts, text: 'Hello, Ann' })
  expect(ann.dmMessages()[0]?.versions.map(({ text }) => text)).toEqual(['Hello'])
  await client.chat.delete({ channel: dm.channel, ts })
  expect(ann.dmMessages()).toEqual([])
  expect(await refusal(client.chat.update({ channel: dm.channel, ts, text: 'x' }))).toBe('message_not_found')
  const { message } = await ann.dm('mine', { withinMs: 1 })
  slack.takeFindings()
  expect(await refusal(client.chat.update({ channel: dm.channel, ts: message.ts, text: 'x' }))).toBe(
    'cant_update_message',
  )

  const ephemeral = await client.chat.postEphemeral({ channel: dm.channel, user: ann.id, text: 'For you' })
  expect(ann.ephemerals().map(({ text }) => text)).toEqual(['For you'])
  const edited = client.chat.update({ channel: dm.channel, ts: ephemeral.message_ts ?? '', text: 'x' })
  expect(await refusal(edited)).toBe('message_not_found')
  expect(slack.takeFindings()).toEqual([expect.stringContaining('an ephemeral message cannot be reached this way')])
})

it('notes strangers, missing texts and unfurling links', async () => {
  const ben = slack.person('ben')
  await client.chat.postMessage({ channel: ben.id, text: 'Buy now' })
  await client.chat.postMessage({ ...dm, text: '', blocks: [{ type: 'divider' }] })
  expect(slack.takeFindings()).toEqual([
    'chat.postMessage: unfurl_links and unfurl_media must both be false (directmessage)',
    'chat.postMessage: ben never turned to the app, and got a message',
    expect.stringContaining('chat.postMessage: no top-level text'),
  ])
})

it('refuses in Slack’s words', async () => {
  const general = slack.channel('general', { members: [ann], hasApp: false })
  const secret = slack.channel('secret', { members: [ann], hasApp: false, isPrivate: true })
  const old = slack.channel('old', { isArchived: true })
  expect(await refusal(client.chat.postMessage({ ...dm, channel: general.id }))).toBe('not_in_channel')
  expect(await refusal(client.chat.postMessage({ ...dm, channel: secret.id }))).toBe('channel_not_found')
  expect(await refusal(client.chat.postMessage({ ...dm, channel: old.id }))).toBe('is_archived')
  expect(await refusal(client.chat.postMessage({ ...dm, channel: 'C404' }))).toBe('channel_not_found')
  expect(await refusal(client.chat.postMessage({ ...dm, text: '' }))).toBe('no_text')
  expect(await refusal(client.users.info({ user: 'U404' }))).toBe('user_not_found')
  expect(await refusal(client.apiCall('no.such'))).toBe('unknown_method')
  expect(await refusal(clientWith('xoxb-nobody').auth.test())).toBe('invalid_auth')
  expect(await refusal(clientWith(slack.botToken).apps.connections.open())).toBe('not_allowed_token_type')
})

it('knows people: zone, rank, and the address where the scope allows', async () => {
  const { user } = await client.users.info({ user: ann.id })
  expect(user).toMatchObject({
    real_name: 'Ann Lee',
    tz: 'Europe/Vienna',
    tz_offset: 3600,
    is_admin: true,
    is_owner: false,
  })
  expect(user?.profile?.email).toBe('ann@acme.example')
  slack.withdrawScope('users:read.email')
  expect((await client.users.info({ user: ann.id })).user?.profile?.email).toBeUndefined()
  expect((await client.team.info()).team?.name).toBe('Acme')
})

it('limits posts per channel, and notes who does not wait', async () => {
  slack.settings.postLimit = { perSecond: 1, burst: 1 }
  const ben = slack.person('ben', { knowsApp: true })
  await client.chat.postMessage(dm)
  expect(await refusal(client.chat.postMessage(dm))).toBe(1)
  await client.chat.postMessage({ ...dm, channel: ben.id })
  expect(slack.findings).toEqual([])
  expect(await refusal(client.chat.postMessage(dm))).toBe(1)
  expect(slack.takeFindings()).toEqual([
    expect.stringMatching(/^chat.postMessage in D\w+: called \d+ ms inside Retry-After$/),
  ])
  slack.advance(1001)
  await client.chat.postMessage(dm)
  expect(slack.findings).toEqual([])
})

it('limits methods by the minute as their tiers surely allow, and each workspace for itself', async () => {
  const globex = slack.addWorkspace('Globex')
  const other = clientWith(slack.newToken(globex.installations.get(slack.app.id)))
  for (let call = 0; call < 50; call++) await client.conversations.history({ channel: dm.channel })
  expect(await refusal(client.conversations.history({ channel: dm.channel }))).toBe(60)
  expect(slack.findings).toEqual([])
  const cat = slack.person('cat', { workspace: globex, knowsApp: true })
  await other.conversations.history({ channel: cat.dmChannel().id })
  expect(await refusal(client.conversations.history({ channel: dm.channel }))).toBe(60)
  expect(slack.takeFindings()).toEqual([
    expect.stringMatching(/^conversations.history: called \d+ ms inside Retry-After$/),
  ])
  slack.advance(60_000)
  await client.conversations.history({ channel: dm.channel })
  slack.settings.callLimits = { 'users.info': { calls: 1, perMs: 5_000 } }
  await client.users.info({ user: ann.id })
  expect(await refusal(client.users.info({ user: ann.id }))).toBe(5)
  expect(slack.arrivals('users.info')).toBe(2)
})

it('shows a post in histories as late as it is told, with its metadata where that is asked for', async () => {
  slack.settings.historyLagMs = () => 4_000
  await client.chat.postMessage({ ...dm, metadata: { event_type: 'letter', event_payload: { id: '1' } } })
  const history = async (more = {}) => (await client.conversations.history({ channel: dm.channel, ...more })).messages
  slack.advance(3_900)
  expect(await history()).toEqual([])
  slack.advance(200)
  expect((await history())?.map(({ metadata }) => metadata)).toEqual([undefined])
  expect(await history({ include_all_metadata: true })).toMatchObject([{ metadata: { event_payload: { id: '1' } } }])
})

it('takes a post seconds after its app has given up, or at once and says so late', async () => {
  const postAndHangUp = async (isThere: () => boolean) => {
    const hangUp = new AbortController()
    const asked = fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(dm),
      signal: hangUp.signal,
    })
    await expect.poll(isThere).toBe(true)
    hangUp.abort()
    await expect(asked).rejects.toThrow()
  }
  slack.faults.add({ method: 'chat.postMessage', slowMs: 300, times: 1 })
  await postAndHangUp(() => slack.arrivals('chat.postMessage') === 1)
  await slack.until(() => ann.dmMessages().length === 1)
  slack.faults.add({ method: 'chat.postMessage', answerAfterMs: 10_000, times: 1 })
  await postAndHangUp(() => ann.dmMessages().length === 2)
})

it('fails on demand: slow, limited, broken, cut off before and after', async () => {
  slack.faults.add({ method: 'chat.postMessage', retryAfter: 5, times: 1 })
  expect(await refusal(client.chat.postMessage(dm))).toBe(5)
  slack.advance(5000)
  slack.faults.add({ status: 503, times: 1 })
  expect(await refusal(client.chat.postMessage(dm))).toBe(503)
  slack.faults.add({ reset: 'before', times: 1 })
  expect(await refusal(client.chat.postMessage(dm))).toBe('slack_webapi_request_error')
  expect(ann.dmMessages()).toEqual([])
  slack.faults.add({ reset: 'after', times: 1 })
  expect(await refusal(client.chat.postMessage(dm))).toBe('slack_webapi_request_error')
  expect(ann.dmMessages()).toHaveLength(1)

  const end = slack.faults.add({ channel: dm.channel, error: 'is_archived' })
  expect(await refusal(client.chat.postMessage({ ...dm, channel: ann.id }))).toBe('is_archived')
  end()
  slack.faults.add({ workspace: slack.workspace.id, slowMs: 30, times: 1 })
  const began = performance.now()
  await client.chat.postMessage(dm)
  expect(performance.now() - began).toBeGreaterThan(25)
  expect(slack.all('call').map(({ status }) => status)).toEqual([429, 503, 0, 0, 200, 200])
})

it('kills and revives tokens', async () => {
  for (const error of ['invalid_auth', 'token_revoked', 'account_inactive'] as const) {
    slack.killToken(error)
    expect(await refusal(client.auth.test())).toBe(error)
  }
  slack.reviveToken()
  expect((await client.auth.test()).team_id).toBe(slack.workspace.id)
  await client.auth.revoke()
  expect(await refusal(client.auth.test())).toBe('token_revoked')
})

it('keeps workspaces apart', async () => {
  const globex = slack.addWorkspace('Globex')
  const installation = globex.installations.get(slack.app.id)
  if (!installation) throw new Error('not installed')
  const other = clientWith(slack.newToken(installation))
  expect((await other.auth.test()).team).toBe('Globex')
  expect(await refusal(other.chat.postMessage(dm))).toBe('channel_not_found')
  expect(await refusal(other.users.info({ user: ann.id }))).toBe('user_not_found')
  const cat = slack.person('ann', { workspace: globex, knowsApp: true })
  await other.chat.postMessage({ ...dm, channel: cat.id })
  expect([cat.dmMessages().length, ann.dmMessages().length]).toEqual([1, 0])
})

it('publishes Home, and refuses to overwrite what changed', async () => {
  const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] }
  const first = await client.views.publish({ user_id: ann.id, view })
  await client.views.publish({ user_id: ann.id, view, hash: first.view?.hash })
  expect(await refusal(client.views.publish({ user_id: ann.id, view, hash: first.view?.hash }))).toBe('hash_conflict')
  expect(ann.home()?.blocks[0]?.type).toBe('divider')
})
