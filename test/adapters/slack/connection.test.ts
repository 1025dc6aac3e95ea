// Socket Mode through bad weather: it comes back by itself, and nothing that happens on the way ends the process.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Workspace, workspace } from './workspace.ts'

let open: Workspace | undefined
const rejections: unknown[] = []
const remember = (reason: unknown) => void rejections.push(reason)
beforeEach(() => {
  rejections.length = 0
  process.on('unhandledRejection', remember)
})
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  process.off('unhandledRejection', remember)
  expect(rejections).toEqual([])
})

describe('a connection by Socket Mode', () => {
  const begin = async () => {
    open = await workspace('socket')
    const { slack } = open
    return { ...open, ann: slack.person('ann') }
  }
  /** Still talks. */
  const works = async ({ slack, ann, toy }: Awaited<ReturnType<typeof begin>>) => {
    const count = toy.state().things.length
    await slack.connected()
    await ann.dm('Milk')
    await slack.until(() => toy.state().things.length === count + 1)
  }

  test.each(['warning', 'refresh_requested'] as const)('that Slack renews (%s) is back at once', async (reason) => {
    const made = await begin()
    const began = performance.now()
    made.slack.disconnect(reason)
    await made.slack.until(() => made.slack.app.sockets.size === 0)
    await works(made)
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  test('whose pongs take their time is kept: Slack often takes more than five seconds', async () => {
    const made = await begin()
    const { slack } = made
    const pings = (isAnswered: boolean) => slack.all('ping').filter(({ answered }) => answered === isAnswered)
    await slack.until(() => pings(true).length > 0)
    const [connection] = slack.app.sockets
    slack.settings.holdsPongs = true
    await slack.until(() => (pings(false).at(-1)?.at ?? 0) - (pings(true).at(-1)?.at ?? 0) > 9_000)
    slack.settings.holdsPongs = false
    await works(made)
    expect([...slack.app.sockets]).toEqual([connection])
  })

  test('that is cut without a word comes back', async () => {
    const made = await begin()
    made.slack.drop()
    await made.slack.until(() => !made.platform.isReady())
    await works(made)
    expect(made.platform.isReady()).toBe(true)
  })

  test('that Slack refuses for a while is asked for again, less and less often', async () => {
    const made = await begin()
    const { slack } = made
    for (const fault of [{ status: 503 }, { reset: 'before' }, { retryAfter: 1 }, { error: 'internal_error' }] as const)
      slack.faults.add({ method: 'apps.connections.open', times: 1, ...fault })
    slack.drop()
    await made.slack.until(() => slack.app.sockets.size === 0)
    await works(made)
    const asked = slack.all('call').filter(({ method }) => method === 'apps.connections.open')
    expect(asked).toHaveLength(6)
  })

  test('whose token dies does not end the process', async () => {
    const made = await begin()
    made.slack.faults.add({ method: 'apps.connections.open', error: 'invalid_auth', times: 3 })
    made.slack.drop()
    await made.slack.until(() => made.slack.app.sockets.size === 0)
    await works(made)
  })

  test('is closed at the end, also in the middle of coming back', async () => {
    const { slack, platform } = await begin()
    slack.drop()
    await slack.until(() => slack.app.sockets.size === 0)
    await platform.stop()
    await slack.settled(300)
    expect(slack.app.sockets.size).toBe(0)
  })
})

test('a token that Slack refuses is said at the start; Slack out of reach is not the end', async () => {
  await expect(workspace('socket', { access: () => ({ botToken: 'xoxb-wrong' }) })).rejects.toThrow(
    'Slack rejects SLACK_BOT_TOKEN: invalid_auth',
  )
  for (const error of ['ratelimited', 'internal_error', 'team_added_to_org']) {
    const busy = await workspace('socket', {
      access(slack) {
        slack.faults.add({ method: 'auth.test', error, times: 1 })
        return { botToken: slack.botToken }
      },
    })
    expect(busy.platform.isReady()).toBe(true)
    await busy.close()
  }
})
