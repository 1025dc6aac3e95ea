// Everything Slack sends comes through here, once verified: a payload becomes a Request, the rest is the dispatcher's.
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt'
import { z } from 'zod'
import type { RequestInput } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { ACKNOWLEDGE_KEY, type Acknowledge } from './acknowledger.ts'
import { optionObject } from './blocks.ts'
import { createEventHandler } from './events.ts'
import { readSlackText } from './incoming-text.ts'
import type { Installation, InstallationRegistry } from './installations.ts'
import { FORM_CALLBACK_ID, readSubmittedForm } from './modal.ts'
import * as payloads from './payloads.ts'
import { commandFromCallback } from './register.ts'
import { createRequestBuilder, type RequestBuilderOptions } from './request-builder.ts'
import type { SlackRequest } from './request-handler.ts'

export interface ReceiveOptions extends RequestBuilderOptions {
  readonly dispatcher: Dispatcher
  readonly installations: InstallationRegistry
}

/** Where something is to be opened or offered within 3 s, who it is for must be known sooner. */
const NAME_WITHIN_MS = 1000

/** One delivery, and how to acknowledge it. */
interface Delivery {
  readonly body: unknown
  readonly installation: Installation
  readonly acknowledge: Acknowledge
}

type PayloadKind =
  | 'command'
  | 'event'
  | 'block_actions'
  | 'block_suggestion'
  | 'view_submission'
  | 'shortcut'
  | 'message_action'

/** Bolt's global middleware; whatever it does not know is acknowledged and nothing else. */
export function receive(rules: ReceiveOptions) {
  const { dispatcher, installations, people } = rules
  const made = createRequestBuilder(rules)
  const { ask, requested, nameIn, direct, isOurs } = made
  const handleEvent = createEventHandler({ dispatcher, people, requestBuilder: made })

  const parts: Record<PayloadKind, (delivery: Delivery) => Promise<void>> = {
    async command({ body, installation, acknowledge }) {
      const command = payloads.commandShape.parse(body)
      const userId = command.user_id
      const [who, { line, mentions }, isDirect] = await Promise.all([
        people.lookUpIdentity(installation, userId, command.user_name, NAME_WITHIN_MS),
        readSlackText(command.text, nameIn(installation)),
        isOurs(installation, userId, command.channel_id, command.channel_name),
      ])
      await ask(
        installation,
        who,
        { channelId: command.channel_id, kind: isDirect ? 'private' : 'shared', responseUrl: command.response_url },
        `command:${command.trigger_id}`,
        { kind: 'typed', line },
        // What is answered quickly is answered in the acknowledgement: one request less, and nothing to lose between two.
        { triggerId: command.trigger_id, mentions, acknowledge: acknowledge, reply: acknowledge },
      )
    },

    async event({ body, installation, acknowledge }) {
      const { event_id: eventId, event } = payloads.eventShape.parse(body)
      await handleEvent({ event, deliveryId: `event:${eventId}`, installation, acknowledge: acknowledge })
    },

    async block_actions({ body, installation, acknowledge }) {
      const pressed = payloads.actionShape.parse(body)
      const [action] = pressed.actions
      const said = action && readAction(action)
      if (!said || pressed.view?.type === 'modal') return
      const who = await people.lookUpIdentity(installation, pressed.user.id, userHandle(pressed.user), NAME_WITHIN_MS)
      const deliveryId = `action:${pressed.trigger_id}`
      const { container, trigger_id: triggerId } = pressed
      const rest = { triggerId, stored: acknowledge }
      if (pressed.view || !pressed.channel) {
        const origin = await direct(installation, pressed.user.id)
        return ask(installation, who, { ...origin, isHome: true }, deliveryId, said, rest)
      }
      const { id: channelId } = pressed.channel
      const isDirect = await isOurs(installation, pressed.user.id, channelId, pressed.channel.name)
      const on = container.message_ts ? { channelId, messageId: container.message_ts } : undefined
      const origin: SlackRequest['origin'] = {
        channelId,
        kind: isDirect ? 'private' : 'shared',
        responseUrl: pressed.response_url,
        isEphemeral: container.is_ephemeral === true,
        ...(on ? { on } : {}),
        ...(container.thread_ts ? { threadTs: container.thread_ts } : {}),
      }
      return ask(installation, who, origin, deliveryId, said, rest)
    },

    async block_suggestion({ body, installation, acknowledge }) {
      const typed = payloads.suggestionShape.parse(body)
      const [, command = '', option = ''] = /^lookup:([^:]*):(.*)$/.exec(typed.action_id) ?? []
      const [who, origin] = await Promise.all([
        people.lookUpIdentity(installation, typed.user.id, userHandle(typed.user), NAME_WITHIN_MS),
        direct(installation, typed.user.id),
      ])
      const request = requested(installation, who, origin, null, { kind: 'command', command, values: {} })
      const choices = await dispatcher.suggest(request, command, option, typed.value)
      await acknowledge({ options: choices.map(optionObject) })
    },

    async view_submission({ body, installation, acknowledge }) {
      const { user, view } = payloads.submissionShape.parse(body)
      if (view.callback_id !== FORM_CALLBACK_ID) return
      const { command, values, origin } = readSubmittedForm(view.private_metadata, view.state.values)
      const who = await people.lookUpIdentity(installation, user.id, userHandle(user), NAME_WITHIN_MS)
      const said = { kind: 'command', command, values, isForm: true } as const
      // The form closes with the acknowledgement: it stays open, and filled in, until what it says is stored.
      await ask(installation, who, origin, `view:${view.id}:${view.hash}`, said, { acknowledge: acknowledge })
    },

    async shortcut({ body, installation, acknowledge }) {
      const { user, callback_id: id, trigger_id: triggerId } = payloads.globalShortcutShape.parse(body)
      const command = commandFromCallback(id)
      if (command === null) return
      const [who, origin] = await Promise.all([
        people.lookUpIdentity(installation, user.id, userHandle(user), NAME_WITHIN_MS),
        direct(installation, user.id),
      ])
      const said = { kind: 'command', command, values: {} } as const
      await ask(installation, who, origin, `shortcut:${triggerId}`, said, { triggerId, acknowledge: acknowledge })
    },

    async message_action({ body, installation, acknowledge }) {
      const chosen = payloads.messageShortcutShape.parse(body)
      const name = commandFromCallback(chosen.callback_id)
      const takes = dispatcher.catalogue.findCommand(name ?? '')?.messageMenu
      if (name === null || !takes) return
      const { user, channel, message: taken, trigger_id: triggerId } = chosen
      const nameOf = nameIn(installation)
      const [who, { line }, author, isDirect] = await Promise.all([
        people.lookUpIdentity(installation, user.id, userHandle(user), NAME_WITHIN_MS),
        readSlackText(taken.text, nameOf),
        taken.user ? nameOf(taken.user) : undefined,
        isOurs(installation, user.id, channel.id, channel.name),
      ])
      const link = permalink(chosen.team?.domain, channel.id, taken.ts)
      const values = takes.values({ text: line, ...(link ? { link } : {}), ...(author ? { author } : {}) })
      await ask(
        installation,
        who,
        { channelId: channel.id, kind: isDirect ? 'private' : 'shared', responseUrl: chosen.response_url },
        `shortcut:${triggerId}`,
        { kind: 'command', command: name, values },
        { triggerId, acknowledge: acknowledge },
      )
    },
  }

  return async ({ body, context }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const source: unknown = context
    const space = payloads.readSourceSpace(source)
    const gone = uninstallReason(body)
    if (gone !== null) return installations.markUninstalled(space, gone)
    const part = payloadKind(body)
    const installation = part && (await installations.find(space))
    if (installation) await parts[part]({ body, installation, acknowledge: acknowledgeOf(context) })
  }
}

const typeShape = z.looseObject({ type: z.string().optional(), command: z.string().optional() })
const goneShape = z.looseObject({ event: z.looseObject({ type: z.enum(['app_uninstalled', 'tokens_revoked']) }) })

function payloadKind(body: unknown): PayloadKind | null {
  const { type, command } = typeShape.parse(body)
  if (command !== undefined) return 'command'
  switch (type) {
    case 'event_callback':
      return 'event'
    case 'block_actions':
    case 'block_suggestion':
    case 'view_submission':
    case 'shortcut':
    case 'message_action':
      return type
    default:
      return null
  }
}

/** Why this workspace is none of ours any more, if that is what is said. */
function uninstallReason(body: unknown): string | null {
  const gone = goneShape.safeParse(body)
  if (!gone.success) return null
  const { type, ...event } = gone.data.event
  if (type === 'app_uninstalled') return type
  return (payloads.tokensRevokedEvent.parse(event).tokens?.bot ?? []).length > 0 ? type : null
}

const acknowledgeShape = z.custom<Acknowledge>((value) => typeof value === 'function')
const acknowledgeOf = (context: Record<string, unknown>): Acknowledge =>
  acknowledgeShape.parse(context[ACKNOWLEDGE_KEY])

const userHandle = ({ name, username }: { name?: string | undefined; username?: string | undefined }) =>
  username ?? name

const carriedShape = z.tuple([z.string(), z.string()])

/** A button carries its line; a select has its line in its block's id and the names it fills in its own. */
function readAction(action: Action): RequestInput | null {
  if (action.type === 'button') {
    const value = action.value ?? ''
    if (value === '') return null
    if (!value.startsWith('[')) return { kind: 'pressed', line: value }
    const [line, returnTo] = carriedShape.parse(JSON.parse(value))
    return { kind: 'pressed', line, returnTo }
  }
  const names = /^select-\d+:(.*)$/.exec(action.action_id)?.[1]?.split(',')
  const line = /^\d+ (.*)$/s.exec(action.block_id)?.[1]
  if (!names || line === undefined) return null
  const options = action.selected_options ?? (action.selected_option ? [action.selected_option] : [])
  const chosen = Object.fromEntries(
    options.flatMap(({ value }, index) => (names[index] ? [[names[index], value]] : [])),
  )
  return { kind: 'pressed', line, chosen }
}
type Action = payloads.BlockAction

const permalink = (domain: string | undefined, channelId: string, ts: string): string | undefined =>
  domain && `https://${domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`
