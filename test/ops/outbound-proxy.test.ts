// Behind a company's proxy: both platforms, requests and connections alike, are reached through it and through nothing
// else, and NO_PROXY keeps away from it.
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { installOutboundProxy, outboundDispatcher } from '../../src/ops/outbound-proxy.ts'
import { startConnectProxy } from '../fakes/connect-proxy.ts'
import { plainText } from '../fakes/slack/index.ts'
import { serveBoth } from '../support/served.ts'

async function install(environment: Readonly<Record<string, string>>): Promise<void> {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'])
    for (const each of [name, name.toLowerCase()]) vi.stubEnv(each, environment[each] ?? '')
  const proxy = await installOutboundProxy()
  onTestFinished(async () => proxy?.uninstall())
}
afterEach(() => vi.unstubAllEnvs())

describe('both platforms', () => {
  const talk = async () => {
    const { slack, discord, stop } = await serveBoth()
    onTestFinished(stop)
    const ann = slack.person('ann', { tz: 'Europe/Vienna' })
    await ann.dm('Ring Bob')
    await slack.next('message', (shown) => plainText(shown).includes('Ring Bob'))
    const bob = discord.person('bob')
    await bob.dm('Water the plants')
    await discord.next((shown) => JSON.stringify(shown).includes('Water the plants'))
    return { slack, discord }
  }

  test('are reached through the proxy alone: requests, the socket and the gateway', async () => {
    const proxy = await startConnectProxy(() => true)
    await install({ HTTP_PROXY: proxy.url })
    const { slack, discord } = await talk()
    const count = (url: string) => proxy.targets().filter((target) => target === new URL(url).host).length
    // Slack's calls and its socket share a port; so do Discord's calls and its gateway.
    expect(count(slack.apiUrl)).toBeGreaterThanOrEqual(2)
    expect(count(discord.apiUrl)).toBeGreaterThanOrEqual(2)
  })

  test('are reached directly where NO_PROXY names them', async () => {
    const proxy = await startConnectProxy(() => true)
    await install({ http_proxy: proxy.url, no_proxy: 'example.org,127.0.0.1,localhost' })
    await talk()
    expect(proxy.targets()).toEqual([])
  })
})

test('with TLS too, and with its user and password', async () => {
  const proxy = await startConnectProxy()
  await install({ HTTPS_PROXY: proxy.url.replace('//', '//ann:s%23cret@') })
  await expect(fetch('https://slack.com/api/auth.test')).rejects.toThrow()
  const gateway = new WebSocket('wss://gateway.discord.gg/?v=10')
  await new Promise((resolve) => gateway.once('error', resolve))
  expect(proxy.targets()).toEqual(['slack.com:443', 'gateway.discord.gg:443'])
  expect(proxy.credentials()).toEqual(['ann:s#cret', 'ann:s#cret'])
})

test('without a proxy nothing is changed', async () => {
  const before = globalThis.fetch
  await install({ NO_PROXY: 'example.org' })
  expect([outboundDispatcher(), globalThis.fetch]).toEqual([undefined, before])
})

test.each(['socks5://127.0.0.1:1080', 'http://', '::'])(
  '%j is refused by the setting it stands in',
  async (address) => {
    await expect(installOutboundProxy({ HTTPS_PROXY: address })).rejects.toThrow(/^HTTPS_PROXY: .+http:\/\/proxy/)
  },
)
