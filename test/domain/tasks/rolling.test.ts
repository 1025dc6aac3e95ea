// A repeating thing rings on each of its days, done or not; what was missed never piles up.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { viewText } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

describeOnBothEngines('a repeating task', (open) => {
  const start = async (line: string, now = '2026-03-05T06:00:00Z') => {
    const earth = await world(await open(), { now: new Date(now) })
    const ann = earth.person('ann')
    await ann.says(line)
    return { earth, ann, heart: await nudging(earth) }
  }

  test('rings every day, although nobody ticks it', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day')
    const rung: string[] = []
    for (let day = 5; day <= 9; day++) rung.push(...(await ringsOn(earth, heart, `2026-03-0${day}`)))
    expect(rung).toEqual([
      '2026-03-05 07:00',
      '2026-03-06 07:00',
      '2026-03-07 07:00',
      '2026-03-08 07:00',
      '2026-03-09 07:00',
    ])
    expect(await openTitles(ann)).toEqual(['pills'])
  })

  test('done belongs to its occurrence: the same day is silent, the next one rings', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day')
    earth.clock.set('2026-03-06T06:30:00Z')
    await heart.beat()
    await ann.says('done pills')
    expect(await ringsOn(earth, heart, '2026-03-06')).toEqual([])
    expect(await ringsOn(earth, heart, '2026-03-07')).toEqual(['2026-03-07 07:00'])
  })

  test('a monthly one rings every month', async () => {
    const { earth, heart } = await start('pay rent 9am on the 10th of every month')
    expect(await ringsOn(earth, heart, '2026-03-10')).toEqual(['2026-03-10 08:00'])
    expect(await ringsOn(earth, heart, '2026-03-11')).toEqual([])
    expect(await ringsOn(earth, heart, '2026-04-10')).toEqual(['2026-04-10 07:00'])
  })

  test('after days without a process it rings once for today, late, and not for the days before', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day')
    earth.clock.set('2026-03-09T09:00:00Z')
    await heart.beat()
    await heart.beat()
    expect(heart.heard().filter((text) => text.includes('pills'))).toHaveLength(1)
    expect(await dueOf(ann)).toEqual('2026-03-09T07:00:00.000Z')
  })

  test('an end is kept, and a lead comes early each day', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day until 7 March')
    await ann.says('nudge set task lead:10')
    for (const [day, rings] of [
      ['05', ['2026-03-05 06:50']],
      ['06', ['2026-03-06 06:50']],
      ['07', ['2026-03-07 06:50']],
      ['08', []],
    ] as const)
      expect(await ringsOn(earth, heart, `2026-03-${day}`)).toEqual(rings)
  })

  test('at one in the night it rings each night', async () => {
    const { earth, heart } = await start('check the oven 1am every day')
    expect(await ringsOn(earth, heart, '2026-03-06')).toEqual(['2026-03-06 00:00'])
    expect(await ringsOn(earth, heart, '2026-03-07')).toEqual(['2026-03-07 00:00'])
  })

  test('a rhythm counted from when it was done waits until it is done', async () => {
    const { earth, heart, ann } = await start('water plants')
    await ann.says('task move plants every:"3 days after done"')
    const before = await dueOf(ann)
    await ringsOn(earth, heart, '2026-03-20')
    expect(await dueOf(ann)).toEqual(before)
  })

  test('is skipped once: nothing rings that day, the series goes on, nothing is paid, and Undo brings it back', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day')
    earth.clock.set('2026-03-06T05:00:00Z')
    await heart.beat()
    expect(viewText((await ann.says('skip pills today')).view)).toMatch(/^Skipped: pills. Next: Sat 7 March, 08:00/)
    expect(await ringsOn(earth, heart, '2026-03-06')).toEqual([])
    expect(await ringsOn(earth, heart, '2026-03-07')).toEqual(['2026-03-07 07:00'])
    const skipped = await ann.says('skip pills')
    await ann.presses(skipped, 'Undo')
    expect(await dueOf(ann)).toEqual('2026-03-07T07:00:00.000Z')
    const paid = await ann.acts((me) => me.trx('xp_entries').select('source_kind'))
    expect(paid.filter(({ source_kind }) => source_kind === 'task')).toEqual([])
  })

  test('is skipped once per message, however often that is delivered; a second wish skips the one after', async () => {
    const { ann } = await start('pills 8:00am every day')
    for (let times = 0; times < 2; times++) await ann.says('skip pills', { deliveryId: 'one message' })
    expect(await dueOf(ann)).toEqual('2026-03-06T07:00:00.000Z')
    await ann.says('skip pills')
    expect(await dueOf(ann)).toEqual('2026-03-07T07:00:00.000Z')
  })

  test('offers to skip it in its reminder, and the coming days show each of its reminders', async () => {
    const { earth, heart, ann } = await start('pills 8:00am every day')
    expect(viewText((await ann.says('nudge show week:yes')).view)).toMatch(
      /Fri 6 March · 08:00 pills[\s\S]*Sat 7 March · 08:00 pills[\s\S]*Sun 8 March · 08:00 pills/i,
    )
    earth.clock.set('2026-03-05T07:00:00Z')
    await heart.beat()
    await ann.presses(heart.answer(), 'Skip this one')
    expect(await dueOf(ann)).toEqual('2026-03-06T07:00:00.000Z')
  })

  test('moved by hand to a later day it stays there until its next occurrence after that', async () => {
    const { earth, heart, ann } = await start('standup every monday 9am')
    await ann.says('task move standup wed 10am')
    expect(await ringsOn(earth, heart, '2026-03-09')).toEqual([])
    expect(await ringsOn(earth, heart, '2026-03-11')).toEqual(['2026-03-11 09:00'])
    expect(await ringsOn(earth, heart, '2026-03-16')).toEqual(['2026-03-16 08:00'])
    expect(earth.errors).toEqual([])
  })
})

/** The instants, UTC, of nudges about tasks between two midnights; two beats an hour. */
async function ringsOn(earth: Awaited<ReturnType<typeof world>>, heart: Nudging, day: string): Promise<string[]> {
  const found: string[] = []
  for (let minute = 0; minute < 24 * 60; minute += minute % 60 === 0 ? 50 : 10) {
    const at = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000)
    if (at < earth.clock.now()) continue
    earth.clock.set(at.toISOString())
    await heart.beat()
    if (heart.heard().length > 0) found.push(at.toISOString().slice(0, 16).replace('T', ' '))
  }
  return found
}

const openTitles = async (ann: Person): Promise<string[]> =>
  (await ann.acts((me) => me.trx('tasks').select('title').where({ status: 'todo' }))).map(({ title }) => title)

const dueOf = async (ann: Person): Promise<string | null> => {
  const [task] = await ann.acts((me) => me.trx('tasks').select('due_date').where({ status: 'todo' }))
  return task?.due_date ? new Date(task.due_date).toISOString() : null
}
