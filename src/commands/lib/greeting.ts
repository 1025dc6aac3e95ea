// What is said besides, after an answer: hello, once, as soon as the zone is known or was asked for; and what had a
// time but could not be said at it.
import type { Request } from '../../chat/request.ts'
import { plain, type View } from '../../chat/view.ts'
import * as acquaintances from '../../domain/access/visible-people.ts'
import * as people from '../../domain/people/index.ts'
import * as welcome from '../../domain/people/welcome.ts'
import * as members from '../../domain/places/members.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import type { Me } from '../../domain/request/me.ts'
import { missed } from '../../views/nudge.ts'
import { hello } from '../../views/person.ts'
import { welcomeTo } from '../../views/project.ts'
import { readerOf } from '../command.ts'

export async function greeting(me: Me, shown: View, request: Request): Promise<readonly View[]> {
  // Nobody is greeted in front of others.
  if (request.where.kind === 'shared' || request.said.kind === 'edited') return []
  const { isWelcomed, untold, hasJoined } = await nudges.contact(me, request.on?.messageId ?? null)
  const late = untold > 0 ? await tellMissed(me) : []
  // And nobody while they are being asked for their zone.
  if (!people.isZoneKnown(me.user) && shown.buttons.some(({ label }) => label === 'Set time zone')) return late
  const begins = !isWelcomed && (await welcome.beginsNow(me))
  // Whoever was answered with it is not told it again.
  const first = begins && plain(shown.title) !== plain(hello().title) ? [hello()] : []
  return [...first, ...late, ...(hasJoined ? await newProjects(me) : [])]
}

/** What had a time, and an outage or a closed door swallowed. */
async function tellMissed(me: Me): Promise<View[]> {
  const told = await nudges.tellMissed(me)
  const things = told.flatMap(({ nudge, schedule, subject }) =>
    subject === null
      ? []
      : [
          {
            title: subject,
            at: nudge.due_at,
            line: `${schedule.kind} show ${schedule.kind}:${schedule.subject_id}`,
          },
        ],
  )
  return things.length > 0 ? [missed(readerOf(me), things)] : []
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
