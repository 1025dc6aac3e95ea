// The bodies Slack sends to apps: events, commands, interactions. Fields as documented, nothing left out that Bolt reads.

import { wireMessage } from './messages.ts'
import { isShared } from './shared-channels.ts'
import { newId, type State } from './state.ts'
import type { Account, Channel, Installation, Message, View, Workspace } from './types.ts'
import { wireView } from './views.ts'

/** Where an event happened and who caused it, as far as Slack makes a difference. */
export interface EventSource {
  channel: Channel
  actor: Account
}

/** An Events API callback around one event, in the name of one installation. */
export function eventCallback(
  state: State,
  installation: Installation,
  event: Record<string, unknown>,
  source?: EventSource,
) {
  const { app, workspace } = installation
  const isExternal = source !== undefined && isShared(state, source.channel, source.actor)
  return {
    token: app.verificationToken,
    // In a shared channel messages come from their author's workspace.
    team_id: isExternal && event.type === 'message' ? source.actor.team : workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: workspace.organisation?.id ?? null,
    ...(workspace.organisation ? { enterprise_id: workspace.organisation.id } : {}),
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(state.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: workspace.organisation?.id ?? null,
        // Of an app that a whole organisation has, none of its workspaces is named.
        team_id: workspace.organisation ? null : workspace.id,
        user_id: installation.botUserId,
        is_bot: true,
        is_enterprise_install: workspace.organisation !== undefined,
      },
    ],
    is_ext_shared_channel: isExternal,
    event_context: newId('4-'),
  }
}

/** A message event, as a person's client causes it. @param hearer the workspace whose app was mentioned */
export function messageEvent(
  state: State,
  channel: Channel,
  message: Message,
  type: 'message' | 'app_mention' = 'message',
  hearer = message.team,
) {
  const isReply = message.thread_ts !== undefined && message.thread_ts !== message.ts
  const parent = isReply ? channel.messages.find(({ ts }) => ts === message.thread_ts) : undefined
  return {
    ...wireMessage(message),
    // A reply that was also sent to the channel has the message above instead of its author.
    ...(parent
      ? message.isBroadcast
        ? { subtype: 'thread_broadcast', root: rootOf(parent) }
        : { parent_user_id: parent.user }
      : {}),
    type,
    client_msg_id: newId('msg'),
    channel: channel.id,
    event_ts: state.clock.ts(),
    ...(type === 'message' ? { channel_type: channel.kind } : {}),
    // A mention has the app's workspace as its team, and its author's apart.
    ...(type === 'app_mention' && hearer !== message.team
      ? { team: hearer, user_team: message.team, source_team: message.team, user_profile: { team: message.team } }
      : {}),
  }
}

const rootOf = (parent: Message) => ({ ...wireMessage(parent), thread_ts: parent.ts, reply_count: 1, is_locked: false })

/** `message_changed`: `message` is what it says now, `previous` what it said. */
export function changedEvent(state: State, channel: Channel, message: Message, previous: Message) {
  return {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: { ...wireMessage(message), source_team: message.team, user_team: message.team },
    previous_message: wireMessage(previous),
    channel: channel.id,
    channel_type: channel.kind,
    ts: state.clock.ts(),
    event_ts: state.clock.ts(),
  }
}

export function deletedEvent(state: State, channel: Channel, message: Message) {
  return {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: wireMessage(message),
    channel: channel.id,
    channel_type: channel.kind,
    ts: state.clock.ts(),
    event_ts: state.clock.ts(),
  }
}

export interface CommandCall {
  command: string
  text: string
  channel: Channel
  triggerId: string
  responseUrl: string
}

export function commandPayload(installation: Installation, user: Account, call: CommandCall) {
  const { app, workspace } = installation
  return {
    token: app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: call.channel.id,
    channel_name: channelName(call.channel),
    user_id: user.id,
    user_name: user.name,
    command: call.command,
    text: call.text,
    api_app_id: app.id,
    ...(workspace.organisation
      ? { enterprise_id: workspace.organisation.id, enterprise_name: workspace.organisation.name }
      : {}),
    is_enterprise_install: String(workspace.organisation !== undefined),
    response_url: call.responseUrl,
    trigger_id: call.triggerId,
  }
}

export interface BlockAction {
  /** The element's part: `type`, `action_id`, `block_id`, `value`, `selected_option`, … */
  action: Record<string, unknown>
  target: Message | View
  values: Record<string, unknown>
  channel?: Channel
  triggerId: string
  responseUrl?: string
}

export function blockActionsPayload(state: State, installation: Installation, user: Account, act: BlockAction) {
  return {
    type: 'block_actions',
    ...interactionBase(state, installation, user, act.target.kind === 'view'),
    trigger_id: act.triggerId,
    ...whereabouts(act.target, act.channel, act.values),
    ...(act.responseUrl ? { response_url: act.responseUrl } : {}),
    actions: [{ ...act.action, action_ts: state.clock.ts() }],
  }
}

export interface Suggestion {
  target: Message | View
  values: Record<string, unknown>
  channel?: Channel
  actionId: string
  blockId: string
  value: string
}

export function suggestionPayload(state: State, installation: Installation, user: Account, typed: Suggestion) {
  return {
    type: 'block_suggestion',
    ...interactionBase(state, installation, user, typed.target.kind === 'view'),
    ...whereabouts(typed.target, typed.channel, typed.values),
    action_id: typed.actionId,
    block_id: typed.blockId,
    value: typed.value,
  }
}

export function submissionPayload(
  state: State,
  installation: Installation,
  user: Account,
  view: View,
  values: Record<string, unknown>,
  triggerId: string,
) {
  return {
    type: 'view_submission',
    ...interactionBase(state, installation, user, true),
    trigger_id: triggerId,
    view: { ...wireView(view), state: { values } },
    response_urls: [],
  }
}

export function closedPayload(state: State, installation: Installation, user: Account, view: View, isCleared: boolean) {
  return {
    type: 'view_closed',
    ...interactionBase(state, installation, user, true),
    view: wireView(view),
    is_cleared: isCleared,
  }
}

export interface ShortcutCall {
  callbackId: string
  triggerId: string
}

export function globalShortcutPayload(state: State, installation: Installation, user: Account, call: ShortcutCall) {
  return {
    type: 'shortcut',
    ...interactionBase(state, installation, user),
    action_ts: state.clock.ts(),
    callback_id: call.callbackId,
    trigger_id: call.triggerId,
  }
}

export function messageShortcutPayload(
  state: State,
  installation: Installation,
  user: Account,
  call: ShortcutCall & { message: Message; channel: Channel; responseUrl: string },
) {
  return {
    type: 'message_action',
    ...interactionBase(state, installation, user),
    action_ts: state.clock.ts(),
    callback_id: call.callbackId,
    trigger_id: call.triggerId,
    response_url: call.responseUrl,
    message_ts: call.message.ts,
    channel: { id: call.channel.id, name: channelName(call.channel) },
    message: wireMessage(call.message),
  }
}

/** Apps see `directmessage` and `privategroup` where a conversation has no public name. */
export function channelName(channel: Channel): string {
  return { channel: channel.name, group: 'privategroup', im: 'directmessage' }[channel.kind]
}

/** @param inView it was pressed in a view, whose payload names the presser's own workspace */
function interactionBase(state: State, { app, workspace: installed }: Installation, user: Account, inView = false) {
  const workspace = (inView && state.workspaces.get(user.team)) || installed
  return {
    token: app.verificationToken,
    api_app_id: app.id,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team },
    team: workspace.organisation ? null : wireTeam(workspace),
    enterprise: workspace.organisation ?? null,
    is_enterprise_install: workspace.organisation !== undefined,
  }
}

const wireTeam = (workspace: Workspace) => ({ id: workspace.id, domain: workspace.domain })

/** Where something was pressed. The message itself is left out when it is ephemeral, as Slack leaves it out. */
function whereabouts(target: Message | View, channel: Channel | undefined, values: Record<string, unknown>) {
  if (target.kind === 'view') {
    return { container: { type: 'view', view_id: target.id }, view: { ...wireView(target), state: { values } } }
  }
  const isEphemeral = target.ephemeralFor !== undefined
  return {
    container: {
      type: 'message',
      message_ts: target.ts,
      channel_id: target.channel,
      is_ephemeral: isEphemeral,
      ...(target.thread_ts ? { thread_ts: target.thread_ts } : {}),
    },
    channel: { id: target.channel, name: channel ? channelName(channel) : '' },
    ...(isEphemeral ? {} : { message: wireMessage(target) }),
    state: { values },
  }
}

/** A Home tab as `app_home_opened` carries it. */
export const shownView = (view: View) => wireView(view)
