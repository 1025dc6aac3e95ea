// Slack sends an app its own messages back as events; on demand, so does the fake.
import type { Deliver } from './delivery.ts'
import * as payloads from './payloads.ts'
import type { Hooks, State } from './state.ts'

/** Deliver what an app did to its own message as the `message` event the app would get. */
export function echo(state: State, deliver: Deliver): NonNullable<Hooks['onAppMessage']> {
  return (installation, channel, message, what, previous) => {
    const subscription = { im: 'message.im', channel: 'message.channels', group: 'message.groups' }[channel.kind]
    if (!state.settings.echoesOwnMessages || !installation.app.events.has(subscription)) return
    const event = {
      post: () => payloads.messageEvent(state, channel, message),
      edit: () => payloads.changedEvent(state, channel, message, previous ?? message),
      deletion: () => payloads.deletedEvent(state, channel, message),
    }[what]()
    const payload = payloads.eventCallback(state, installation, event)
    void deliver(installation.app, { type: 'events_api', about: `echo of ${what}`, payload })
  }
}
