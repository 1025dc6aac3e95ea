// Where a person stands when they act: which app, which workspace, which conversation.
import type { Deliver } from '../delivery.ts'
import type { ActOptions, Where } from '../person.ts'
import { copiesIn } from '../shared-channels.ts'
import type { State } from '../state.ts'
import type { Account, App, Channel, Installation, Message, View, Workspace } from '../types.ts'

export interface Standing {
  state: State
  deliver: Deliver
  defaultApp: App
  workspace: Workspace
  account: Account
}

/** The installation an act goes to; throws where the app is not installed, since a person could not do it there. */
export function installationFor({ workspace, defaultApp }: Standing, app = defaultApp): Installation {
  const installation = workspace.installations.get(app.id)
  if (!installation) throw new Error(`${app.name} is not installed in ${workspace.name}`)
  return installation
}

/** As `installationFor`, and from now on the person is no stranger to the app. */
export function turnTo(standing: Standing, options: ActOptions = {}): Installation {
  standing.account.knowsApp = true
  return installationFor(standing, options.app)
}

/** A copy of the app that a person can see: their own workspace's, else one whose bot shares a channel with them. */
export function copyFor(standing: Standing, { app = standing.defaultApp, copy }: ActOptions = {}): Installation {
  const { state, workspace, account } = standing
  standing.account.knowsApp = true
  const own = copy ?? workspace.installations.get(app.id)
  if (own) return own
  const common = [...workspace.channels.values()].filter(({ members }) => members.has(account.id))
  const [met] = common.flatMap((channel) => copiesIn(state, channel).get(app) ?? [])
  if (!met) throw new Error(`${account.name} shares no channel with ${app.name}`)
  return met
}

/** The installation whose bot made a message or view. */
export function copyOf(standing: Standing, { bot_id: botId }: Message | View, options: ActOptions = {}): Installation {
  const all = [...standing.state.workspaces.values()].flatMap(({ installations }) => [...installations.values()])
  standing.account.knowsApp = true
  return all.find((installation) => installation.botId === botId) ?? turnTo(standing, options)
}

export function channelFor({ state, workspace }: Standing, where: Where): Channel {
  if (typeof where !== 'string') return where
  for (const { channels } of state.workspaces.values()) {
    const known = channels.get(where)
    if (known) return known
  }
  const channel = [...workspace.channels.values()].find(
    ({ id, name, kind }) => id === where || (kind !== 'im' && name === where),
  )
  if (!channel) throw new Error(`No channel “${where}” in ${workspace.name}`)
  return channel
}

/** Where a person writes: as `channelFor`, and in a public channel they are a member from now on. */
export function join(standing: Standing, where: Where): Channel {
  const channel = channelFor(standing, where)
  if (channel.kind === 'channel') channel.members.add(standing.account.id)
  return channel
}

/** The conversation a message is in; undefined for views. */
export function placeOf(standing: Standing, target: Message | View): Channel | undefined {
  return target.kind === 'message' ? channelFor(standing, target.channel) : undefined
}
