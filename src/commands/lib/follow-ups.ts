// Follow-up messages: a welcome, once, as soon as the zone is known or was asked for; and timed nudges that could not
// be delivered.
import { ask } from '../../chat/ask.ts'
import type { Request } from '../../chat/request.ts'
import { plainText, type View } from '../../chat/view.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import * as acquaintances from '../../domain/access/visible-people.ts'
import * as people from '../../domain/people/index.ts'
import * as welcome from '../../domain/people/welcome.ts'
import * as members from '../../domain/places/members.ts'
import { claimProblemNotices } from '../../domain/places/rooms/index.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as unreachable from '../../domain/reminders/unreachable.ts'
import type { Me } from '../../domain/request/me.ts'
import { claimHurdleQuestion } from '../../domain/tasks/deferrals.ts'
import { hurdleQuestionView } from '../../views/hurdle.ts'
import { missedNudgesView } from '../../views/nudge.ts'
import { backAgainView, helloView, travelView } from '../../views/person.ts'
import { joinedProjectsView } from '../../views/project.ts'
import { roomProblemView } from '../../views/room-admin.ts'
import { closedMessagesView, unreachableReminderView, type WaitingThing } from '../../views/unreachable.ts'
import { readerOf } from '../command.ts'
import { channelText } from './place-name.ts'

export async function loadFollowUps(me: Me, shown: View, request: Request): Promise<readonly View[]> {
  // Every platform shows them to the person alone, wherever they were written from.
  if (request.input.kind === 'edited') return []
  const { isWelcomed, untoldCount, hasNewProject } = await nudges.recordContact(
    me,
    request.targetMessage?.messageId ?? null,
  )
  const missed = untoldCount > 0 ? await loadMissedThings(me) : []
  const late = (await unreachableViews(me, request, missed)) ?? missedViews(me, missed)
  // No welcome while the zone is being asked.
  if (!people.isZoneKnown(me.user) && shown.buttons.some(({ label }) => label === 'Set time zone')) return late
  const begins = !isWelcomed && (await welcome.claimFirstWelcome(me))
  // What was just shown is not repeated.
  const first = begins && plainText(shown.title) !== plainText(helloView().title) ? [helloView()] : []
  const back = await backAgainViews(me, shown, request)
  return [
    ...first,
    ...back,
    ...(await travelViews(me)),
    ...late,
    ...(await hurdleViews(me)),
    ...(hasNewProject ? await joinedProjectViews(me) : []),
    ...(await roomProblemViews(me, request)),
  ]
}

/** After so many days without a word on any account, the person is greeted with one small thing. */
const DAYS_AWAY = 4

/** What a person sees first after days away, unless they answered the card that was sent meanwhile. */
async function backAgainViews(me: Me, shown: View, request: Request): Promise<View[]> {
  const { seenBefore } = me
  if (!seenBefore || me.now.getTime() - seenBefore.getTime() < DAYS_AWAY * 86_400_000) return []
  if (request.targetMessage || request.input.kind === 'pressed' || (await people.wasSeenElsewhere(me, seenBefore)))
    return []
  const smallest = await nudges.findSmallestTask(me)
  // What the answer is about already needs no offer.
  if (!smallest || shown.card?.id === smallest.task.task_id) return []
  return [backAgainView(smallest)]
}

/** The message of a room can't be posted: told once to those who can mend it. */
async function roomProblemViews(me: Me, { isSpaceAdmin }: Request): Promise<View[]> {
  const places = await claimProblemNotices(me, async () => (await isSpaceAdmin?.()) ?? false)
  return places.length === 0 ? [] : [roomProblemView(places.map(({ channel_id }) => channelText(me, channel_id)))]
}

/** What was put off for the third time is asked about, once a week at the most. */
async function hurdleViews(me: Me): Promise<View[]> {
  const task = await claimHurdleQuestion(me)
  return task ? [hurdleQuestionView(task)] : []
}

/** The platform reports another time zone than before. */
async function travelViews(me: Me): Promise<View[]> {
  const travel = await people.consumeTravel(me)
  return travel ? [travelView(readerOf(me), travel, await people.nextTypedTime(me))] : []
}

/**
 * Where messages to the person are refused: so much is told once, with what waited; and whenever a reminder is set that
 * would not arrive. Null where there is nothing of the kind to tell.
 */
async function unreachableViews(me: Me, request: Request, missed: readonly WaitingThing[]): Promise<View[] | null> {
  const { platform, account, appSettings } = me
  const isClosed = unreachable.isAccountClosed(me)
  const isUnsure = request.mayBeUnreachable === true && !isClosed && !account?.dm_channel_id
  if (!isClosed && !isUnsure) return null
  const hasPage = appSettings.hasPage === true
  const notice = await unreachable.claimClosedNotice(me)
  if (notice) return [closedMessagesView(readerOf(me), platform, { things: missed, ...notice, hasPage })]
  if (!(await unreachable.setsReminder(me)) || (await unreachable.isReachableElsewhere(me))) return null
  return [...missedViews(me, missed), unreachableReminderView(platform, isClosed, hasPage)]
}

const missedViews = (me: Me, things: readonly WaitingThing[]): View[] =>
  things.length > 0 ? [missedNudgesView(readerOf(me), things)] : []

/** Timed nudges that an outage or closed direct messages swallowed. */
async function loadMissedThings(me: Me): Promise<WaitingThing[]> {
  const told = await nudges.consumeMissedNudges(me)
  return told.flatMap(({ nudge, schedule, subject }) =>
    subject === null
      ? []
      : [
          {
            title: subject,
            at: nudge.due_at,
            line: subjectLine(schedule.kind, schedule.subject_id),
          },
        ],
  )
}

/** Shows the subject of a nudge. */
function subjectLine(kind: string, id: string | null): CommandLine {
  if (id === null) return ask('nudge show')
  if (kind === 'habit') return ask('habit show', { habit: id })
  if (kind === 'goal') return ask('goal show', { goal: id })
  return kind === 'task' ? ask('task show', { task: id }) : ask('focus show')
}

/** A new project membership is told once, without a ping. */
async function joinedProjectViews(me: Me): Promise<View[]> {
  const unseen = await members.listUnseenProjects(me)
  if (unseen.length === 0) return []
  const owners = await acquaintances.personNamesById(
    me,
    unseen.flatMap(({ owner_id }) => owner_id ?? []),
  )
  await members.markProjectsSeen(me)
  return [
    joinedProjectsView(
      unseen.map(({ project_id, name, owner_id }) => ({
        id: project_id,
        name,
        by: owners.get(owner_id ?? '') ?? 'Someone',
      })),
    ),
  ]
}
