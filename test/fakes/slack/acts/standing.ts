// Where a person stands when they act: which app, which workspace, which conversation.
import type { Deliver } from '../delivery.ts'
import type { ActOptions, Where } from '../person.ts'
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

export function channelFor({ workspace }: Standing, where: Where): Channel {
  if (typeof where !== 'string') return where
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
export function placeOf({ workspace }: Standing, target: Message | View): Channel | undefined {
  return target.kind === 'message' ? workspace.channels.get(target.channel) : undefined
}
