// Modals and Home tabs: made, changed, stacked, closed.
import { z } from 'zod'
import { storedBlocks } from './blocks.ts'
import { SlackError } from './slack-error.ts'
import { newId, newSecret, type State } from './state.ts'
import { refuseInvalidView } from './supported-blocks.ts'
import type { Installation, View } from './types.ts'

/** A view as an app sends it. */
export const viewShape = z.looseObject({
  type: z.enum(['modal', 'home']),
  blocks: z.array(z.unknown()).max(100),
  title: z.unknown().optional(),
  submit: z.unknown().optional(),
  close: z.unknown().optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
})
export type SentView = z.infer<typeof viewShape>

/** A new view, open at once; the caller decides what becomes of the ones below it. */
export function newView(
  state: State,
  installation: Installation,
  user: string,
  sent: SentView,
  via: string,
  below?: View,
): View {
  const { views } = installation.workspace
  refuseInvalidView(state, sent, via)
  const externalId = sent.external_id ?? ''
  if (externalId !== '' && [...views.values()].some((view) => view.isOpen && view.external_id === externalId)) {
    throw new SlackError('duplicate_external_id')
  }
  const id = newId('V')
  const view: View = {
    kind: 'view',
    id,
    team: installation.workspace.id,
    user,
    app_id: installation.app.id,
    bot_id: installation.botId,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    isOpen: true,
    ...contents(sent),
  }
  views.set(id, view)
  state.settings.judge?.('view', view, sent, via)
  return view
}

/** Show other contents in the same view; what was typed stays where block and action keep their ids. */
export function changeView(state: State, view: View, sent: SentView, via: string): View {
  const typed = view.state
  refuseInvalidView(state, sent, via)
  Object.assign(view, contents(sent), { state: typed })
  state.settings.judge?.('view', view, sent, via)
  state.log.record('view', view)
  return view
}

/** The person's open modals, bottom first. */
export function openViews(installation: Installation, user: string): View[] {
  return [...installation.workspace.views.values()].filter(
    (view) => view.isOpen && view.type === 'modal' && view.user === user && view.app_id === installation.app.id,
  )
}

export function homeOf(installation: Installation, user: string): View | undefined {
  return [...installation.workspace.views.values()].find(
    (view) => view.type === 'home' && view.user === user && view.app_id === installation.app.id,
  )
}

/** Take a modal away for good: nothing finds it any more. */
export function shut(installation: Installation, view: View): void {
  view.isOpen = false
  installation.workspace.views.delete(view.id)
}

/** A newly opened modal takes the place of whatever stack was there. */
export function replaceStack(state: State, installation: Installation, view: View): void {
  for (const other of openViews(installation, view.user)) if (other !== view) shut(installation, other)
  state.log.record('view', view)
}

/** A view as Slack writes it into answers and payloads. */
export function wireView(view: View): Record<string, unknown> {
  const { kind, user, isOpen, errors, team, ...shown } = view
  return { ...shown, team_id: team, app_installed_team_id: team, state: { values: view.state } }
}

function contents(sent: SentView) {
  return {
    type: sent.type,
    hash: newSecret(8),
    callback_id: sent.callback_id ?? '',
    external_id: sent.external_id ?? '',
    private_metadata: sent.private_metadata ?? '',
    title: sent.title,
    submit: sent.submit,
    close: sent.close,
    clear_on_close: sent.clear_on_close ?? false,
    notify_on_close: sent.notify_on_close ?? false,
    blocks: storedBlocks(sent.blocks),
    state: {},
    errors: {},
  }
}
