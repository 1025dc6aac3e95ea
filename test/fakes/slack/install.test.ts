// Installing by OAuth, with Bolt's own installer: consent, code, tokens, rotation, and the ways of getting it wrong.
import { App, HTTPReceiver, type Installation } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { originOf, silent } from './bolt.ts'
import { type FakeSlack, startFakeSlack } from './index.ts'

let slack: FakeSlack
let app: App
let installUrl: string
const stored = new Map<string, Installation>()

beforeEach(async () => {
  stored.clear()
  slack = await startFakeSlack({ app: { rotatesTokens: true } })
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const receiver = new HTTPReceiver({
    signingSecret: slack.app.signingSecret,
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    stateSecret: 'a secret of this test',
    scopes: ['commands', 'chat:write'],
    endpoints: '/slack/events',
    logger: silent,
    installerOptions: { clientOptions, authorizationUrl: slack.authorizeUrl, directInstall: true },
    installationStore: {
      storeInstallation: async (installation) => void stored.set(installation.team?.id ?? '', installation),
      fetchInstallation: async ({ teamId }) => {
        const found = stored.get(teamId ?? '')
        if (!found) throw new Error('not installed')
        return found
      },
      deleteInstallation: async ({ teamId }) => void stored.delete(teamId ?? ''),
    },
  })
  app = new App({ receiver, clientOptions, logger: silent })
  app.command('/proxy', async ({ ack, context }) => ack(`Here is ${context.teamId}`))
  app.event('app_uninstalled', async ({ context }) => void stored.delete(context.teamId ?? ''))
  const origin = originOf(await receiver.start({ host: '127.0.0.1', port: 0 }))
  installUrl = `${origin}/slack/install`
  slack.deliverTo(`${origin}/slack/events`)
})
afterEach(async () => {
  await app.stop()
  await slack.stop()
})

it('installs in two workspaces, and each gets its own answers', async () => {
  for (const name of ['Globex', 'Initech']) {
    const workspace = slack.addWorkspace(name, { isInstalled: false })
    const boss = slack.person('boss', { workspace, isAdmin: true })
    const installed = await boss.install(installUrl)
    expect(installed.status).toBe(200)
    expect(installed.authorizeUrl.searchParams.get('scope')).toBe('commands,chat:write')
    expect([...(installed.installation?.scopes ?? [])]).toEqual(['commands', 'chat:write'])
    expect(stored.get(workspace.id)).toMatchObject({ team: { id: workspace.id, name }, user: { id: boss.id } })
    expect((await boss.slash('/proxy')).body).toBe(`Here is ${workspace.id}`)
  }
})

it('refuses denied consent, foreign states, other browsers and used codes', async () => {
  const workspace = slack.addWorkspace('Globex', { isInstalled: false })
  const boss = slack.person('boss', { workspace })
  for (const wrong of [{ isDenied: true }, { tamperState: 'made-up' }, { forgetsCookies: true }]) {
    expect((await boss.install(installUrl, wrong)).status, JSON.stringify(wrong)).toBeGreaterThanOrEqual(400)
  }
  expect(stored.size).toBe(0)
  const { callbackUrl } = await boss.install(installUrl)
  expect(stored.size).toBe(1)
  const code = callbackUrl.searchParams.get('code') ?? ''
  const client = new WebClient(undefined, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
  const { clientId: client_id, clientSecret: client_secret } = slack.app
  await expect(client.oauth.v2.access({ client_id, client_secret, code })).rejects.toThrow('invalid_code')
})

it('rotates tokens: the old one dies of age, a refresh token works once', async () => {
  const workspace = slack.addWorkspace('Globex', { isInstalled: false })
  await slack.person('boss', { workspace }).install(installUrl)
  const bot = stored.get(workspace.id)?.bot
  if (!bot?.token || !bot.refreshToken) throw new Error('no rotating token')
  const call = (token: string) => new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
  const { clientId: client_id, clientSecret: client_secret } = slack.app
  const refresh = { client_id, client_secret, grant_type: 'refresh_token' as const, refresh_token: bot.refreshToken }
  const renewed = await call('').oauth.v2.access(refresh)
  expect(renewed).toMatchObject({ expires_in: 43_200, token_type: 'bot' })
  await expect(call('').oauth.v2.access(refresh)).rejects.toThrow('invalid_refresh_token')
  await call(bot.token).auth.test()
  slack.advance(43_200_000)
  await expect(call(bot.token).auth.test()).rejects.toThrow('token_expired')
})

it('says goodbye when uninstalled', async () => {
  const workspace = slack.addWorkspace('Globex', { isInstalled: false })
  const { installation } = await slack.person('boss', { workspace }).install(installUrl)
  const answers = await slack.uninstall(installation)
  expect(answers.map(({ acknowledged }) => acknowledged)).toEqual([true, true])
  expect(stored.size).toBe(0)
  await expect(slack.person('boss', { workspace }).slash('/proxy')).rejects.toThrow('not installed')
})
