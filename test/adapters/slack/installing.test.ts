// Many workspaces: installed by whoever has the link in their own browser, once; tokens renewed by one; left when told.
import { afterEach, describe, expect, test } from 'vitest'
import type { Installation, InstallationStore, SlackOptions } from '../../../adapters/slack/index.ts'
import { t, view } from '../../../src/chat/view.ts'
import type { FakeSlack } from '../../fakes/slack/index.ts'
import { type Workspace, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
})

/** A store as the host's: one row a space, changed under its lock. */
interface Kept extends InstallationStore {
  readonly rows: Map<string, Installation>
  readonly left: string[]
}

function store(): Kept {
  const rows = new Map<string, Installation>()
  const left: string[] = []
  let lock: Promise<unknown> = Promise.resolve()
  return {
    rows,
    left,
    find: async (space) => rows.get(space) ?? null,
    save: async (installation) => void rows.set(installation.space, installation),
    change(space, work) {
      const run = async () => {
        const kept = rows.get(space)
        if (!kept) return null
        const changed = await work(kept)
        rows.set(space, changed)
        return changed
      }
      const done = lock.then(run, run)
      lock = done.catch(() => undefined)
      return done
    },
    async leave(space, reason) {
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
      expect(installed).toMatchObject({ status: 200, body: expect.stringContaining(`Proxy is in ${name} now`) })
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

describe('a workspace', () => {
  test('has its token renewed once, however many need it', async () => {
    let instant = new Date('2026-03-05T08:00:00Z')
    const { slack, kept, installUrl, platform } = await begin(true, () => instant)
    const where = slack.addWorkspace('Globex', { isInstalled: false })
    const boss = slack.person('boss', { workspace: where, knowsApp: true })
    await boss.install(installUrl)
    const before = kept.rows.get(where.id)?.botToken
    instant = new Date(instant.getTime() + 11 * 3_600_000)
    const send = (count: number) =>
      platform.send({
        letterId: `letter ${count}`,
        space: where.id,
        externalId: boss.id,
        priority: 0,
        view: view(t`Hello`),
        mayBeginUntil: new Date(instant.getTime() + 60_000),
      })
    const all = await Promise.all([
      send(1),
      platform.lookUp({ ...letter, space: where.id, externalId: boss.id }, instant),
    ])
    expect(all).toMatchObject([{ state: 'sent' }, expect.anything()])
    expect(kept.rows.get(where.id)?.botToken).not.toBe(before)
    const renewals = slack.all('call').filter(({ method, args }) => method === 'oauth.v2.access' && args.grant_type)
    expect(renewals).toHaveLength(1)
    expect(slack.findings).toEqual([])
  })

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

const letter = { letterId: 'letter', priority: 0, view: view(t`Hello`) }
