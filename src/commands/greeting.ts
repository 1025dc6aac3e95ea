// What is said besides, after an answer: hello, once, as soon as the zone is known or was asked for.

import type { Request } from '../chat/request.ts'
import type { View } from '../chat/view.ts'
import * as acquaintances from '../services/acquaintances.ts'
import type { Me } from '../services/me.ts'
import * as members from '../services/members.ts'
import * as people from '../services/people.ts'
import * as welcome from '../services/welcome.ts'
import { hello } from '../views/person.ts'
import { welcomeTo } from '../views/project.ts'

export async function greeting(me: Me, shown: View, request: Request): Promise<readonly View[]> {
  // Nobody is greeted in front of others, and nobody while they are being asked for their zone.
  if (request.where.kind === 'shared' || request.said.kind === 'edited') return []
  if (!people.isZoneKnown(me.user) && shown.buttons.some(({ label }) => label === 'Set time zone')) return []
  return [...((await welcome.beginsNow(me)) ? [hello()] : []), ...(await newProjects(me))]
}

/** Somebody put them into a project: told once, without a ping. */
async function newProjects(me: Me): Promise<View[]> {
  const unseen = await members.unseen(me)
  if (unseen.length === 0) return []
  const owners = await acquaintances.named(
    me,
    unseen.flatMap(({ owner_id }) => owner_id ?? []),
  )
  await members.seen(me)
  return [
    welcomeTo(
      unseen.map(({ project_id, name, owner_id }) => ({
        id: project_id,
        name,
        by: owners.get(owner_id ?? '') ?? 'Somebody',
      })),
    ),
  ]
}
