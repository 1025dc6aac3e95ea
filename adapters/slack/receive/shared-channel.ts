// Channels that several companies share (Slack Connect): whose person acted, and which of the companies' copies of this
// app is meant. https://docs.slack.dev/apis/slack-connect
import * as z from 'zod'
import type { SlackInstallation } from '../../../src/contracts/installation.ts'
import type { UserDirectory } from '../user-directory.ts'

const optional = z.string().optional().catch(undefined)

const sharedEventShape = z.looseObject({
  is_ext_shared_channel: z.boolean().catch(false),
  authorizations: z
    .array(z.looseObject({ team_id: z.string().nullish(), enterprise_id: z.string().nullish() }))
    .catch([]),
  event: z.looseObject({
    type: z.string(),
    team: optional,
    user_team: optional,
    source_team: optional,
    text: optional,
    parent_user_id: optional,
    root: z.looseObject({ user: optional }).optional().catch(undefined),
    item_user: optional,
  }),
})

/**
 * The workspace, or organisation, of the person who caused an event; undefined where the event does not say. A mention
 * has the app's workspace as its `team`, and its author's as `user_team`; our own organisation is ours.
 */
export function readActorTeam(body: unknown): string | undefined {
  const { event, authorizations } = sharedEventShape.parse(body)
  const team = event.user_team ?? event.source_team ?? event.team
  const [ours] = authorizations
  return team !== undefined && team === ours?.enterprise_id ? (ours.team_id ?? team) : team
}

/**
 * Slack delivers an event of a shared channel once, in the name of one of the installations there. The copy that was
 * mentioned, replied to, or given an emoji may be another one, whose thread and cards these are.
 */
export async function findAddressedInstallation(
  body: unknown,
  installation: SlackInstallation,
  people: UserDirectory,
): Promise<SlackInstallation> {
  const { is_ext_shared_channel: isShared, event } = sharedEventShape.parse(body)
  if (!isShared) return installation
  for (const userId of addressedUsers(event)) {
    if (userId === installation.botUserId) return installation
    const { outsider } = await people.lookUpIdentity(installation, userId)
    if (outsider?.installation?.botUserId === userId) return outsider.installation
  }
  return installation
}

/** The users an event may be addressed to, by their ids. */
function addressedUsers({
  type,
  text = '',
  parent_user_id: parent,
  root,
  item_user: author,
}: z.infer<typeof sharedEventShape>['event']): readonly string[] {
  if (type === 'app_mention') return [...text.matchAll(/<@([UW][A-Z0-9]+)/g)].flatMap(([, id]) => id ?? [])
  return [parent ?? root?.user, author].filter((id) => id !== undefined)
}

const viewOwnerShape = z.looseObject({ view: z.looseObject({ app_installed_team_id: z.string().nullish() }).nullish() })

/** The workspace whose app opened the view of an interaction: an outsider's payload names their own as its team. */
export const readViewOwner = (body: unknown): string | undefined =>
  viewOwnerShape.safeParse(body).data?.view?.app_installed_team_id ?? undefined
