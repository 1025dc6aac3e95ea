// What a person sees.
import type { Person } from '../person.ts'
import { directMessage } from '../state.ts'
import type { App } from '../types.ts'
import { homeOf, openViews } from '../views.ts'
import { channelFor, copyFor, type Standing } from './standing.ts'

type Seeing = Pick<Person, 'dmChannel' | 'dmMessages' | 'ephemerals' | 'home' | 'modals' | 'modal'>

export function seeing(standing: Standing): Seeing {
  const { state, account } = standing
  const seenCopy = (app: App | undefined) => {
    const { knowsApp } = account
    const copy = copyFor(standing, app ? { app } : {})
    account.knowsApp = knowsApp
    return copy
  }
  const seen: Seeing = {
    dmChannel: (app) => directMessage(seenCopy(app), account.id),
    dmMessages: (app) => {
      const { botId } = seenCopy(app)
      return seen.dmChannel(app).messages.filter((message) => message.bot_id === botId && !message.isDeleted)
    },
    ephemerals: (where) => {
      const channel = where === undefined ? undefined : channelFor(standing, where).id
      return state.ephemerals.filter(
        (message) =>
          message.ephemeralFor === account.id &&
          !message.isDeleted &&
          (channel === undefined || message.channel === channel),
      )
    },
    home: (app) => homeOf(seenCopy(app), account.id),
    modals: (app = standing.defaultApp) =>
      [...state.workspaces.values()].flatMap(({ installations }) => {
        const installation = installations.get(app.id)
        return installation ? openViews(installation, account.id) : []
      }),
    modal: (app) => {
      const view = seen.modals(app).at(-1)
      if (!view) throw new Error(`${account.name} sees no modal`)
      return view
    },
  }
  return seen
}
