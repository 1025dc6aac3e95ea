// “Move everything to monday”, “the rest tomorrow”: what was shown last is meant, else what is left of today.
import { ask } from '../../chat/ask.ts'
import { formatLine } from '../../chat/parse/line.ts'
import type { RawValues } from '../../chat/request.ts'
import type { View } from '../../chat/view.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import { findLeftOpen } from '../../domain/days/rituals/evening.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import { idsOf, placeOfList } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isTimedAppointment } from '../../language/appointments.ts'
import type { Day } from '../../time/index.ts'
import { bulkMovedView, nothingToMoveView, tooManyToMoveView, whichToMoveView } from '../../views/bulk-move.ts'
import { beyondToday } from './moved-moment.ts'

/** What is meant by “everything”. */
export interface BulkWish {
  /**
   * `all` of what was shown or is left of today; `rest`: without what was spoken of since, or is in progress; `some`: by
   * something that only the person can tell.
   */
  readonly scope: 'all' | 'rest' | 'some'
  /** What is due on that day is meant; null: no day was named. */
  readonly day: Day | null
  /** It is moved by an hour or two, not to another day. */
  readonly isByHours: boolean
}

/** For so long a list that was shown is what “everything” means. */
const LIST_MINUTES = 30

/** As many as one line can name. */
const MOST_AT_ONCE = 25

/**
 * Moves all that is meant, as one change. What repeats stays on its days, appointments at their time; both are offered.
 * @param said when, as `task move` takes it: `to` or `shift`
 * @param runLine runs a line of ours in the same request
 */
export async function moveInBulk(
  me: Me,
  wish: BulkWish,
  said: RawValues,
  runLine: (line: CommandLine) => Promise<View>,
): Promise<View> {
  if (wish.scope === 'some') return whichToMoveView()
  const { isByHours } = wish
  const values: RawValues =
    wish.day === null && said['to'] !== undefined ? { ...said, to: beyondToday(me, said['to']) } : said
  const { found, isWholeList } = await findMeantTasks(me, wish)
  const lineFor = (some: readonly tasks.Task[]): CommandLine =>
    formatLine('task move', { task: some.map(({ task_id }) => task_id).join(', '), ...values })
  if (isWholeList)
    return nothingToMoveView(found, found.length > 0 && found.length <= MOST_AT_ONCE ? lineFor(found) : null)
  // By an hour or two only what has a time can be later.
  const meant = isByHours ? found.filter(({ parsedMetadata }) => parsedMetadata.has_due_time) : found
  const timing = await tasks.loadTaskTiming(me, meant)
  const repeating = meant.filter(({ task_id }) => (timing.get(task_id)?.rhythm ?? null) !== null)
  // An appointment has its time: a day that gets too much is cleared of the rest.
  const fixed =
    isByHours || wish.day !== null ? [] : meant.filter((task) => isAppointment(task) && !repeating.includes(task))
  const once = isByHours ? meant : meant.filter((task) => !repeating.includes(task) && !fixed.includes(task))
  if (once.length > MOST_AT_ONCE) return tooManyToMoveView(MOST_AT_ONCE, ask('task list', { view: 'today' }))
  const staying = [...repeating, ...fixed]
  if (once.length === 0 && staying.length === 0) return nothingToMoveView([], null)
  const shown = once.length > 0 ? await runLine(lineFor(once)) : null
  return isByHours && shown
    ? shown
    : bulkMovedView(shown, { repeating, fixed }, staying.length > 0 ? lineFor(staying) : null)
}

/** Agreed with others, or a place to be at that time. */
const isAppointment = ({ title, parsedMetadata }: tasks.Task): boolean =>
  parsedMetadata.has_due_time === true && isTimedAppointment(title)

/** The tasks that are meant; `isWholeList`: nothing is left of today, so these are all that is open. */
async function findMeantTasks(
  me: Me,
  { scope, day }: BulkWish,
): Promise<{ readonly found: readonly tasks.Task[]; readonly isWholeList: boolean }> {
  if (day !== null)
    return {
      found: (await tasks.listTasks(me, { view: 'open', words: '', day, size: MOST_AT_ONCE + 1 })).found,
      isWholeList: false,
    }
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const recent = shown.filter(({ minutesAgo = 0, things }) => minutesAgo <= LIST_MINUTES && things.length > 0)
  const views = recent.map((view) => idsOf(view, 'task'))
  const at = scope === 'all' && (views[0]?.length ?? 0) < 2 ? 0 : placeOfList(views)
  const listed = recent[at] ? idsOf(recent[at], 'task') : []
  const since = new Set(recent.slice(0, Math.max(0, at)).flatMap((view) => idsOf(view, 'task')))
  if (listed.length > 1) {
    const found = await loadOpen(
      me,
      listed.filter((id) => !since.has(id)),
    )
    if (found.length > 0) return { found, isWholeList: false }
  }
  const current = scope === 'rest' ? ((await tasks.findCurrentTask(me))?.task_id ?? null) : null
  const spoken = scope === 'rest' ? new Set(recent.slice(0, 1).flatMap((view) => idsOf(view, 'task'))) : new Set()
  const left = (await findLeftOpen(me)).filter(({ task_id }) => task_id !== current && !spoken.has(task_id))
  if (left.length > 0) return { found: left, isWholeList: false }
  const open = await tasks
    .openTasks(me)
    .orderBy('tasks.created_at')
    .limit(MOST_AT_ONCE + 1)
  return { found: scope === 'rest' ? [] : open, isWholeList: true }
}

async function loadOpen(me: Me, ids: readonly string[]): Promise<tasks.Task[]> {
  const found: tasks.Task[] = []
  for (const id of ids) {
    const task = await tasks.findTask(me, id)
    if (task?.isOpen) found.push(task)
  }
  return found
}
