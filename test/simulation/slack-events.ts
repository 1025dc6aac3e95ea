// What people type to the app in Slack, as Slack delivers it over HTTP: signed, under the same id each time.
import { createHash, createHmac } from 'node:crypto'
import { channelOf } from './places.ts'

export const SIGNING_SECRET = 'what slack signs its requests with'

/** A delivery of Slack's. */
export interface SlackEvent {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Under which the program knows the delivery. */
  readonly deliveryId: string
}

/**
 * A line in the direct messages with the app.
 * @param id the same each time that this line is delivered
 * @param at when it is delivered, by Slack's clock, UTC
 */
export function lineEvent(
  {
    space,
    person,
    line,
    id,
  }: { readonly space: string; readonly person: string; readonly line: string; readonly id: string },
  at: Date,
): SlackEvent {
  const eventId = `Ev${createHash('sha256').update(id).digest('hex').slice(0, 16)}`
  const seconds = Math.floor(at.getTime() / 1_000)
  const event = {
    ...{ type: 'message', channel_type: 'im', channel: channelOf('slack', person), user: person, text: line },
    // Of the message, which is the same in every delivery of it.
    ts: `1700000000.${String(createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000).padStart(6, '0')}`,
  }
  const body = JSON.stringify({
    ...{ type: 'event_callback', team_id: space, api_app_id: 'A1', event_id: eventId, event_time: seconds, event },
    authorizations: [{ team_id: space, user_id: 'UBOT', is_bot: true }],
    // Slack signs each delivery anew.
    event_context: String(at.getTime()),
  })
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex')
  return {
    body,
    deliveryId: `${space}:event:${eventId}`,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
    },
  }
}
