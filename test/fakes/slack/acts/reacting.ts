// Emoji on messages: told to the apps that were granted them, subscribe to them and are in the channel.
import type { Answers } from '../delivery.ts'
import * as payloads from '../payloads.ts'
import type { ActOptions, Person } from '../person.ts'
import { copiesIn } from '../shared-channels.ts'
import type { Message } from '../types.ts'
import { channelFor, type Standing } from './standing.ts'

type Reacting = Pick<Person, 'react' | 'unreact'>

export function reacting(standing: Standing): Reacting {
  const { state, account, deliver } = standing
  const tell = async (
    type: 'reaction_added' | 'reaction_removed',
    message: Message,
    reaction: string,
    options: ActOptions = {},
  ): Promise<Answers> => {
    const channel = channelFor(standing, message.channel)
    const app = options.app ?? standing.defaultApp
    const installation = (copiesIn(state, channel).get(app) ?? [])
      .filter(({ scopes }) => scopes.has('reactions:read') && app.events.has(type))
      .at(-1)
    if (!installation) {
      const none = { acknowledged: false, status: 0, body: undefined, ms: 0, error: 'not_subscribed' }
      return { ...none, all: [none] }
    }
    const event = {
      type,
      user: account.id,
      reaction,
      item_user: message.user,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      event_ts: state.clock.ts(),
    }
    const payload = payloads.eventCallback(state, installation, event, { channel, actor: account })
    return deliver(app, { type: 'events_api', about: `event ${type}`, payload }, options)
  }
  return {
    react: (message, name, options) => tell('reaction_added', message, name, options),
    unreact: (message, name, options) => tell('reaction_removed', message, name, options),
  }
}
