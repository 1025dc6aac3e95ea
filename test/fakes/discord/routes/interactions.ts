// Answering an interaction, and speaking through its token afterwards.
import { z } from 'zod'
import { ApiError, invalidForm, notFound, unknownInteraction, unknownMessage, unknownWebhook } from '../api-error.ts'
import type { Interaction } from '../interaction.ts'
import { createMessage, deleteMessage, editMessage } from '../messages.ts'
import { type Call, noContent, ok, type Reply, type Route } from '../route.ts'
import {
  CallbackType,
  Choice,
  Flag,
  has,
  InteractionType,
  MessageBody,
  MessageType,
  Modal,
  Permission,
} from '../wire.ts'
import type { Kept } from '../world.ts'

const Callback = z.discriminatedUnion('type', [
  z.object({ type: z.literal(CallbackType.reply), data: MessageBody }),
  z.object({ type: z.literal(CallbackType.defer), data: MessageBody.nullish() }),
  z.object({ type: z.literal(CallbackType.deferUpdate) }),
  z.object({ type: z.literal(CallbackType.update), data: MessageBody.nullish() }),
  z.object({ type: z.literal(CallbackType.autocomplete), data: z.object({ choices: z.array(Choice) }) }),
  z.object({ type: z.literal(CallbackType.modal), data: Modal }),
])

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    operation: 'create_interaction_response',
    by: 'token',
    run: callback,
  },
  {
    method: 'POST',
    path: '/webhooks/:application/:token',
    operation: 'execute_webhook',
    by: 'token',
    bucket: 'webhook',
    run: (call) => {
      const asked = afterwards(call)
      const body = MessageBody.parse(call.body)
      // Discord lets the first follow-up fill a deferred answer, which keeps the privacy it was deferred with.
      if (asked.original && !asked.gone && has(asked.original.message.flags, Flag.loading))
        return ok(changed(asked, editMessage(call.world, asked.original, body, call.files)).message)
      if (asked.userInstallOnly && asked.followUps.length >= 5)
        throw new ApiError(400, 40094, 'The maximum number of follow-up messages for this interaction was reached')
      return ok(changed(asked, followUp(call, asked, body)).message)
    },
  },
  {
    method: 'GET',
    path: '/webhooks/:application/:token/messages/:message',
    by: 'token',
    run: (call) => ok(named(call, afterwards(call)).message),
  },
  {
    method: 'PATCH',
    path: '/webhooks/:application/:token/messages/:message',
    operation: 'update_webhook_message',
    by: 'token',
    bucket: 'webhook',
    run: (call) => {
      const asked = afterwards(call)
      const kept = editMessage(call.world, named(call, asked), MessageBody.parse(call.body), call.files)
      asked.edits += 1
      return ok(changed(asked, kept).message)
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/:application/:token/messages/:message',
    by: 'token',
    bucket: 'webhook',
    run: (call) => {
      const asked = afterwards(call)
      const kept = named(call, asked)
      deleteMessage(call.world, kept)
      if (kept === asked.original) asked.gone = true
      asked.edits += 1
      asked.changed()
      return noContent
    },
  },
]

function callback(call: Call): Reply {
  const asked = call.interactions.get(call.param('token'))
  if (!asked || asked.id !== call.param('interaction')) throw unknownInteraction()
  const parsed = Callback.safeParse(call.body)
  if (!parsed.success) throw invalidForm(z.prettifyError(parsed.error))
  const answer = parsed.data
  if (answer.type === CallbackType.autocomplete) {
    asked.acknowledge('autocomplete', true)
    asked.choices = answer.data.choices
  } else if (answer.type === CallbackType.modal) {
    asked.acknowledge('modal', true)
    asked.modal = answer.data
  } else if (answer.type === CallbackType.deferUpdate || answer.type === CallbackType.update) {
    asked.acknowledge(
      answer.type === CallbackType.update ? 'update' : 'deferUpdate',
      asked.message?.onlyFor !== undefined,
    )
    asked.original = asked.message
    if (answer.type === CallbackType.update && asked.original)
      editMessage(call.world, asked.original, answer.data ?? {}, call.files)
  } else {
    const deferred = answer.type === CallbackType.defer
    const body = answer.data ?? {}
    asked.acknowledge(deferred ? 'defer' : 'reply', has(body.flags, Flag.ephemeral) || isForcedPrivate(call, asked))
    const flags = (body.flags ?? 0) | (deferred ? Flag.loading : 0)
    asked.original = say(
      call,
      asked,
      { ...body, flags },
      asked.type === InteractionType.command ? MessageType.slash : 0,
    )
  }
  asked.changed()
  if (call.query.get('with_response') !== 'true') return noContent
  return ok(withResponse(asked))
}

/** Where members may not use apps of their own in the open, what the app says is for its person alone. */
function isForcedPrivate({ world }: Call, { userInstallOnly, channel, person }: Interaction): boolean {
  if (!userInstallOnly || channel.guildId === undefined) return false
  return (world.permissions(channel.guildId, person.id) & Permission.useExternalApps) === 0n
}

function say(call: Call, asked: Interaction, given: MessageBody, type: number): Kept {
  const isForced = isForcedPrivate(call, asked)
  const body = isForced ? { ...given, flags: (given.flags ?? 0) | Flag.ephemeral } : given
  return createMessage(call.world, asked.channel, {
    author: call.world.bot,
    body,
    type,
    files: call.files,
    token: asked.token,
    ...(has(body.flags, Flag.ephemeral) ? { onlyFor: asked.person.id } : {}),
    interaction: {
      id: asked.id,
      type: asked.type,
      user: asked.person,
      authorizing_integration_owners: asked.userInstallOnly
        ? { '1': asked.person.id }
        : { '0': asked.channel.guildId ?? '0' },
    },
  })
}

function followUp(call: Call, asked: Interaction, body: MessageBody): Kept {
  const kept = say(call, asked, body, MessageType.reply)
  asked.followUps.push(kept)
  return kept
}

/** The interaction behind a token, once it has been acknowledged and as long as the token lives. */
function afterwards(call: Call): Interaction {
  const asked = call.interactions.get(call.param('token'))
  if (!asked) throw notFound()
  if (call.param('application') !== call.world.bot.id || !asked.ack) throw unknownWebhook()
  asked.checkToken()
  return asked
}

function named(call: Call, asked: Interaction): Kept {
  const name = call.param('message')
  if (name === '@original') return asked.theOriginal()
  const kept = call.world.kept(asked.channel.id, name)
  const ours = kept && (kept === asked.original || asked.followUps.includes(kept))
  if (!kept || !ours) throw unknownMessage()
  return kept
}

function changed(asked: Interaction, kept: Kept): Kept {
  asked.changed()
  return kept
}

function withResponse(asked: Interaction) {
  const message = asked.original?.message
  return {
    interaction: {
      id: asked.id,
      type: asked.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: has(message.flags, Flag.loading),
            response_message_ephemeral: has(message.flags, Flag.ephemeral),
          }
        : {}),
    },
    ...(message && asked.ack && asked.ack.name !== 'deferUpdate'
      ? { resource: { type: asked.ack.type, message } }
      : {}),
  }
}
