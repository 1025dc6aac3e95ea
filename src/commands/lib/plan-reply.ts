// An answer to the plan that was offered or set this morning, in the person's own words: “the report first”, “not the
// boiler”. It counts only below the plan, and only where each name is one thing that is open.
import { ask } from '../../chat/ask.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { type PlanReply, readPlanReply } from '../../language/english/plan-replies.ts'

/** Things a day's plan holds at most. */
const MOST_PLANNED = 3
/** Minutes for which a plan that was offered unasked waits for its answer. */
const OFFER_MINUTES = 180

/** What the answer comes to: the tasks of the plan in their order, more than it can hold, or no plan at all. */
export type PlannedReply =
  | { readonly kind: 'plan' | 'tooMany'; readonly picks: readonly tasks.Task[] }
  | { readonly kind: 'line'; readonly line: CommandLine }
  /** Some of the names are known, and this one is not. */
  | { readonly kind: 'unknown'; readonly name: string; readonly picks: readonly tasks.Task[] }

/** @returns null where no plan is before the person, or where the words name nothing of theirs */
export async function resolvePlanReply(me: Me, words: string): Promise<PlannedReply | null> {
  const reply = readPlanReply(words)
  const shown = reply && (await findShownPlan(me))
  if (!shown) return null
  // A plan that is set is no offer: “fine” below it answers nothing.
  if (reply.how === 'accept') return shown.isOffer ? { kind: 'plan', picks: shown.picks } : null
  if (reply.how === 'skip') return { kind: 'line', line: ask('ritual skip') }
  if (reply.how === 'fewer')
    return reply.count < shown.picks.length ? { kind: 'plan', picks: shown.picks.slice(0, reply.count) } : null
  const named: tasks.Task[] = []
  const unknown: string[] = []
  for (const name of reply.names) {
    const task = await findNamed(me, name, shown.picks)
    if (!task) unknown.push(name)
    else if (!named.some(({ task_id }) => task_id === task.task_id)) named.push(task)
  }
  const [name] = unknown
  if (name !== undefined) {
    const isAboutPlan = named.length > 0 && !('isBare' in reply)
    return isAboutPlan ? { kind: 'unknown', name, picks: shown.picks } : null
  }
  const picks = changed(reply.how, shown.picks, named)
  return picks && { kind: picks.length > MOST_PLANNED ? 'tooMany' : 'plan', picks }
}

type NamedReply = Extract<PlanReply, { readonly names: readonly string[] }>['how']

function changed(
  how: NamedReply,
  picks: readonly tasks.Task[],
  named: readonly tasks.Task[],
): readonly tasks.Task[] | null {
  const isNamed = ({ task_id }: tasks.Task) => named.some((each) => each.task_id === task_id)
  const isPicked = ({ task_id }: tasks.Task) => picks.some((each) => each.task_id === task_id)
  const others = picks.filter((task) => !isNamed(task))
  switch (how) {
    case 'only':
      return named
    case 'first':
      return [...named, ...others].slice(0, Math.max(MOST_PLANNED, named.length))
    case 'without':
      return named.every(isPicked) && others.length > 0 ? others : null
    case 'too':
      return [...picks, ...named.filter((task) => !isPicked(task))]
    case 'swap': {
      // Whichever of the two is in the plan goes.
      const fresh = named.find((task) => !isPicked(task))
      const old = named.find(isPicked)
      return fresh && old ? picks.map((task) => (task.task_id === old.task_id ? fresh : task)) : null
    }
  }
}

/** The open thing that the words name: of several the one of the plan. */
async function findNamed(me: Me, name: string, picks: readonly tasks.Task[]): Promise<tasks.Task | null> {
  const found = (await tasks.lookUpTasks(me, name)).filter(({ isOpen }) => isOpen)
  const planned = found.filter(({ task_id }) => picks.some((pick) => pick.task_id === task_id))
  const [only, second] = planned.length > 0 ? planned : found
  return only && !second ? only : null
}

/** The plan that was shown last here, as an offer or as the day's card. */
async function findShownPlan(
  me: Me,
): Promise<{ readonly isOffer: boolean; readonly picks: readonly tasks.Task[] } | null> {
  const { labelled, earlier = [], shown = [] } = await loadReplyMeanings(me, me.channelId)
  if ((shown[0]?.minutesAgo ?? 0) > OFFER_MINUTES) return null
  const lines = [labelled, ...earlier].flat().map(({ line }) => line)
  if (!lines.some((line) => PLAN_LINE.test(line))) return null
  const planned = await rituals.findDayPlan(me)
  if (planned && !planned.ritual.skipped) return { isOffer: false, picks: planned.picks.filter(({ isOpen }) => isOpen) }
  const draft = lines.map((line) => DRAFT_LINE.exec(line)?.[1]).find((id) => id !== undefined)
  return draft === undefined ? null : { isOffer: true, picks: await rituals.tasksFromPlanDraft(me, draft) }
}

const PLAN_LINE = /^ritual (?:morning|skip)\b/
const DRAFT_LINE = /^ritual morning draft:(\S+)$/
