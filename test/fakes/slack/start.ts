// Putting the parts together: one state, one HTTP server, one socket server, and the people.
import { Agent } from 'node:http'
import { PATIENCE_MS } from '../../support/patience.ts'
import { installing } from './acts/installing.ts'
import { pressing } from './acts/pressing.ts'
import { reacting } from './acts/reacting.ts'
import { seeing } from './acts/seeing.ts'
import type { Standing } from './acts/standing.ts'
import { writing } from './acts/writing.ts'
import { createClock, SLOWNESS } from './clock.ts'
import { createDelivery, type DeliveryOptions } from './delivery.ts'
import { echo } from './echo.ts'
import type { FakeSlack, FakeSlackOptions } from './fake-slack.ts'
import { createFaults } from './faults.ts'
import { closed, listen } from './http.ts'
import { allScopes, authorized, dropTokens, issueToken } from './installations.ts'
import { createJudge } from './judge.ts'
import { createLog } from './log.ts'
import { wireAccount } from './methods/people.ts'
import { postDue } from './methods/scheduled.ts'
import * as payloads from './payloads.ts'
import type { Person } from './person.ts'
import { createRateLimits } from './rate-limits.ts'
import { route } from './routes.ts'
import { type SignedRequest, signed, transmit } from './signed-requests.ts'
import { createSocketMode } from './socket-mode.ts'
import { addAccount, addApp, addChannel, addWorkspace, type State } from './state.ts'
import type { Installation } from './types.ts'

const KEPT_REQUESTS = 1000

/** Start a fake Slack on a free loopback port. Stop it with `stop()`. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const clock = createClock(options.now)
  const log = createLog()
  const state: State = {
    clock,
    log,
    apps: new Map(),
    workspaces: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    grants: new Map(),
    tickets: new Map(),
    tokens: new Map(),
    personTokens: new Map(),
    scheduled: new Map(),
    ephemerals: [],
    files: new Map(),
    uploads: new Map(),
    arrivals: new Map(),
    hooks: {},
    dropped: new Map(),
    origin: '',
    settings: {
      echoesOwnMessages: options.echoesOwnMessages ?? false,
      postLimit: options.postLimit,
      hasTiers: options.hasTiers ?? true,
      callLimits: options.callLimits ?? {},
      historyLagMs: options.historyLagMs ?? (() => 0),
      newerBlocks: options.newerBlocks ?? [],
      fileReadyMs: 200,
      escapesCommands: options.escapesCommands ?? true,
      ackWithinMs: options.ackWithinMs ?? 3_000 * SLOWNESS,
      holdsPongs: false,
      answerWithinMs: options.answerWithinMs ?? 10_000 * SLOWNESS,
    },
  }
  if (options.hasJudges) state.settings.judge = await createJudge(log.note)
  const faults = createFaults()
  const limits = createRateLimits(state)
  const server = await listen((request) => route(state, faults, limits, request))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The fake has no port')
  state.origin = `http://127.0.0.1:${address.port}`

  const sockets = createSocketMode(state, server)
  const sent: SignedRequest[] = []
  const agent = new Agent({ keepAlive: true })
  const keep = (request: SignedRequest) => {
    sent.push(request)
    if (sent.length > KEPT_REQUESTS) sent.shift()
  }
  const deliver = createDelivery(state, sockets, { push: keep }, agent)

  const app = addApp(state, options.app)
  const workspace = addWorkspace(state, 'Acme')
  if (options.organisation) workspace.organisation = options.organisation
  const installation = authorized(state, app, workspace, options.scopes ?? allScopes)
  const botToken = issueToken(state, installation)
  const people = new Map<string, Person>()

  const event = (
    body: Record<string, unknown>,
    { installation: to = installation, ...delivery }: DeliveryOptions & { installation?: Installation } = {},
  ) => {
    const payload = payloads.eventCallback(state, to, { event_ts: clock.ts(), ...body })
    return deliver(to.app, { type: 'events_api', about: `event ${String(body.type)}`, payload }, delivery)
  }
  const farewell = async (gone: Installation) => [
    await event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [gone.botUserId] } }, { installation: gone }),
    await event({ type: 'app_uninstalled' }, { installation: gone }),
  ]
  state.hooks.onPersonRevoked = (from, { user }) =>
    void event({ type: 'tokens_revoked', tokens: { oauth: [user], bot: [] } }, { installation: from })
  state.hooks.onProfileChange = (from, account) => {
    if (!from.app.events.has('user_change')) return
    const user = { ...wireAccount(from, account, clock.now(), true), updated: 0 }
    void event({ type: 'user_change', user, cache_ts: 0 }, { installation: from })
  }
  state.hooks.onUninstalled = (gone) => void farewell(gone)
  state.hooks.onAppMessage = echo(state, deliver)

  return {
    origin: state.origin,
    apiUrl: `${state.origin}/api/`,
    authorizeUrl: `${state.origin}/oauth/v2/authorize`,
    app,
    workspace,
    installation,
    botToken,
    settings: state.settings,
    faults,
    sent,
    all: log.all,
    findings: log.findings,
    next: log.next,
    until: log.until,
    settled: log.settled,
    mark: log.mark,

    addApp: (wanted) => addApp(state, wanted),
    addWorkspace: (name, wanted = {}) => {
      const added = addWorkspace(state, name)
      if (wanted.isInstalled ?? true) issueToken(state, authorized(state, app, added, wanted.scopes ?? allScopes))
      return added
    },
    install: (which, where, scopes = allScopes) => {
      const made = authorized(state, which, where, scopes)
      issueToken(state, made)
      return made
    },
    newToken: (of = installation) => issueToken(state, of),
    person: (name, { workspace: where = workspace, ...details } = {}) => {
      const key = `${where.id}:${name}`
      const known = people.get(key)
      if (known) {
        Object.assign(known.account, details)
        return known
      }
      const account = addAccount(where, name, details)
      const standing: Standing = { state, deliver, defaultApp: app, workspace: where, account }
      const person: Person = {
        account,
        id: account.id,
        name,
        ...writing(standing),
        ...pressing(standing),
        ...reacting(standing),
        ...seeing(standing),
        ...installing(standing),
      }
      people.set(key, person)
      return person
    },
    channel: (name, wanted = {}) => {
      const where = wanted.workspace ?? workspace
      const known = [...where.channels.values()].find((channel) => channel.kind !== 'im' && channel.name === name)
      const members = (wanted.members ?? []).map(({ id }) => id)
      if (known) {
        for (const id of members) known.members.add(id)
        known.isArchived = wanted.isArchived ?? known.isArchived
        return known
      }
      const bot = where.installations.get(app.id)?.botUserId
      if (bot && (wanted.hasApp ?? true)) members.push(bot)
      const kind = wanted.isPrivate ? 'group' : 'channel'
      const added = addChannel(where, { name, kind, members, isArchived: wanted.isArchived })
      for (const other of wanted.sharedWith ?? []) {
        other.channels.set(added.id, added)
        const copy = other.installations.get(app.id)?.botUserId
        if (copy && (wanted.hasApp ?? true)) added.members.add(copy)
      }
      return added
    },

    deliverTo: (url, to = app) => {
      to.urls = typeof url === 'string' ? { events: url, commands: url, interactivity: url, options: url } : url
    },
    connected: (count = 1, of = app, withinMs = PATIENCE_MS) => log.until(() => of.sockets.size >= count, withinMs),
    sendRaw: (text, of = app) => sockets.sendRaw(of, text),
    disconnect: (reason = 'refresh_requested', of = app) => sockets.disconnect(of, reason),
    drop: (of = app) => sockets.drop(of),
    event,
    post: (body, contentType, { url, app: to = app, withinMs, ...how } = {}) => {
      const address = url ?? to.urls?.events
      if (!address) throw new Error('Nowhere to post to: use deliverTo first, or give a url')
      const request = signed(to.signingSecret, clock.now(), address, contentType, body, how)
      return transmit(request, withinMs ?? state.settings.answerWithinMs, how)
    },
    replay: (request, withinMs = state.settings.answerWithinMs) => transmit(request, withinMs),

    killToken: (error = 'token_revoked', of = installation) => dropTokens(state, of, error),
    reviveToken: (of = installation) => {
      of.deadWith = undefined
    },
    grantScope: (scope, of = installation) => {
      of.scopes.add(scope)
    },
    withdrawScope: (scope, of = installation) => {
      of.scopes.delete(scope)
    },
    uninstall: async (of = installation) => {
      dropTokens(state, of, 'account_inactive')
      of.workspace.installations.delete(of.app.id)
      return farewell(of)
    },

    messages: (channel) => {
      const found = typeof channel === 'string' ? channelNamed(state, channel) : channel
      return found.messages.filter((message) => !message.isDeleted)
    },
    arrivals: (method) => state.arrivals.get(method) ?? 0,
    posted: () => {
      const everywhere = [...state.workspaces.values()].flatMap(({ channels }) => [...channels.values()])
      const kept = everywhere.flatMap(({ messages }) => messages).filter(({ bot_id }) => bot_id !== undefined)
      return [...kept, ...state.ephemerals].sort((a, b) => Number(a.ts) - Number(b.ts))
    },
    scheduled: () => [...state.scheduled.values()].sort((a, b) => a.postAt - b.postAt),
    postDue: () => postDue(state),
    loseScheduled: (id) => void state.scheduled.delete(id),
    advance: clock.advance,
    takeFindings: () => log.findings.splice(0),
    forget: () => {
      log.forget()
      log.findings.length = 0
      sent.length = 0
      state.triggers.clear()
      state.responseUrls.clear()
      state.ephemerals.length = 0
    },
    stop: async () => {
      faults.clear()
      agent.destroy()
      await sockets.stop()
      await closed(server)
    },
  }
}

function channelNamed(state: State, wanted: string) {
  for (const { channels } of state.workspaces.values()) {
    for (const channel of channels.values()) {
      if (channel.id === wanted || (channel.kind !== 'im' && channel.name === wanted)) return channel
    }
  }
  throw new Error(`No channel “${wanted}”`)
}
