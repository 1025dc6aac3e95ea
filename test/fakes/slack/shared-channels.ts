// Slack Connect: channels that several workspaces share, and who of other workspaces is seen in them.
// https://docs.slack.dev/apis/slack-connect
import { SlackError } from './slack-error.ts'
import type { State } from './state.ts'
import type { Account, App, Channel, Installation, Workspace } from './types.ts'

/** The workspaces that have this channel; a channel that is not shared has one, direct messages the app's. */
export const workspacesOf = (state: State, { id }: Channel): Workspace[] =>
  [...state.workspaces.values()].filter(({ channels }) => channels.has(id))

/** Whether somebody of another workspace takes part: in a shared channel, or in direct messages with an app's bot. */
export function isShared(state: State, channel: Channel, actor?: Account): boolean {
  const places = workspacesOf(state, channel)
  return places.length > 1 || (actor !== undefined && places.every(({ id }) => id !== actor.team))
}

/** The copies of the apps that are members of a channel, each app's in the order in which they were installed. */
export function copiesIn(state: State, channel: Channel): Map<App, Installation[]> {
  const copies = new Map<App, Installation[]>()
  for (const { installations } of workspacesOf(state, channel))
    for (const installation of installations.values())
      if (channel.members.has(installation.botUserId))
        copies.set(installation.app, [...(copies.get(installation.app) ?? []), installation])
  return copies
}

/** How a workspace's app sees an account: as one of its own, of a company it shares a channel with, or a stranger's. */
export function relationTo(
  state: State,
  installation: Installation,
  account: Account,
): 'own' | 'external' | 'stranger' | null {
  const { workspace } = installation
  if (workspace.accounts.has(account.id)) return 'own'
  const common = [...workspace.channels.values()].filter((channel) => workspacesOf(state, channel).length > 1)
  if (common.some(({ members }) => members.has(account.id))) return 'external'
  const theirs = state.workspaces.get(account.team)
  return common.some(({ id }) => theirs?.channels.has(id)) ? 'stranger' : null
}

/** An account that a workspace's app may see, also of other workspaces; an error in Slack's words otherwise. */
export function seenAccount(state: State, installation: Installation, id: string): Account {
  for (const { accounts } of state.workspaces.values()) {
    const account = accounts.get(id)
    if (account && relationTo(state, installation, account) !== null) return account
  }
  throw new SlackError('user_not_found')
}

/** An account that the app may write to: strangers share no channel with it. */
export function reachableAccount(state: State, installation: Installation, id: string): Account {
  const account = seenAccount(state, installation, id)
  if (relationTo(state, installation, account) === 'stranger') throw new SlackError('user_not_visible')
  return account
}
