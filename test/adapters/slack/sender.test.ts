// What goes out on our own account: once, whatever becomes of the connection; looked up where nobody knows.
import { afterEach, describe, expect, test } from 'vitest'
import { storedLine } from '../../../src/chat/ask.ts'
import type { DeliveryResult, OutgoingMessage } from '../../../src/chat/platform.ts'
import { t, textBlock, view } from '../../../src/chat/view.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { fixedClock } from '../../support/clock.ts'
import { type Workspace, type WorkspaceRules, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
})

const SINCE = new Date(Date.now() - 60_000)
let letterCount = 0

describe('a letter', () => {
  const begin = async (rules: WorkspaceRules = {}) => {
    open = await workspace('socket', rules)
    const { slack, platform } = open
    const ann = slack.person('ann', { knowsApp: true })
    const letter = (rest: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      idempotencyKey: `01890a5d-ac96-774b-bcce-${String(++letterCount).padStart(12, '0')}`,
      space: slack.workspace.id,
      externalId: ann.id,
      priority: 0,
      view: view(t`Call dentist, 09:00.`, [], { buttons: [{ label: 'Start', line: storedLine('energy log 1') }] }),
      ...rest,
    })
    const arrived = () => ann.dmMessages().length
    return {
      ...open,
      ann,
      letter,
      arrived,
      send: (rest?: Partial<OutgoingMessage>): Promise<DeliveryResult> => platform.send(letter(rest)),
    }
  }

  test('arrives with its id, and is found by it', async () => {
    const { platform, letter, ann, slack } = await begin()
    const written = letter()
    expect(await platform.lookUp(written, SINCE)).toBe('absent')
    const sent = await platform.send(written)
    const [message] = ann.dmMessages()
    expect(sent).toEqual({ state: 'sent', ref: { channelId: message?.channel, messageId: message?.ts } })
    expect(message?.metadata).toEqual({ event_type: 'proxy_letter', event_payload: { id: written.idempotencyKey } })
    expect(await platform.lookUp(written, SINCE)).toEqual({ channelId: message?.channel, messageId: message?.ts })
    expect(await platform.lookUp(letter(), SINCE)).toBe('absent')
    expect(slack.findings).toEqual([])
  })

  test('limited without a word of how long, it waits half a minute', async () => {
    const { slack, send, arrived } = await begin()
    slack.faults.add({ method: 'chat.postMessage', status: 429, times: 1 })
    expect(await send()).toEqual({ state: 'later', afterMs: 30_000, scope: 'channel' })
    expect(arrived()).toBe(0)
  })

  test('is found by a host whose clock is ahead of Slack’s', async () => {
    const { platform, letter } = await begin()
    const written = letter()
    const sent = await platform.send(written)
    const soon = new Date(Date.now() + 20 * 60_000)
    expect(sent.state === 'sent' && (await platform.lookUp(written, soon))).toEqual(sent.state === 'sent' && sent.ref)
    expect(await platform.lookUp(letter(), soon)).toBe('absent')
  })

  test('offered, it waits for the end of the person’s own Do Not Disturb; one with a time comes through', async () => {
    const { slack, ann, send, arrived } = await begin()
    const seconds = Math.floor(Date.now() / 1000)
    ann.account.dnd = { from: seconds - 3600, to: seconds + 5400 }
    const held = await send({ isOffered: true })
    expect(held).toMatchObject({ state: 'later', scope: 'channel' })
    if (held.state === 'later') expect(Math.round(held.afterMs / 60_000)).toBe(90)
    expect(arrived()).toBe(0)
    expect((await send()).state).toBe('sent')
    // One whose quiet time is still to come can be spoken to.
    const carl = slack.person('carl', { knowsApp: true, dnd: { from: seconds + 600, to: seconds + 1200 } })
    expect((await send({ isOffered: true, externalId: carl.id })).state).toBe('sent')
    expect(slack.findings).toEqual([])
  })

  test('offered, it waits for the end of a snooze where the person let us see it, and nowhere else', async () => {
    const tokens = new Map<string, string>()
    const { slack, send } = await begin({
      more: {
        findPersonalToken: async ({ externalId }) => {
          const token = tokens.get(externalId)
          return token === undefined ? null : { token, kinds: ['quiet'] }
        },
      },
    })
    const snoozedUntil = Math.floor(Date.now() / 1000) + 600
    const ben = slack.person('ben', { knowsApp: true, snoozedUntil })
    tokens.set(ben.id, ben.grantToken())
    const held = await send({ isOffered: true, externalId: ben.id })
    expect(held).toMatchObject({ state: 'later', scope: 'channel' })
    if (held.state === 'later') expect(Math.round(held.afterMs / 60_000)).toBe(10)
    // Slack shows a snooze to nobody's token but the person's own.
    const eve = slack.person('eve', { knowsApp: true, snoozedUntil })
    expect((await send({ isOffered: true, externalId: eve.id })).state).toBe('sent')
    // A token that was taken back hides the snooze alone: the schedule is still seen, and others are still asked about.
    const from = snoozedUntil - 1200
    const dan = slack.person('dan', { knowsApp: true, dnd: { from, to: snoozedUntil } })
    tokens.set(dan.id, 'xoxp-taken-back')
    expect((await send({ isOffered: true, externalId: dan.id })).state).toBe('later')
    const finn = slack.person('finn', { knowsApp: true, dnd: { from, to: snoozedUntil } })
    expect((await send({ isOffered: true, externalId: finn.id })).state).toBe('later')
    expect(slack.findings).toEqual([])
  })

  test('offered where Slack doesn’t tell of Do Not Disturb, it is sent, and Slack isn’t asked again', async () => {
    const { slack, ann, send } = await begin()
    slack.withdrawScope('dnd:read')
    const seconds = Math.floor(Date.now() / 1000)
    ann.account.dnd = { from: seconds - 3600, to: seconds + 5400 }
    expect((await send({ isOffered: true })).state).toBe('sent')
    const ben = slack.person('ben', { knowsApp: true })
    expect((await send({ isOffered: true, externalId: ben.id })).state).toBe('sent')
    expect(slack.arrivals('dnd.info')).toBe(1)
  })

  test('is found among hundreds that came later', async () => {
    const { platform, letter, ann, slack } = await begin()
    const written = letter()
    await platform.send(written)
    for (let count = 0; count < 450; count++)
      ann.dmChannel().messages.push({
        ...last(ann.dmChannel().messages),
        metadata: undefined,
        ts: `${Number(last(ann.dmChannel().messages).ts) + 0.001}`,
      })
    expect(await platform.lookUp(written, SINCE)).toMatchObject({ channelId: ann.dmChannel().id })
    expect(slack.all('call').filter(({ method }) => method === 'conversations.history').length).toBeGreaterThan(1)
  })

  test.each([
    ['accepted, and then the connection breaks', { reset: 'after' }, 'unknown', 1],
    ['not accepted, and the connection breaks', { reset: 'before' }, 'unknown', 0],
    ['answered with a fault of Slack’s', { status: 503 }, 'unknown', 0],
    ['perhaps done before Slack failed', { error: 'internal_error' }, 'unknown', 0],
    ['limited', { retryAfter: 7 }, 'later', 0],
    ['for somebody who left', { error: 'user_disabled' }, 'closed', 0],
    ['by a dead token', { error: 'token_revoked' }, 'gone', 0],
    ['malformed, so said as text', { error: 'invalid_blocks' }, 'sent', 1],
    ['not allowed there', { error: 'restricted_action' }, 'refused', 0],
  ] as const)('%s', async (_what, fault, state, arrivals) => {
    const { send, slack, arrived } = await begin()
    slack.faults.add({ method: 'chat.postMessage', ...fault, times: 1 })
    const delivery = await send()
    expect(delivery.state).toBe(state)
    expect(arrived()).toBe(arrivals)
    // Tried once: what is repeated, and when, is not decided here.
    expect(slack.all('call').filter(({ method }) => method === 'chat.postMessage')).toHaveLength(
      state === 'sent' ? 2 : 1,
    )
    if (delivery.state === 'later') expect(delivery).toEqual({ state: 'later', afterMs: 7000, scope: 'channel' })
  })

  test('that nobody can look up stays unknown', async () => {
    const { platform, letter, slack } = await begin()
    slack.withdrawScope('im:history')
    expect(await platform.lookUp(letter(), SINCE)).toBe('cannot')
    slack.faults.add({ method: 'conversations.history', status: 500, times: 1 })
    slack.grantScope('im:history')
    await expect(platform.lookUp(letter(), SINCE)).rejects.toThrow()
  })

  test('is looked for less often than Slack allows, and not at all inside a Retry-After', async () => {
    let now = new Date('2026-03-05T08:00:00Z')
    const { platform, letter, slack } = await begin({ now: () => now })
    const asked = () => slack.all('call').filter(({ method }) => method === 'conversations.history').length
    expect(await platform.lookUp(letter(), SINCE)).toBe('absent')
    slack.faults.add({ method: 'conversations.history', retryAfter: 30, times: 1 })
    expect(await platform.lookUp(letter(), SINCE)).toEqual({ state: 'later', afterMs: 30_000 })
    now = new Date(now.getTime() + 29_000)
    expect(await platform.lookUp(letter(), SINCE)).toEqual({ state: 'later', afterMs: 1_000 })
    expect(asked()).toBe(2)
    now = new Date(now.getTime() + 61_000)
    const results = []
    for (let n = 0; n < 50; n++) results.push(await platform.lookUp(letter(), SINCE))
    expect(asked()).toBe(2 + 45)
    expect(results.slice(0, 45)).toEqual(Array(45).fill('absent'))
    expect(results.slice(45)).toEqual(Array(5).fill({ state: 'later', afterMs: 60_000 }))
    now = new Date(now.getTime() + 60_000)
    expect(await platform.lookUp(letter(), SINCE)).toBe('absent')
  })

  test('whose direct messages can’t be opened says so of that person alone', async () => {
    const { send, slack } = await begin()
    const toEva = { externalId: slack.person('eva', { knowsApp: true }).id }
    slack.faults.add({ method: 'conversations.open', status: 500, times: 1 })
    expect(await send(toEva)).toEqual({ state: 'later', afterMs: 5000, scope: 'channel', isFailure: true })
    slack.faults.add({ method: 'conversations.open', retryAfter: 1, times: 1 })
    expect(await send(toEva)).toEqual({ state: 'later', afterMs: 1000, scope: 'space' })
    expect(slack.arrivals('conversations.open')).toBe(2)
  })

  test('waits for its channel, and asks nothing while Slack wants it to wait', async () => {
    let now = new Date('2026-03-05T08:00:00Z')
    const { send, slack } = await begin({ now: () => now })
    slack.faults.add({ method: 'chat.postMessage', retryAfter: 5, times: 1 })
    await send()
    expect(await send()).toEqual({ state: 'later', afterMs: 5000, scope: 'channel' })
    expect(slack.all('call').filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
    now = new Date(now.getTime() + 5001)
    expect(await send()).toMatchObject({ state: 'sent' })
    // The next one has a second to wait, and would be too late.
    expect(await send({ mayBeginUntil: new Date(now.getTime() + 500) })).toMatchObject({
      state: 'later',
      scope: 'channel',
    })
  })

  test('ends its waits when they are over, whatever the clock is set to meanwhile', async () => {
    const clock = fixedClock('2026-03-05T08:00:00Z')
    const { send, platform, letter, slack } = await begin({ now: clock.now, elapsed: clock.elapsed })
    const posts = () => slack.arrivals('chat.postMessage')
    slack.faults.add({ method: 'chat.postMessage', retryAfter: 30, times: 1 })
    await send()
    slack.faults.add({ method: 'conversations.history', retryAfter: 30, times: 1 })
    await platform.lookUp(letter(), SINCE)
    clock.shift({ hours: 1 })
    expect(await send()).toEqual({ state: 'later', afterMs: 30_000, scope: 'channel' })
    expect(await platform.lookUp(letter(), SINCE)).toEqual({ state: 'later', afterMs: 30_000 })
    expect(posts()).toBe(1)
    clock.shift({ hours: -2 })
    clock.advance({ seconds: 31 })
    expect(await send()).toMatchObject({ state: 'sent' })
    expect(await platform.lookUp(letter(), SINCE)).toBe('absent')
  })

  test('to one person waits for nobody else’s limit', async () => {
    const { send, slack, ann } = await begin()
    const others = Array.from({ length: 20 }, (_, index) => slack.person(`other${index}`, { knowsApp: true }))
    slack.faults.add({ method: 'chat.postMessage', channel: ann.dmChannel().id, retryAfter: 60 })
    const began = performance.now()
    const all = await Promise.all([send(), ...others.map(({ id }) => send({ externalId: id }))])
    expect(all.map(({ state }) => state)).toEqual(['later', ...others.map(() => 'sent')])
    // Well below the minute that hers has to wait.
    expect(performance.now() - began).toBeLessThan(45_000)
  })

  test('goes nowhere where Slack is out of reach, or we are not', async () => {
    const { send, slack } = await begin()
    expect(await send({ space: 'T0ELSEWHERE' })).toMatchObject({ state: 'gone' })
    expect(await send({ externalId: 'U0NOBODY' })).toEqual({ state: 'closed' })
    slack.faults.add({ method: 'conversations.open', status: 500, times: 1 })
    expect(await send({ externalId: slack.person('ben', { knowsApp: true }).id })).toMatchObject({ state: 'later' })
    slack.killToken()
    expect(await send()).toEqual({ state: 'gone', reason: 'token_revoked' })
  })

  test('ends after ten seconds without an answer, as unknown', async () => {
    const { send, slack } = await begin()
    slack.faults.add({ method: 'chat.postMessage', isHanging: true, times: 1 })
    expect(await send()).toMatchObject({ state: 'unknown' })
  })

  test('that became a card is edited in place, and said to be gone when it is', async () => {
    const { send, platform, slack, ann } = await begin()
    const sent = await send()
    if (sent.state !== 'sent') throw new Error(sent.state)
    const space = slack.workspace.id
    const changed = view(t`Done: dentist`, [textBlock(t`at 09:10`)])
    expect(await platform.edit(sent.ref, space, changed)).toBe('edited')
    expect(plainText(last(ann.dmMessages()))).toBe('*Done: dentist*\nAt 09:10')
    slack.faults.add({ method: 'chat.update', retryAfter: 3, times: 1 })
    expect(await platform.edit(sent.ref, space, changed)).toBe('later')
    slack.faults.add({ method: 'chat.update', error: 'edit_window_closed', times: 1 })
    expect(await platform.edit(sent.ref, space, changed)).toBe('gone')
    expect(await platform.edit(sent.ref, 'T0ELSEWHERE', changed)).toBe('gone')
  })
})

const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1)
  if (!found) throw new Error('There is none')
  return found
}
