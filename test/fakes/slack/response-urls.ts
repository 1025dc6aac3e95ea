// What an app may do through a response URL: five times within thirty minutes, and never more.
import { z } from 'zod'
import { flag, parseArguments, readArguments } from './arguments.ts'
import { jsonReply, type Received, type Reply } from './http.ts'
import { content, edit, postAsApp, remove } from './messages.ts'
import { seenAccount } from './shared-channels.ts'
import { SlackError } from './slack-error.ts'
import type { ResponseUrl, State } from './state.ts'
import type { Message } from './types.ts'

const USES = 5
const LIVES_MS = 30 * 60_000

const response = content.extend({
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag,
  delete_original: flag,
})

/** Answer a POST to a response URL. Dead ones give 404 with `used_url` or `expired_url`. */
export function respond(state: State, key: string, request: Received): Reply {
  const target = state.responseUrls.get(key)
  if (!target) return jsonReply({ ok: false, error: 'invalid_url' }, 404)
  if (state.clock.now() - target.madeAt > LIVES_MS) {
    state.log.note('A response_url was used after more than 30 minutes')
    return jsonReply({ ok: false, error: 'expired_url' }, 404)
  }
  if (target.uses >= USES) {
    state.log.note('A response_url was used more than five times')
    return jsonReply({ ok: false, error: 'used_url' }, 404)
  }
  target.uses += 1
  try {
    const args = readArguments(request.headers['content-type'] ?? '', request.body)
    say(state, target, args, 'response_url')
    return jsonReply({ ok: true })
  } catch (error) {
    if (error instanceof SlackError) return jsonReply({ ok: false, error: error.code, ...error.more }, 404)
    throw error
  }
}

/**
 * Show what an app answered, through its response URL or in its acknowledgement. `replace_original` and
 * `delete_original` need the message a button was pressed on; a slash command has none, and a new message appears.
 */
export function say(
  state: State,
  target: ResponseUrl,
  args: Record<string, unknown>,
  via: string,
): Message | undefined {
  const wanted = parseArguments(response, args)
  const { installation, original } = target
  if (wanted.delete_original === true) {
    if (original && !original.isDeleted) remove(state, original)
    return original
  }
  if (wanted.replace_original === true && original) {
    if (original.isDeleted) throw new SlackError('message_not_found')
    return edit(state, original, wanted, installation, via)
  }
  const channel = installation.workspace.channels.get(target.channel)
  if (!channel) throw new SlackError('channel_not_found')
  const ephemeralFor = wanted.response_type === 'in_channel' ? undefined : seenAccount(state, installation, target.user)
  return postAsApp(state, installation, { channel, content: wanted, ephemeralFor, via })
}
