// Home: one look at what is going on, alike on every platform.

import * as energy from '../../domain/days/energy.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { isNewcomer, timedToday } from '../../domain/days/home.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as people from '../../domain/people/index.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import * as schedules from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as xp from '../../domain/rewards/xp.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { type Home, home, welcome } from '../../views/home.ts'
import { wishText } from '../../views/nudge.ts'
import { stepText } from '../../views/step.ts'
import { command, readerOf } from '../command.ts'
import { wishShown } from '../nudge/set.ts'

export default command({
  name: 'me home',
  about: 'What is going on',
  isDefault: true,
  shorts: ['/home'],
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
  options: {},
  examples: ['home', 'hi'],
  async run(me) {
    if (await isNewcomer(me)) return welcome()
    const session = await running(me)
    const total = await xp.total(me)
    return home(readerOf(me), {
      name: people.firstName(me.user),
      session,
      step: session ? null : await stepAtHand(me),
      plan: await rituals.ofDay(me),
      timed: await timedToday(me),
      habits: await dueHabits(me),
      energy: await energy.current(me),
      held: (await nudges.heldBack(me)).flatMap(
        ({ subject, schedule }) => subject ?? kinds.get(schedule.kind)?.label ?? [],
      ),
      hiddenCount: await tasks.hiddenCount(me),
      nudges: (await schedules.wishes(me))
        .flatMap((row) => wishShown(row) ?? [])
        .filter(({ isOn, at }) => isOn && at !== null)
        .map(wishText),
      level: { level: xp.levelOf(total).level, total },
    })
  },
})

async function running(me: Me): Promise<Home['session']> {
  const session = await focus.running(me)
  return session ? { task: (await focus.withTask(me, session)).task, end: focus.plannedEnd(session) } : null
}

async function stepAtHand(me: Me): Promise<Home['step']> {
  const step = await steps.current(me)
  if (!step) return null
  const { steps: all } = await steps.standing(me, await steps.taskOf(me, step))
  return { stepId: step.step_id, words: stepText(step), number: step.step_number, count: all.length }
}

async function dueHabits(me: Me): Promise<Home['habits']> {
  const facts = await habits.factsOf(me, await habits.active(me))
  return facts
    .filter(({ isDueToday }) => isDueToday)
    .slice(0, 3)
    .map(({ habit }) => habit)
}
