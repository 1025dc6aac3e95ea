// The boards of the page: what its lists show, read in one transaction as the person, with the rights of the page.
import type {
  HomeBoard,
  NowCard,
  PageBoards,
  TaskBoard,
  TaskBoardQuery,
  TaskPage,
} from '../../contracts/page-boards.ts'
import { type Database, transactWithRetry } from '../../database/index.ts'
import { personNamesById } from '../../domain/access/visible-people.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as habits from '../../domain/days/habits/index.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import { createSystemMe, type Me, timeStyleFor, todayOf, zoneOf } from '../../domain/request/me.ts'
import { PAGE_PLATFORM } from '../../domain/request/page-platform.ts'
import * as comments from '../../domain/tasks/comments.ts'
import { loadTaskDetails } from '../../domain/tasks/details.ts'
import { todaysTasks } from '../../domain/tasks/hand-order.ts'
import { countHiddenTasks, listTasks, TASK_VIEWS, type TaskView } from '../../domain/tasks/list.ts'
import { findTask, openTasks } from '../../domain/tasks/rows.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { isId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { type Clock, endOfLocalDay, formatLongDay, formatMoment, isDay, localTime } from '../../time/index.ts'
import { loadEnergyBoard } from './energy.ts'
import { groupOf, habitRow, loadTaskRows, loadZoneChoices, localDueDay, personClock, TASK_GROUPS } from './rows.ts'
import { loadWeekBoard } from './week.ts'

const ROWS_PER_PAGE = 50
const TODAY_ROWS = 12
const COMING_ROWS = 5
const COMMENTS = 50

export function createPageBoards(database: Database, clock: Clock): PageBoards {
  const asPerson = <R>(userId: string, read: (me: Me) => Promise<R>): Promise<R | null> =>
    transactWithRetry(database, async (trx) => {
      const user = await User.query(trx).findById(userId)
      if (!user?.is_active) return null
      return read({ ...createSystemMe(trx, user, clock.now()), platform: PAGE_PLATFORM })
    })
  return {
    home: (userId) => asPerson(userId, loadHome),
    tasks: (userId, query) => asPerson(userId, (me) => loadTaskBoard(me, query)),
    task: (userId, taskId) => asPerson(userId, (me) => loadTaskPage(me, taskId)),
    week: (userId, of) => asPerson(userId, (me) => loadWeekBoard(me, of)),
    habits: (userId) => asPerson(userId, loadHabitRows),
    energy: (userId, days) => asPerson(userId, (me) => loadEnergyBoard(me, days)),
  }
}

async function loadHabitRows(me: Me) {
  const facts = await habits.loadHabitFacts(me, await habits.listActiveHabits(me))
  return facts.map((each) => habitRow(me, each))
}

async function loadHome(me: Me): Promise<HomeBoard> {
  const today = todayOf(me)
  const plan = await rituals.findDayPlan(me)
  const picks = plan === null || plan.picks.length === 0 ? null : plan.picks
  const picked = new Set(picks?.map(({ task_id }) => task_id))
  const due = await todaysTasks(me)
  const rest = due.filter(({ task_id }) => !picked.has(task_id))
  const coming = await openTasks(me)
    .where('tasks.due_date', '>', endOfLocalDay(today, zoneOf(me)))
    .orderBy(['tasks.due_date', 'tasks.task_id'])
    .limit(COMING_ROWS)
  const facts = await habits.loadHabitFacts(me, await habits.listActiveHabits(me))
  return {
    date: formatLongDay(today),
    now: await loadNow(me),
    picks: picks && (await loadTaskRows(me, picks)),
    today: await loadTaskRows(me, rest.slice(0, TODAY_ROWS)),
    moreToday: Math.max(rest.length - TODAY_ROWS, 0),
    habits: facts.filter(({ isPausedToday }) => !isPausedToday).map((each) => habitRow(me, each)),
    coming: await loadTaskRows(me, coming),
    hiddenCount: await countHiddenTasks(me),
  }
}

async function loadNow(me: Me): Promise<NowCard | null> {
  const session = await focus.findRunningFocus(me)
  const task = session ? (await focus.loadFocusTask(me, session)).task : null
  const end = session ? focus.plannedFocusEnd(session) : null
  const current = await steps.findCurrentStep(me)
  const step = current && (task === null || current.parent_task_id === task.task_id) ? current : undefined
  const owner = task ?? (step ? await steps.loadStepTask(me, step) : null)
  if (!session && !owner) return null
  const progress = step && owner ? await steps.loadStepProgress(me, owner) : null
  return {
    taskId: owner?.task_id ?? null,
    title: owner?.title ?? 'Focus',
    step:
      step && progress
        ? { stepId: step.step_id, words: step.description, number: step.step_number, count: progress.steps.length }
        : null,
    endsAt: end,
    endTime: end && personClock(me, end),
    minutesLeft: end && Math.max(0, Math.ceil((end.getTime() - me.now.getTime()) / 60_000)),
  }
}

async function loadTaskBoard(me: Me, query: TaskBoardQuery): Promise<TaskBoard> {
  const view: TaskView = TASK_VIEWS.find((each) => each === query.view) ?? 'open'
  const page = Math.max(1, Math.trunc(Number(query.page ?? 1)) || 1)
  const { found, count } = await listTasks(me, {
    view,
    size: ROWS_PER_PAGE,
    page,
    ...(query.find ? { words: query.find } : {}),
    ...(query.zone && isId(query.zone) ? { zoneId: query.zone } : {}),
    ...(query.project && isId(query.project) ? { projectId: query.project } : {}),
    ...(query.tag ? { tag: query.tag } : {}),
    ...(query.on && isDay(query.on) ? { day: query.on } : {}),
  })
  const rows = await loadTaskRows(me, found)
  const hasDays = !['done', 'dropped', 'ideas', 'added'].includes(view) && !query.find
  const named = found.map((task, index) => ({ name: groupOf(me, task), row: rows[index] }))
  return {
    groups: hasDays
      ? TASK_GROUPS.flatMap((name) => {
          const own = named.flatMap((each) => (each.name === name && each.row ? [each.row] : []))
          return own.length === 0 ? [] : [{ name, rows: own }]
        })
      : rows.length === 0
        ? []
        : [{ name: null, rows }],
    count,
    pageCount: Math.max(1, Math.ceil(count / ROWS_PER_PAGE)),
    zones: await loadZoneChoices(me),
  }
}

async function loadTaskPage(me: Me, taskId: string): Promise<TaskPage | null> {
  const task = isId(taskId) ? await findTask(me, taskId) : undefined
  if (!task) return null
  const whole = await loadTaskDetails(me, task)
  const [row, ...others] = await loadTaskRows(me, [task, ...(whole.parent ? [whole.parent] : []), ...whole.parts])
  if (!row) return null
  const parent = whole.parent ? (others[0] ?? null) : null
  const { found } = await comments.listComments(me, task, 1, COMMENTS)
  const names = await personNamesById(
    me,
    found.flatMap(({ author_id }) => author_id ?? []),
  )
  return {
    row,
    notes: task.description,
    priority: task.priority,
    zoneId: task.zone_id,
    dateValue: task.due_date && localDueDay(me, task.due_date),
    timeValue: task.due_date && row.time !== null ? localTime(task.due_date, zoneOf(me)) : null,
    mayChange: whole.mayChange && task.delegation_mode !== 'delete',
    parent,
    parts: parent ? others.slice(1) : others,
    steps: whole.steps.map((step) => ({
      stepId: step.step_id,
      words: step.description,
      minutes: step.estimated_minutes,
      isDone: step.is_completed,
    })),
    comments: found.map(({ author_id, content, created_at }) => ({
      author: names.get(author_id ?? '') ?? 'Someone',
      text: content,
      when: formatMoment(created_at, zoneOf(me), { now: me.now, hours: timeStyleFor(me.preferences).hours }),
    })),
    zones: await loadZoneChoices(me),
  }
}
