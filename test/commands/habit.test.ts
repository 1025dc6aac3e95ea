// Habits, talked through: begun, checked, filled in, rested, put away; runs counted from rows, on both engines.
import { expect, test } from 'vitest'
import { computeStreak } from '../../src/domain/days/habits/compute-streak.ts'
import * as habits from '../../src/domain/days/habits/index.ts'
import type { Me } from '../../src/domain/request/me.ts'
import { Habit } from '../../src/models/habit.ts'
import { HabitCheck } from '../../src/models/habit-check.ts'
import { HabitPause } from '../../src/models/habit-pause.ts'
import { HabitRhythm } from '../../src/models/habit-rhythm.ts'
import { Schedule } from '../../src/models/schedule.ts'
import { XpEntry } from '../../src/models/xp-entry.ts'
import { addDays } from '../../src/time/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { attempts } from '../support/full.ts'
import { type Randoms, randoms } from '../support/random.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const onlyHabit = (ann: Person) =>
  ann.acts(async (me) => {
    const habit = await habits.listActiveHabits(me).first()
    if (!habit) throw new Error('No habit')
    return habit
  })

describeOnBothEngines('habits', (open, engine) => {
  test('none, one, checked, twice, not after all', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habits', 'No habits yet', '[Add a habit]'],
      ['habit add Meds at:21:00 essential:yes', 'New habit: Meds', 'daily', '21:00', 'essential', '[Undo]'],
      ['[Did it]', 'Done today: Meds', 'Streak: 1 day', '[Undo]'],
      ['check meds', 'Already done today: Meds', not('[Undo]')],
      ['habit check meds back:yes', 'Not done today: Meds', '[Undo]'],
      ['habit check meds back:yes', 'Already not done today', not('[Undo]')],
      ['check meds yesterday', 'Done Wed 4 March: Meds', 'Streak: 1 day'],
      ['habit show', 'Habits: 1', 'Meds', '[Did it: Meds]'],
      ['[Did it: Meds]', 'Done today: Meds', 'Habits: 1', 'streak: 2 days', not('[Did it: Meds]')],
      ['habit show meds', 'Meds', 'streak: 2 days', 'done today', '[Why]', '[Pause]'],
    ])
  })

  test('refused in a way that says what would be right', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add', 'What is the habit?'],
      ['habit add Run on:sometimes', 'as days. Try', 'mon,wed,fri'],
      ['habit add Run on:weekdays', 'New habit: Run', 'Mon, Tue, Wed, Thu, Fri'],
      ['habit check swim', 'No habit matches “swim”'],
      ['habit check run day:tomorrow', 'Day must be today or yesterday'],
      ['habit edit run on:never', 'as days. Try'],
      ['habit pause run from:"10 March" until:"9 March"', "can't end before that"],
      ['habit why swim', 'No habit matches'],
      ['habit archive swim', 'No habit matches'],
      ['habit show swim', 'No habit matches'],
    ])
  })

  test('a line that only begins like a habit is kept as a task', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['check the oven', 'Added: check the oven', '[I meant: check]']])
  })

  test('days go by: the free day is named, a second miss ends the run, yesterday is filled in', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Stretch', 'New habit: Stretch'],
      ['check stretch', 'Streak: 1 day'],
    ])
    earth.clock.advance({ days: 1 })
    await talk(ann, [['check stretch', 'Streak: 2 days']])
    earth.clock.advance({ days: 2 })
    await talk(ann, [['check stretch', 'Streak: 3 days', 'Sat 7 March was a rest day. Your streak goes on.']])
    earth.clock.advance({ days: 2 })
    await talk(ann, [
      ['habit show stretch', not('run:')],
      ['check stretch', 'Streak: 1 day'],
      ['check stretch yesterday', 'Done Mon 9 March', 'Streak: 5 days'],
      [
        'habit why stretch',
        'Stretch · streak: 5 days',
        'One day off in any seven is free',
        'Today: done',
        'Sat 7 March: free rest day',
        'Thu 5 March: done',
      ],
      ['undo', 'Undone: “Done Mon 9 March'],
      ['habit why stretch', 'streak: 1 day', 'Mon 9 March: missed, and the free day was already used'],
      ['habit show stretch', 'streak: 1 day'],
    ])
  })

  test('pause one, or all but essential ones; resume; days at rest do not count', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Meds essential:yes', 'New habit'],
      ['habit add Stretch', 'New habit'],
      ['habit add Read', 'New habit'],
      ['check stretch', 'Streak: 1 day'],
      ['habit pause from:tomorrow until:"15 March"', 'Resting: all but essential habits', 'through Sun 15 March'],
      ['habit pause from:tomorrow until:"15 March"', 'Already resting', not('[Undo]')],
    ])
    earth.clock.advance({ days: 8 })
    await talk(ann, [
      ['habit show', 'Meds', 'resting through Sun 15 March', '[Did it: Meds]', not('[Did it: Read]')],
      ['habit why stretch', 'paused, streak is safe', 'Thu 5 March: done', 'streak: 1 day'],
      ['habit show read', 'resting', '[Resume]'],
      ['[Resume]', 'Resumed: Read', '[Undo]'],
      ['habit pause read until:now', 'Not paused: Read', '[Did it]'],
      ['habit pause read', 'Resting: Read', 'until you resume'],
      ['habit pause read until:friday', 'Resting: Read', 'From today, through Fri 20 March.'],
      ['undo', 'Undone'],
      ['habit show read', 'resting', not('20 March')],
    ])
  })

  test('a fresh start counts the days away as rest, also in what is stored', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Stretch', 'New habit'],
      ['check stretch', 'Streak: 1 day'],
    ])
    earth.clock.advance({ days: 5 })
    await talk(ann, [['habits', 'Stretch', not('run')]])
    expect((await onlyHabit(ann)).streak).toBe(0)
    await talk(ann, [['fresh', 'Fresh start']])
    expect((await onlyHabit(ann)).streak).toBe(1)
    await talk(ann, [['undo', 'Undone']])
    expect((await onlyHabit(ann)).streak).toBe(0)
  })

  test('edit, with its form; archive and back: the days between rest', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Meds at:9pm', '21:00'],
      ['check meds', 'Streak: 1 day'],
      ['habit edit meds name:Vitamins on:weekdays at:22:00', 'Saved', 'Vitamins', 'Mon, Tue, Wed, Thu, Fri', '22:00'],
      ['habit edit vitamins', 'What would you like to change?', '[Fill in]'],
      ['habit edit vitamins at:none', 'Vitamins', not('22:00')],
      ['habit edit vitamins about:"With food"', 'With food'],
      ['habit archive vitamins', 'Archived: Vitamins', '[Undo]'],
      ['habit archive vitamins', 'Already archived', not('[Undo]')],
      ['habits', 'No habits yet'],
      ['check vitamins', 'archived. Restore it first', '[Restore]'],
    ])
    earth.clock.advance({ days: 20 })
    await talk(ann, [
      ['habit archive vitamins back:yes', 'Restored: Vitamins', '[Undo]'],
      ['habit archive vitamins back:yes', 'Not archived', not('[Undo]')],
      ['check vitamins', 'Streak: 2 days'],
    ])
  })

  test('a form begins with what is there', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['habit add Meds at:21:00 on:mon,wed', 'New habit']])
    const habit = await onlyHabit(ann)
    const form = await ann.world.dispatcher.openForm(
      ann.request({ kind: 'pressed', line: `habit edit habit:${habit.habit_id}` }),
    )
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['name', 'Meds'],
      ['on', 'Mon, Wed'],
      ['at', '21:00'],
      ['about', undefined],
      ['essential', 'no'],
    ])
  })

  test('weekly ones count weeks', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Call home on:weekly', 'once a week'],
      ['check call home', 'Streak: 1 week'],
    ])
    earth.clock.advance({ days: 9 })
    await talk(ann, [
      ['check call home', 'Streak: 2 weeks'],
      ['habit why call home', 'Week of Mon 9 March: done', 'Any day of the week counts'],
    ])
  })

  test('every example runs', async () => {
    const earth = await world(await open())
    for (const command of earth.dispatcher.catalogue.commands.filter(({ name }) => name.startsWith('habit ')))
      for (const example of command.examples) {
        const ann = earth.person(`ann ${example}`)
        if (!command.name.endsWith('add')) await ann.says('habit add Meds')
        const shown = textOf(await ann.says(example))
        expect(shown, example).not.toMatch(/can't place|missing|matches|no days|that didn't work/i)
      }
    expect(earth.errors).toEqual([])
  })

  test('points and runs appear nowhere where they are hidden', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['habit add Meds', 'New habit']])
    await ann.acts(async (me) => {
      await me.user.$query(me.trx).patch({ preferences: '{"points":"hidden"}', updated_at: me.now })
    })
    await talk(ann, [
      ['check meds', 'Done today: Meds', not('Run'), not('XP')],
      ['habit show', not('run')],
      ['habit show meds', not('run')],
      ['habit why meds', not('run:')],
    ])
  })

  test('another person’s habit is as missing as none', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['habit add Secret', 'New habit']])
    const { habit_id } = await onlyHabit(ann)
    const ben = earth.person('ben')
    for (const verb of ['check', 'show', 'why', 'archive', 'pause'])
      for (const id of [habit_id, '00000000-0000-4000-8000-000000000000'])
        await talk(ben, [[`habit ${verb} habit:${id}`, 'That habit is no longer here.', not('Secret')]])
    await talk(ben, [['habit check secret', 'No habit matches', not('Nearest')]])
  })

  test('checked, taken back, checked again pays once', async () => {
    const ann = (await world(await open())).person('ann')
    const points = () =>
      ann.acts(async (me) => (await XpEntry.query(me.trx)).reduce((sum, { amount }) => sum + amount, 0))
    await talk(ann, [
      ['habit add Meds', 'New habit'],
      ['check meds', 'Done today'],
    ])
    expect(await points()).toBe(10)
    await talk(ann, [['undo', 'Undone']])
    expect(await points()).toBe(0)
    await talk(ann, [['check meds', 'Done today']])
    expect(await points()).toBe(10)
    await talk(ann, [['habit check meds back:yes', 'Not done']])
    expect(await points()).toBe(0)
    await talk(ann, [
      ['undo', 'Undone'],
      ['habit show meds', 'done today'],
    ])
    expect(await points()).toBe(10)
  })

  test('a habit that was checked does not go by an undo', async () => {
    const ann = (await world(await open())).person('ann')
    const added = await ann.says('habit add Meds')
    await talk(ann, [['check meds', 'Done today']])
    expect(textOf(await ann.presses(added, 'Undo'))).toContain('changed since')
  })

  test('a reminder follows days, time and archive', async () => {
    const ann = (await world(await open())).person('ann')
    const schedule = () => ann.acts(async (me) => Schedule.query(me.trx).findOne({ kind: 'habit' }))
    await talk(ann, [['habit add Meds at:21:00', 'New habit']])
    expect(await schedule()).toMatchObject({ local_time: '21:00', days: null, is_active: true })
    expect((await schedule())?.next_due_at).toEqual(new Date('2026-03-05T20:00:00Z'))
    await talk(ann, [['habit edit meds on:mon', 'Mon']])
    expect(await schedule()).toMatchObject({ days: 'mon', next_due_at: new Date('2026-03-09T20:00:00Z') })
    await talk(ann, [['habit archive meds', 'Archived']])
    expect(await schedule()).toMatchObject({ is_active: false, next_due_at: null })
    await talk(ann, [['habit archive meds back:yes', 'Restored: Meds']])
    expect(await schedule()).toMatchObject({ is_active: true, next_due_at: new Date('2026-03-09T20:00:00Z') })
  })

  test('many habits are listed five a page, with as many queries as one', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    let queries = 0
    earth.database.knex.on('query', () => queries++)
    const asked = async (line: string) => {
      queries = 0
      const shown = textOf(await ann.says(line))
      return { queries, shown }
    }
    await talk(ann, [['habit add Habit 1', 'New habit']])
    const one = await asked('habits')
    for (let number = 2; number <= 12; number++) await ann.says(`habit add Habit ${number}`)
    const many = await asked('habits')
    expect(many.queries).toBe(one.queries)
    expect(many.shown).toMatch(/Habits: 12[\s\S]*Habit 5[\s\S]*and 7 more/)
    const rested = await asked('habit pause')
    const again = await asked('habit pause from:tomorrow')
    expect(rested.queries).toBeLessThan(30)
    expect(again.queries).toBeLessThanOrEqual(rested.queries)
    await talk(ann, [['undo', 'Undone: “Resting']])
  })

  test('what is stored is what the rows say, after many random histories', async () => {
    const earth = await world(await open())
    const random = randoms(engine === 'sqlite' ? 5 : 6)
    const ann = earth.person('ann')
    const histories = engine === 'sqlite' ? attempts(60, 900) : attempts(20, 100)
    for (let round = 0; round < histories; round += 20)
      await ann.acts(async (me) => {
        const made: Habit[] = []
        for (let each = 0; each < 20; each++) made.push(await lived(me, random))
        const ids = made.map(({ habit_id }) => habit_id)
        const rows = await Habit.query(me.trx).findByIds(ids)
        const checks = await HabitCheck.query(me.trx).whereIn('habit_id', ids)
        const pauses = await HabitPause.query(me.trx).whereIn('habit_id', ids)
        const rhythms = await HabitRhythm.query(me.trx).whereIn('habit_id', ids).orderBy('end_date')
        for (const { habit_id, frequency, streak } of rows) {
          const isOf = (row: { habit_id: string }): boolean => row.habit_id === habit_id
          const run = computeStreak({
            frequency: habits.decodeFrequency(frequency),
            pastRhythms: rhythms
              .filter(isOf)
              .map(({ end_date: until, ...past }) => ({ frequency: habits.decodeFrequency(past.frequency), until })),
            checks: checks.filter(isOf).map(({ check_date }) => check_date),
            pauses: pauses.filter(isOf).map(({ start_date: start, end_date: end }) => ({ start, end })),
            today: habits.todayOf(me),
          })
          expect(streak).toBe(run.streak)
        }
      })
  })

  /** A habit to which a few things happened, on days of the last two weeks. */
  async function lived(me: Me, random: Randoms): Promise<Habit> {
    const frequencies = ['daily', 'daily', 'weekly', 'mon,wed,fri', 'sun']
    const frequency = () => habits.parseFrequency(random.pick(frequencies))
    const habit = await habits.addHabit(me, { name: 'Habit', frequency: frequency() })
    const today = habits.todayOf(me)
    const day = () => addDays(today, -random.below(14))
    for (let act = 4 + random.below(8); act > 0; act--) {
      const kind = random.below(10)
      if (kind < 6) await habits.checkHabit(me, habit, day())
      else if (kind === 6) await habits.uncheckHabit(me, habit, day())
      else if (kind === 7) await habits.pauseHabits(me, habit, day(), random.chance(0.3) ? null : today)
      else if (kind === 8) await habits.resumeHabits(me, habit, day())
      else await habits.editHabit(me, habit, { frequency: frequency() })
    }
    return habit
  }

  test('what is stored is what the rows say, whatever is said, undone, and wherever one travels', async () => {
    const earth = await world(await open())
    const random = randoms(engine === 'sqlite' ? 7 : 8)
    const ann = earth.person('ann')
    for (let round = 0; round < HISTORIES; round++) {
      await ann.says(`habit add H${round} on:${random.pick(['daily', 'weekly', 'mon,wed,fri', 'weekdays', 'sun'])}`)
      const acts = 3 + random.below(5)
      for (let act = 0; act < acts; act++) {
        const name = `H${round}`
        await ann.says(
          random.pick([
            `habit check ${name}`,
            `habit check ${name}`,
            `habit check ${name} day:yesterday`,
            `habit check ${name} back:yes`,
            `habit pause ${name} until:tomorrow`,
            `habit pause ${name} until:now`,
            `habit edit ${name} on:${random.pick(['daily', 'mon,thu'])}`,
            'undo',
          ]),
        )
        await stored(ann)
        earth.clock.advance({ hours: random.pick([0, 5, 24, 48]) })
        await moved(ann, random.pick(['Europe/Vienna', 'Pacific/Auckland', 'Pacific/Honolulu']))
      }
      await ann.says(`habit archive H${round}`)
    }
    expect(earth.errors).toEqual([])
  })

  const HISTORIES = attempts(3, 10)

  async function stored(ann: Person): Promise<void> {
    await ann.acts(async (me) => {
      const touched = await Habit.query(me.trx).orderBy('created_at', 'desc').first()
      if (!touched) return
      const before = touched.streak
      await habits.recountStreaks(me, [touched.habit_id])
      expect((await Habit.query(me.trx).findById(touched.habit_id))?.streak).toBe(before)
    })
  }

  const moved = (ann: Person, timezone: string) =>
    ann.acts(async (me) => {
      await me.user.$query(me.trx).patch({ timezone, updated_at: me.now })
      await habits.recountStreaks(
        me,
        (await habits.listActiveHabits(me)).map(({ habit_id }) => habit_id),
      )
    })

  test('why goes as far back as one likes', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['habit add Meds', 'New habit']])
    await ann.says('check meds')
    earth.clock.advance({ minutes: 12 * 1440 })
    await talk(ann, [
      ['habit why meds', 'and 3 earlier days', not('Thu 5 March')],
      ['habit why meds days:13', 'Thu 5 March: done', not('and 3')],
    ])
  })

  if (engine === 'postgres')
    test('two equal checks at once are one, two of different days both count', async () => {
      const earth = await world(await open())
      const ann = earth.person('ann')
      await talk(ann, [['habit add Meds', 'New habit']])
      const answers = await Promise.all([
        ann.says('check meds'),
        ann.says('check meds'),
        ann.says('check meds yesterday'),
      ])
      expect(answers.map(textOf).filter((text) => text.includes('Already')).length).toBe(1)
      expect(earth.errors).toEqual([])
      await ann.acts(async (me) => {
        expect(await HabitCheck.query(me.trx).resultSize()).toBe(2)
        expect((await Habit.query(me.trx).first())?.streak).toBe(2)
        expect((await XpEntry.query(me.trx)).map(({ amount }) => amount)).toEqual([10, 10])
      })
    })
})
