// Estimates corrected by what things really took: learned from measured tasks alone, said with the evidence, never on noise.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

/** Mon 2 March 2026, 09:00 in Vienna. */
const MONDAY = new Date('2026-03-02T08:00:00Z')

/** Estimates a task, focuses on it for so long, finishes it; the clock goes on. */
async function works(earth: World, ann: Person, title: string, said: number, took: number): Promise<void> {
  await ann.says(`${title} ~${said}m`)
  await ann.says(`focus start "${title}" 180`)
  earth.clock.advance({ minutes: took })
  await ann.says(`done ${title}`)
  await ann.says('focus stop')
  earth.clock.advance({ minutes: 5 })
}

async function underestimates(earth: World, ann: Person, from = 1, to = 6): Promise<void> {
  for (let index = from; index <= to; index++) await works(earth, ann, `Draft ${index}`, 20, 36)
}

describeOnBothEngines('estimates', (open) => {
  test('“why” and the name of what is there says how it counts; of nothing that is there it is a sigh', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['habit add Gym'],
      ['add Tax return 25 min'],
      ['why gym', 'Gym', 'streak'],
      ['why is my gym streak gone', 'Gym', 'streak'],
      ['why tax return', 'Tax return', 'min'],
      ['why is tax return so long', 'Tax return'],
      ['why me', 'enough for now'],
    ])
  })

  test('are corrected with their evidence, after three measured tasks and not before', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    await underestimates(earth, ann, 1, 2)
    await talk(ann, [['Report ~25m', 'Added: Report', '25 min', not('→'), not('Why')]])
    await underestimates(earth, ann, 3, 6)
    await talk(ann, [
      ['task show report', '25 min', '25 → 45 min: your last six took 1.8 ×.', '[Why 45?]'],
      [
        '[Why 45?]',
        '25 → 45 min: Report',
        'Your last six',
        'took 1.8 × your estimate',
        'Draft 6: 20 → 36 min',
        '[Keep 25 min]',
      ],
      ['[Keep 25 min]', 'Saved', 'Your 25 min: Report', 'Your own minutes count for this one.', '[Use what I learned]'],
      ['task show report', '25 min', not('→')],
      ['task why report', '[Use what I learned]'],
      ['[Use what I learned]', '25 → 45 min: Report'],
      ['Letter ~25m', 'Added: Letter', '25 → 45 min: your last six took 1.8 ×.', '[Why 45?]'],
      ['start letter', 'Started: Letter', '[Focus 45 min]'],
      ['how long will the report take', '25 → 45 min: Report'],
    ])
    // The person's own number is what is stored.
    const rows = await ann.acts((me) => me.trx('tasks').select('estimated_hours').where({ title: 'Report' }))
    expect(rows.map(({ estimated_hours }: { estimated_hours: unknown }) => Number(estimated_hours))).toEqual([0.42])
  })

  test('can be left as they are, everywhere', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    await underestimates(earth, ann)
    await talk(ann, [
      ['Report ~25m', '25 → 45 min'],
      ['[Why 45?]', '[Never correct]'],
      ['[Never correct]', 'Saved', 'your own minutes'],
      ['task show report', not('→')],
      ['what now?', 'Report', not('→')],
      ['task why report', 'Your own minutes count everywhere.', '[Use what I learned]'],
      ['correct my estimates again', 'Saved', not('your own minutes')],
      ['task show report', '25 → 45 min'],
    ])
  })

  test('decide what fits now', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    await underestimates(earth, ann)
    await talk(ann, [
      ['Report ~25m', 'Added'],
      ['Mail ~10m', 'Added'],
      ['energy log 3', 'Energy: high'],
      ['now 40', 'Mail', '10 → 20 min', not('Report')],
      ['now 45', 'Report', '25 → 45 min'],
    ])
  })

  test('count only what was measured: nothing interrupted, left running, guessed, or ticked off', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    const later = (minutes: number) => earth.clock.advance({ minutes })
    for (const title of ['Call 1', 'Call 2', 'Call 3', 'Call 4']) {
      await ann.says(`${title} ~10m`)
      await ann.says(`focus start "${title}" 60`)
      later(5)
      await ann.says('focus interrupt cause:phone')
      later(25)
      await ann.says(`done ${title}`)
      await ann.says('focus stop')
    }
    for (const title of ['Mail 1', 'Mail 2', 'Mail 3', 'Mail 4']) {
      // The session ended long before.
      await ann.says(`${title} ~10m`)
      await ann.says(`focus start "${title}" 30`)
      later(200)
      await ann.says(`done ${title}`)
      // Left started over lunch.
      await ann.says(`Left ${title} ~10m`)
      await ann.says(`task start "Left ${title}"`)
      later(400)
      await ann.says(`done Left ${title}`)
      // Ticked off.
      await ann.says(`Ticked ${title} ~10m`)
      await ann.says(`done Ticked ${title}`)
      // Without an estimate.
      await ann.says(`Plain ${title}`)
      await ann.says(`focus start "Plain ${title}" 60`)
      later(50)
      await ann.says(`done Plain ${title}`)
      await ann.says('focus stop')
    }
    await talk(ann, [
      ['Report ~25m', 'Added: Report', not('→')],
      ['task why report', 'Your 25 min: Report', 'three finished tasks'],
    ])
  })

  test('learn from Start and Done in one go, and forget what is undone', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    for (const title of ['One', 'Two', 'Three']) {
      await ann.says(`Shelf ${title} ~10m`)
      await ann.says(`task start "Shelf ${title}"`)
      earth.clock.advance({ minutes: 20 })
      await talk(ann, [[`done Shelf ${title}`, 'Done']])
    }
    await talk(ann, [
      ['Report ~25m', '25 → 50 min: your last three took 2 ×.'],
      ['task reopen "Shelf Three"', 'Shelf Three'],
      ['task show report', not('→')],
    ])
  })

  test('sum up the plan, say whether it fits, and drop one in a tap', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    await talk(ann, [
      ['Milk', 'Added'],
      ['plan', 'Milk, no estimate', not('Together'), not('free')],
      ['Report ~25m', 'Added'],
      [
        'plan',
        'Together 25 min, and 1 without an estimate.',
        /12 h 59 min|13 h/,
        'free until 22:00: what has an estimate fits.',
        not('[Without'),
      ],
    ])
    earth.clock.set('2026-03-02T19:30:00Z')
    await talk(ann, [
      ['energy log 3', 'Energy: high'],
      ['Tax ~2h today', 'Added'],
      ['Vet today 21:30 20 min by bike', 'land 20:55'],
      ['plan', 'Together 2 h 25 min', "54 min are free until 22:00: that's 1 h 31 min too much.", '[Without Tax]'],
      ['[Without Tax]', 'Today', not('Tax'), 'Together 25 min'],
      ['undo', 'Undone'],
    ])
  })

  test('the morning says it unasked, for each in their own numbers', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MONDAY)
    await underestimates(earth, ann)
    await talk(ann, [
      ['nudge set morning 08:30', 'Mornings'],
      ['Report ~25m', '25 → 45 min'],
    ])
    const bob = earth.person('bob')
    await talk(bob, [
      ['nudge set morning 08:30', 'Mornings'],
      ['Essay ~25m', not('→')],
    ])
    heart.heard()
    await heart.at('2026-03-03T07:30:00Z')
    const said = heart.heard().join('\n')
    expect(said).toContain('Report, 25 → 45 min')
    expect(said).toContain('Together 45 min. 13 h 30 min are free until 22:00: it fits.')
    expect(said).toContain('Essay, 25 min')
  })

  test('keep what is hidden here hidden, in the evidence too', async () => {
    const earth = await world(await open(), { now: MONDAY })
    const ann = earth.person('ann')
    await underestimates(earth, ann)
    await ann.acts(async (me) => {
      const zone = await me.trx('compass_zones').where({ user_id: me.user.user_id, name: 'Self' }).first('zone_id')
      await me.trx('tasks').where('title', 'like', 'Draft%').update({ zone_id: zone.zone_id })
    })
    await talk(ann, [['zone edit self hide-on:slack', 'Self']])
    await talk(ann, [['Report ~25m', '25 → 45 min']])
    const why = await ann.says('task why report', {
      who: { ...ann.identity },
    })
    expect(textOf(why)).toContain('Draft 6')
    const seen = await ann.acts(async (me) => {
      const { explainEstimate } = await import('../../src/domain/days/estimates/index.ts')
      const { findTask } = await import('../../src/domain/tasks/index.ts')
      const id = (await me.trx('tasks').where({ title: 'Report' }).first('task_id')).task_id
      const there = { ...me, platform: 'slack' }
      const task = await findTask(there, id)
      return task ? explainEstimate(there, task) : null
    })
    expect(seen?.measured.length).toBe(6)
    expect(seen?.measured.every(({ title }) => title === null)).toBe(true)
  })
})
