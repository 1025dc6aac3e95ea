// views.*: modals on one-time triggers, and the Home tab.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { reachableAccount } from '../shared-channels.ts'
import { SlackError } from '../slack-error.ts'
import type { State } from '../state.ts'
import { refuseInvalidView } from '../supported-blocks.ts'
import type { Installation, View } from '../types.ts'
import { changeView, homeOf, newView, openViews, replaceStack, viewShape, wireView } from '../views.ts'
import type { Method } from './method.ts'

const triggered = z.looseObject({ trigger_id: z.string(), view: viewShape })
const TRIGGER_LIVES_MS = 3000
const STACK = 3

export const viewMethods: Record<string, Method> = {
  'views.open': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(triggered, args)
      // A refused view leaves the trigger as it is.
      refuseInvalidView(state, wanted.view, 'views.open')
      const { user } = exchange(state, installation, wanted.trigger_id)
      const view = newView(state, installation, user, wanted.view, 'views.open')
      replaceStack(state, installation, view)
      return { view: wireView(view) }
    },
  },
  'views.push': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(triggered, args)
      const { user } = exchange(state, installation, wanted.trigger_id)
      const stack = openViews(installation, user)
      const below = stack.at(-1)
      if (!below) throw new SlackError('not_found')
      if (stack.length >= STACK) throw new SlackError('push_limit_reached')
      const view = newView(state, installation, user, wanted.view, 'views.push', below)
      state.log.record('view', view)
      return { view: wireView(view) }
    },
  },
  'views.update': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const shape = z.looseObject({
        view_id: z.string().optional(),
        external_id: z.string().optional(),
        hash: z.string().optional(),
        view: viewShape,
      })
      const wanted = parseArguments(shape, args)
      const view = find(installation, wanted.view_id, wanted.external_id)
      if (wanted.hash !== undefined && wanted.hash !== view.hash) throw new SlackError('hash_conflict')
      return { view: wireView(changeView(state, view, wanted.view, 'views.update')) }
    },
  },
  'views.publish': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const shape = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view: viewShape })
      const wanted = parseArguments(shape, args)
      if (wanted.view.type !== 'home') throw new SlackError('invalid_arguments')
      const account = reachableAccount(state, installation, wanted.user_id)
      const present = homeOf(installation, account.id)
      if (present) {
        if (wanted.hash !== undefined && wanted.hash !== present.hash) throw new SlackError('hash_conflict')
        return { view: wireView(changeView(state, present, wanted.view, 'views.publish')) }
      }
      const view = newView(state, installation, account.id, wanted.view, 'views.publish')
      state.log.record('view', view)
      return { view: wireView(view) }
    },
  },
}

/** A trigger opens one view, for the person who pressed, within three seconds. */
function exchange(state: State, installation: Installation, id: string) {
  const trigger = state.triggers.get(id)
  const isOurs = trigger?.app === installation.app.id && trigger.team === installation.workspace.id
  if (!trigger || !isOurs) throw new SlackError('invalid_trigger_id')
  if (trigger.isUsed) {
    state.log.note('A trigger_id was used twice')
    throw new SlackError('exchanged_trigger_id')
  }
  const age = state.clock.patient() - trigger.madeAt
  if (age > TRIGGER_LIVES_MS) {
    state.log.note(`A trigger_id was used after ${Math.round(age)} ms; it lives 3 s`)
    throw new SlackError('expired_trigger_id')
  }
  trigger.isUsed = true
  return trigger
}

function find(installation: Installation, id: string | undefined, externalId: string | undefined): View {
  for (const view of installation.workspace.views.values()) {
    if (view.app_id !== installation.app.id || !view.isOpen) continue
    if (view.id === id || (externalId !== undefined && externalId !== '' && view.external_id === externalId))
      return view
  }
  throw new SlackError('not_found')
}
