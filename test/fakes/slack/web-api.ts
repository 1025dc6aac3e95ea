// One Web API call from arrival to answer: faults, limits, token, scope, method.
import { setTimeout as wait } from 'node:timers/promises'
import { readArguments } from './arguments.ts'
import type { Fault, Faults } from './faults.ts'
import { jsonReply, type Received, type Reply } from './http.ts'
import { appOf, installationOf, personOf } from './installations.ts'
import { assistantMethods } from './methods/assistant.ts'
import { chatMethods } from './methods/chat.ts'
import { conversationMethods } from './methods/conversations.ts'
import { fileMethods } from './methods/files.ts'
import { functionMethods } from './methods/functions.ts'
import { type Call, type Method, needScope } from './methods/method.ts'
import { oauthMethods } from './methods/oauth.ts'
import { peopleMethods } from './methods/people.ts'
import { postDue, scheduledMethods } from './methods/scheduled.ts'
import { signalMethods } from './methods/signals.ts'
import { viewMethods } from './methods/views.ts'
import type { RateLimits } from './rate-limits.ts'
import { SlackError } from './slack-error.ts'
import { channelOf, type State } from './state.ts'

const methods: Record<string, Method> = {
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...functionMethods,
  ...fileMethods,
  ...oauthMethods,
  ...peopleMethods,
  ...scheduledMethods,
  ...signalMethods,
  ...viewMethods,
}

/** Methods whose limit Slack counts per channel. */
const perChannel = new Set(['chat.postMessage', 'chat.postEphemeral'])

export async function callMethod(
  state: State,
  faults: Faults,
  limits: RateLimits,
  name: string,
  request: Received,
): Promise<Reply> {
  const at = state.clock.now()
  postDue(state)
  state.arrivals.set(name, (state.arrivals.get(name) ?? 0) + 1)
  const call: Call = { state, args: {}, token: '', basic: basicOf(request) }
  const answered = (status: number, reply: Record<string, unknown>, headers?: Record<string, string>): Reply => {
    state.log.record('call', { at, method: name, team: teamOf(call), args: call.args, status, reply })
    return status === 0 ? { isReset: true } : jsonReply(reply, status, headers)
  }
  try {
    call.args = readArguments(request.headers['content-type'] ?? '', request.body)
    call.token = bearerOf(request) ?? stringOf(call.args.token)
    // A token never belongs in a record that a test may print.
    delete call.args.token
    const channel = meantChannel(call)
    const lane = { token: call.token, method: name, channel: perChannel.has(name) ? channel : undefined }
    limits.watch(lane)

    const fault = faults.meet({ method: name, channel, workspace: teamOf(call) })
    if (fault?.slowMs) await wait(fault.slowMs)
    if (fault?.isHanging) return { isHanging: true }
    if (fault?.reset === 'before') return answered(0, { ok: false, error: 'reset before' })
    const retryAfter = fault?.retryAfter ?? limits.refuse(lane)
    if (retryAfter !== undefined) {
      limits.remember(lane, retryAfter)
      return answered(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(retryAfter) })
    }
    if (fault?.status) return answered(fault.status, { ok: false, error: `HTTP ${fault.status}` })
    if (fault?.error) throw new SlackError(fault.error)
    const reply = { ok: true, ...run(name, call) }
    if (fault?.answerAfterMs) await wait(fault.answerAfterMs)
    return answered(fault?.reset === 'after' ? 0 : 200, reply)
  } catch (error) {
    if (error instanceof SlackError) return answered(200, { ok: false, error: error.code, ...error.more })
    state.log.note(`The fake itself failed in ${name}: ${String(error)}`)
    return answered(500, { ok: false, error: 'internal_error' })
  }
}

/** The transport part of a fault around something that has no token or method of its own. */
export async function underFault(fault: Fault | undefined, act: () => Reply): Promise<Reply> {
  if (fault?.slowMs) await wait(fault.slowMs)
  if (fault?.isHanging) return { isHanging: true }
  if (fault?.reset === 'before') return { isReset: true }
  if (fault?.retryAfter !== undefined) {
    return jsonReply({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(fault.retryAfter) })
  }
  if (fault?.status && fault.body !== undefined) return { status: fault.status, body: fault.body }
  if (fault?.status) return jsonReply({ ok: false, error: `HTTP ${fault.status}` }, fault.status)
  if (fault?.error) return jsonReply({ ok: false, error: fault.error }, 404)
  const reply = act()
  return fault?.reset === 'after' ? { isReset: true } : reply
}

function run(name: string, call: Call): Record<string, unknown> {
  const method = methods[name]
  if (!method) throw new SlackError('unknown_method', { req_method: name })
  switch (method.takes) {
    case 'client':
      return method.run(call)
    case 'app':
      return method.run(call, appOf(call.state, call.token))
    case 'person': {
      const { installation, grant } = personOf(call.state, call.token)
      if (method.scope) needScope(grant, method.scope)
      return method.run(call, installation, grant)
    }
    case 'either': {
      if (!call.state.personTokens.has(call.token)) {
        const installation = installationOf(call.state, call.token)
        if (method.scope) needScope(installation, method.scope)
        return method.run(call, installation, undefined)
      }
      const { installation, grant } = personOf(call.state, call.token)
      if (method.scope) needScope(grant, method.scope)
      return method.run(call, installation, grant)
    }
    case 'bot': {
      const installation = installationOf(call.state, call.token)
      if (method.scope) needScope(installation, method.scope)
      return method.run(call, installation)
    }
  }
}

const teamOf = ({ state, token }: Call) =>
  (state.tokens.get(token) ?? state.personTokens.get(token)?.installation)?.workspace.id

/** The channel a call is about, a DM for a user's id; undefined where there is none to find. */
function meantChannel({ state, args, token }: Call): string | undefined {
  const id = stringOf(args.channel)
  const installation = state.tokens.get(token)
  if (id === '' || !installation) return undefined
  try {
    return channelOf(installation, id).id
  } catch {
    return id
  }
}

function bearerOf(request: Received): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

function basicOf(request: Received): Call['basic'] {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (!encoded) return undefined
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id, secret }
}

const stringOf = (value: unknown) => (typeof value === 'string' ? value : '')
