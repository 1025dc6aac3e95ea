// Many workspaces: installed by whoever has the link in their own browser, once; tokens renewed by one; left when told.
import { afterEach, describe, expect, test } from 'vitest'
import { createSlack, type InstallationStore, type SlackOptions } from '../../../adapters/slack/index.ts'
import { t, view } from '../../../src/chat/view.ts'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import type { FakeSlack } from '../../fakes/slack/index.ts'
import { type Workspace, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
})

/** A store as the host's: one row a space, one renewal at a time. */
interface Kept extends InstallationStore {
  readonly rows: Map<string, SlackInstallation>
  readonly left: string[]
  readonly renewing: Set<string>
}

function store(): Kept {
  const rows = new Map<string, SlackInstallation>()
  const left: string[] = []
  const renewing = new Set<string>()
  return {
    rows,
    left,
    renewing,
    find: async (space) => rows.get(space) ?? null,
    save: async (installation) => void rows.set(installation.space, installation),
    async update(space, work) {
      const kept = rows.get(space)
      if (!kept) return null
      rows.set(space, work(kept))
      return rows.get(space) ?? null
    },
    async beginRenewal(space) {
      if (renewing.has(space)) return false
      renewing.add(space)
      return true
    },
    endRenewal: async (space) => void renewing.delete(space),
    async markUninstalled(space, reason) {
      left.push(`${space}: ${reason}`)
      rows.delete(space)
    },
  }
}

const byOAuth =
  (kept: Kept) =>
  (slack: FakeSlack, origin: string): SlackOptions['access'] => ({
    clientId: slack.app.clientId,
    clientSecret: slack.app.clientSecret,
    publicUrl: origin,
    store: kept,
  })

const begin = async (rotates = false, now?: () => Date) => {
  const kept = store()
  open = await workspace('http', {
    access: byOAuth(kept),
    ...(now ? { now } : {}),
    fake: {
      hasJudges: false,
      app: { rotatesTokens: rotates, events: ['message.im'] },
      ...(now ? { now: () => now().getTime() } : {}),
    },
  })
  return { ...open, kept, installUrl: `${open.url}/slack/install` }
}

describe('Add to Slack', () => {
  test('puts us into each workspace, and each talks to its own', async () => {
    const { slack, kept, installUrl, toy } = await begin()
    for (const name of ['Globex', 'Initech']) {
      const where = slack.addWorkspace(name, { isInstalled: false })
      const boss = slack.person('boss', { workspace: where })
      const installed = await boss.install(installUrl)
      expect(installed).toMatchObject({ status: 200, body: expect.stringContaining(`Proxy is now in ${name}.`) })
      expect(installed.authorizeUrl.searchParams.get('scope')).toContain('im:history')
      expect(kept.rows.get(where.id)).toMatchObject({ space: where.id, name })
      await boss.dm(`Hello from ${name}`)
      await slack.until(() => boss.dmMessages().length === 1)
    }
    expect(toy.state().things.map(({ title }) => title)).toEqual(['Hello from Globex', 'Hello from Initech'])
    expect(slack.findings).toEqual([])
  })

  test.each([
    ['in another browser', { forgetsCookies: true }, 400],
    ['with a made-up state', { tamperState: 'l0.abc.def' }, 400],
    ['with no', { isDenied: true }, 200],
  ] as const)('%s installs nothing', async (_what, how, status) => {
    const { slack, kept, installUrl } = await begin()
    const boss = slack.person('boss', { workspace: slack.addWorkspace('Globex', { isInstalled: false }) })
    expect(await boss.install(installUrl, how)).toMatchObject({ status })
    expect(kept.rows.size).toBe(0)
  })

  test('what comes while the installation can’t be read is not acknowledged, and is answered when it comes again', async () => {
    const { slack, kept, installUrl, toy } = await begin()
    const boss = slack.person('boss', { workspace: slack.addWorkspace('Globex', { isInstalled: false }) })
    await boss.install(installUrl)
    const { find } = kept
    let isAway = true
    kept.find = async (space) => {
      if (isAway) throw new Error('The database is away')
      return find(space)
    }
    const { all } = await boss.dm('Call dentist', {
      times: 2,
      between: async () => {
        isAway = false
      },
    })
    expect(all.map(({ acknowledged }) => acknowledged)).toEqual([false, true])
    await slack.until(() => boss.dmMessages().length === 1)
    expect(toy.state().things.map(({ title }) => title)).toEqual(['Call dentist'])
  })

  test('is good once, for ten minutes', async () => {
    let instant = new Date('2026-03-05T08:00:00Z')
    const { slack, kept, installUrl } = await begin(false, () => instant)
    const where = slack.addWorkspace('Globex', { isInstalled: false })
    const boss = slack.person('boss', { workspace: where })
    const { callbackUrl } = await boss.install(installUrl)
    kept.rows.clear()
    const cookie = `proxy_install=${callbackUrl.searchParams.get('state')}`
    expect((await fetch(callbackUrl, { headers: { cookie } })).status).toBe(400)
    const page = await fetch(installUrl, { redirect: 'manual' })
    const state = new URL(page.headers.get('location') ?? '').searchParams.get('state') ?? ''
    instant = new Date(instant.getTime() + 600_001)
    const late = new URL(callbackUrl)
    late.searchParams.set('state', state)
    expect((await fetch(late, { headers: { cookie: `proxy_install=${state}` } })).status).toBe(400)
    expect(kept.rows.size).toBe(0)
  })
})

describe('a workspace whose token is to be renewed', () => {
  let instant = new Date('2026-03-05T08:00:00Z')
  const later = (hours: number) => {
    instant = new Date(instant.getTime() + hours * 3_600_000)
  }
  const installed = async () => {
    const made = await begin(true, () => instant)
    const where = made.slack.addWorkspace('Globex', { isInstalled: false })
    const boss = made.slack.person('boss', { workspace: where, knowsApp: true })
    await boss.install(made.installUrl)
    const to = (idempotencyKey: string) => ({
      idempotencyKey,
      space: where.id,
      externalId: boss.id,
      priority: 0,
      view: view(t`Hello`),
      mayBeginUntil: new Date(instant.getTime() + 60_000),
    })
    const renewals = () =>
      made.slack.all('call').filter(({ method, args }) => method === 'oauth.v2.access' && args.grant_type)
    return { ...made, space: where.id, to, renewals, token: () => made.kept.rows.get(where.id)?.botToken }
  }
  /** Another process of ours, on the same store. */
  const another = ({ slack, kept, url }: Awaited<ReturnType<typeof installed>>) =>
    createSlack({
      transport: { signingSecret: slack.app.signingSecret },
      access: byOAuth(kept)(slack, url),
      apiUrl: slack.apiUrl,
      now: () => instant,
      elapsed: () => instant.getTime(),
      log: { error: () => undefined, warn: () => undefined, info: () => undefined },
    })

  test('has it renewed once, however many need it, in however many processes', async () => {
    const made = await installed()
    const { platform, slack, to, token, renewals } = made
    const before = token()
    later(11)
    slack.faults.add({ method: 'oauth.v2.access', slowMs: 100, times: 1 })
    const sent = await Promise.all([platform.send(to('1')), platform.send(to('2')), another(made).send(to('3'))])
    expect(sent.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(token()).not.toBe(before)
    expect(renewals()).toHaveLength(1)
    expect(slack.findings).toEqual([])
  })

  test('waits for another process where the old one has run out', async () => {
    const made = await installed()
    later(12.5)
    made.slack.faults.add({ method: 'oauth.v2.access', slowMs: 100, times: 1 })
    const sent = await Promise.all([made.platform.send(made.to('1')), another(made).send(made.to('2'))])
    expect(sent.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(made.renewals()).toHaveLength(1)
  })

  test('goes on with the old one while Slack is out of reach, or another process died over it', async () => {
    const { platform, slack, kept, to, token, space } = await installed()
    later(11)
    const before = token()
    slack.faults.add({ method: 'oauth.v2.access', status: 503, times: 1 })
    expect(await platform.send(to('1'))).toMatchObject({ state: 'sent' })
    expect(token()).toBe(before)
    expect(kept.renewing.size).toBe(0)
    kept.renewing.add(space)
    later(0.1)
    expect(await platform.send(to('2'))).toMatchObject({ state: 'sent' })
    // Its turn is over, and somebody else's begins.
    kept.renewing.delete(space)
    later(0.1)
    expect(await platform.send(to('3'))).toMatchObject({ state: 'sent' })
    expect(token()).not.toBe(before)
  })

  test('writes it down, though the database fails at first', async () => {
    const { platform, slack, kept, to, token, renewals } = await installed()
    later(11)
    const before = token()
    const { update } = kept
    let tries = 0
    Object.assign(kept, {
      update: async (...all: Parameters<typeof update>) => {
        if (tries++ === 0) throw new Error('The database is away')
        return update(...all)
      },
    })
    expect(await platform.send(to('1'))).toMatchObject({ state: 'sent' })
    expect(tries).toBe(2)
    expect(token()).not.toBe(before)
    expect(renewals()).toHaveLength(1)
    expect(slack.findings).toEqual([])
  })

  test('whose new one was never written down is kept until the old one ends, then left', async () => {
    const { platform, kept, to, space } = await installed()
    const kept1 = kept.rows.get(space)
    if (kept1) kept.rows.set(space, { ...kept1, refreshToken: 'xoxe-spent' })
    later(11)
    expect(await platform.send(to('1'))).toMatchObject({ state: 'sent' })
    expect(kept.left).toEqual([])
    later(1.5)
    expect(await platform.send(to('2'))).toMatchObject({ state: 'gone' })
    expect(kept.left).toEqual([`${space}: invalid_refresh_token`])
  })
})

describe('a workspace', () => {
  test('that uninstalls us is left at once, and hears nothing more', async () => {
    const { slack, kept, installUrl, platform, toy } = await begin()
    const where = slack.addWorkspace('Globex', { isInstalled: false })
    const boss = slack.person('boss', { workspace: where })
    const { installation } = await boss.install(installUrl)
    await boss.dm('Milk')
    await slack.until(() => boss.dmMessages().length === 1)
    if (!installation) throw new Error('Not installed')
    for (const { acknowledged } of await slack.uninstall(installation)) expect(acknowledged).toBe(true)
    await slack.settled(30)
    expect(kept.left).toContain(`${where.id}: app_uninstalled`)
    expect(await platform.send({ ...letter, space: where.id, externalId: boss.id })).toMatchObject({ state: 'gone' })
    expect(toy.state().things).toHaveLength(1)
    await boss.install(installUrl)
    await boss.dm('Bread')
    await slack.until(() => toy.state().things.length === 2)
  })
})

const letter = { idempotencyKey: 'letter', priority: 0, view: view(t`Hello`) }
