// Handing something to the app under test, by whichever transport it uses, once or several times.
import type { Agent } from 'node:http'
import type { Pace, SignedRequest, Signing } from './signed-requests.ts'
import { signed, transmit } from './signed-requests.ts'
import type { SocketMode } from './socket-mode.ts'
import type { State } from './state.ts'
import type { Answer, App } from './types.ts'

/** Ways to deliver one act. All are optional; without any, it is delivered once, properly. */
export interface DeliveryOptions extends Signing, Omit<Pace, 'agent'> {
  /** Deliver the same payload so many times. Events carry retry headers from the second on. */
  times?: number
  /** With `times`: all at once instead of one after the other. */
  isConcurrent?: boolean
  /** With `times`, one after the other: what happens before each of the others. */
  between?: (attempt: number) => Promise<void>
  /** Why the retries come. Default `http_timeout` (HTTP) or `timeout` (Socket Mode). */
  retryReason?: string
  /** Bytes of padding put into the payload, to make it huge. */
  padding?: number
  /** How long to wait for the answer, in real milliseconds. Default: the fake's `answerWithinMs`. */
  withinMs?: number
}

/** The first answer, and all of them. */
export type Answers = Answer & { all: Answer[] }

/** Something Slack has to say: an event, a command, an interaction, or a question for options. */
export interface Delivery {
  type: 'events_api' | 'slash_commands' | 'interactive' | 'options'
  /** For people: `slash /proxy`, `event message`, … */
  about: string
  payload: Record<string, unknown>
}

export type Deliver = (app: App, delivery: Delivery, options?: DeliveryOptions) => Promise<Answers>

export function createDelivery(
  state: State,
  sockets: SocketMode,
  sent: { push(request: SignedRequest): void },
  agent: Agent,
): Deliver {
  const once = async (app: App, delivery: Delivery, attempt: number, options: DeliveryOptions): Promise<Answer> => {
    const withinMs = options.withinMs ?? state.settings.answerWithinMs
    const answer = app.urls
      ? await overHttp(app, delivery, attempt, options, withinMs)
      : await overSocket(app, delivery, attempt, options, withinMs)
    const isHonest = (options.signature ?? 'good') === 'good' && !options.timestampOffset && !options.isStalling
    if (!answer.acknowledged && isHonest) {
      state.log.note(`${delivery.about}: not acknowledged (${answer.error ?? answer.status})`)
    } else if (answer.acknowledged && answer.ms > state.settings.ackWithinMs) {
      state.log.note(
        `${delivery.about}: acknowledged after ${Math.round(answer.ms)} ms, of ${state.settings.ackWithinMs}`,
      )
    }
    state.log.record('answer', { ...answer, about: delivery.about })
    return answer
  }

  const overSocket = (app: App, delivery: Delivery, attempt: number, options: DeliveryOptions, withinMs: number) => {
    const type = delivery.type === 'options' ? 'interactive' : delivery.type
    const retry = attempt > 0 ? { retryAttempt: attempt, retryReason: options.retryReason ?? 'timeout' } : {}
    return sockets.send(app, { type, payload: padded(delivery.payload, options), ...retry }, withinMs)
  }

  const overHttp = (app: App, delivery: Delivery, attempt: number, options: DeliveryOptions, withinMs: number) => {
    const { url, contentType, body } = encoded(app, delivery, options)
    // A retry comes later than what it repeats, and is signed anew.
    const signing = { ...options, timestampOffset: (options.timestampOffset ?? 0) + attempt }
    const request = signed(app.signingSecret, state.clock.now(), url, contentType, body, signing)
    if (attempt > 0 && delivery.type === 'events_api') {
      request.headers['x-slack-retry-num'] = String(attempt)
      request.headers['x-slack-retry-reason'] = options.retryReason ?? 'http_timeout'
    }
    sent.push(request)
    const isOrdinary = !options.chunkBytes && !options.isStalling
    return transmit(request, withinMs, isOrdinary ? { ...options, agent } : options)
  }

  return async (app, delivery, options = {}) => {
    const times = options.times ?? 1
    const attempts = Array.from({ length: times }, (_, attempt) => attempt)
    const all: Answer[] = []
    if (options.isConcurrent) {
      all.push(...(await Promise.all(attempts.map((attempt) => once(app, delivery, attempt, options)))))
    } else {
      for (const attempt of attempts) {
        if (attempt > 0) await options.between?.(attempt)
        all.push(await once(app, delivery, attempt, options))
      }
    }
    const [first] = all
    if (!first) throw new Error('times must be 1 or more')
    return { ...first, all }
  }
}

function encoded(app: App, delivery: Delivery, options: DeliveryOptions) {
  const urls = app.urls
  if (!urls) throw new Error('No request URL')
  const payload = padded(delivery.payload, options)
  const form = 'application/x-www-form-urlencoded'
  switch (delivery.type) {
    case 'events_api':
      return { url: urls.events, contentType: 'application/json', body: JSON.stringify(payload) }
    case 'slash_commands': {
      const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])
      return { url: urls.commands, contentType: form, body: new URLSearchParams(fields).toString() }
    }
    case 'interactive':
    case 'options': {
      const url = delivery.type === 'options' ? urls.options : urls.interactivity
      return { url, contentType: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() }
    }
  }
}

function padded(payload: Record<string, unknown>, { padding }: DeliveryOptions): Record<string, unknown> {
  return padding === undefined ? payload : { ...payload, padding: 'x'.repeat(padding) }
}
