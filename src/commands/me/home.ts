// Home: one view of what is going on, the same on every platform.

import * as energy from '../../domain/days/energy.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { isNewcomer, timedTasksToday } from '../../domain/days/home.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as people from '../../domain/people/index.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as xp from '../../domain/rewards/xp.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { type HomeDetails, homeView, welcomeView } from '../../views/home.ts'
import { homePageView } from '../../views/home-page.ts'
import { nudgeScheduleText } from '../../views/nudge.ts'
import { stepText } from '../../views/step.ts'
import { defineCommand, readerOf } from '../command.ts'
import { scheduleDetails } from '../nudge/set.ts'

export default defineCommand({
  name: 'me home',
  about: "What's going on today",
  byModel: 'show',
  isDefault: true,
  aliases: ['/home'],
  phrases: {
    hi: {},
    hello: {},
    hey: {},
    '': {},
    'good morning': {},
    'good afternoon': {},
    'good evening': {},
    morning: {},
    yo: {},
    hiya: {},
    hallo: {},
    hola: {},
    bonjour: {},
  },
  spoken: ["what's going on?"],
  says: [
    '(show|show me|go|take me|open)? (to)? (home|dashboard|overview|the home)',
    '(whats|what is) (going on|happening|up|the situation|new) (now|right now|with my day)?',
  ],
  options: {},
  examples: ['home', 'hi'],
  async run(me, _values, { request }) {
    if (await isNewcomer(me)) return welcomeView()
    const session = await running(me)
    const total = await xp.totalXp(me)
    const facts = await habits.loadHabitFacts(me, await habits.listActiveHabits(me))
    const rows = await schedules.listKindSchedules(me)
    const details: HomeDetails = {
      name: people.givenName(me.user),
      session,
      step: session ? null : await stepAtHand(me),
      plan: await rituals.findDayPlan(me),
      timedTasks: await timedTasksToday(me),
      habits: facts.filter(({ isDueToday }) => isDueToday).slice(0, 3),
      energy: await energy.currentEnergy(me),
      heldBackTitles: (await nudges.listHeldBackNudges(me)).flatMap(
        ({ subject, schedule }) => subject ?? kinds.get(schedule.kind)?.label ?? [],
      ),
      hiddenCount: await tasks.countHiddenTasks(me),
      nudges: rows
        .flatMap((row) => scheduleDetails(row) ?? [])
        .filter(({ isOn, at }) => isOn && at !== null)
        .map(nudgeScheduleText),
      level: { level: xp.levelForXp(total).level, total },
    }
    if (!request.isPage) return homeView(readerOf(me), details)
    const morning = rows.find(({ kind, is_active }) => kind === 'morning' && is_active)
    return homePageView(readerOf(me), {
      ...details,
      todaysHabits: facts.filter(({ isDueToday, isDoneToday }) => isDueToday || isDoneToday),
      settings: {
        morningAt: morning?.local_time ?? null,
        dayStartsAt: me.preferences.day_starts_at,
        points: me.preferences.points === 'hidden' ? 'hidden' : 'shown',
        hours: me.preferences.hours,
      },
    })
  },
})

async function running(me: Me): Promise<HomeDetails['session']> {
  const session = await focus.findRunningFocus(me)
  return session ? { task: (await focus.loadFocusTask(me, session)).task, end: focus.plannedFocusEnd(session) } : null
}

async function stepAtHand(me: Me): Promise<HomeDetails['step']> {
  const step = await steps.findCurrentStep(me)
  if (!step) return null
  const { steps: all } = await steps.loadStepProgress(me, await steps.loadStepTask(me, step))
  return { stepId: step.step_id, words: stepText(step), number: step.step_number, count: all.length }
}
