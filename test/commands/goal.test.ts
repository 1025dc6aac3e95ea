// Goals, talked through: set, linked, nearer with each task, reached once, let go and brought back.
import { expect, test } from 'vitest'
import { CompassZone } from '../../src/models/compass-zone.ts'
import { Goal } from '../../src/models/goal.ts'
import { GoalLink } from '../../src/models/goal-link.ts'
import { newId } from '../../src/models/id.ts'
import { XpEntry } from '../../src/models/xp-entry.ts'
import { ZonePlatform } from '../../src/models/zone-platform.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const points = (ann: Person) =>
  ann.acts(async (me) => (await XpEntry.query(me.trx)).reduce((sum, { amount }) => sum + amount, 0))

describeOnBothEngines('goals', (open, engine) => {
  test('none, one with a date, changed, refused', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['goals', 'No goals yet', '[Add a goal]'],
      ['goal add', 'title is missing'],
      ['goal add Portfolio online by 12 March', 'New goal: Portfolio online', 'by Thu 12 March', '[No date]', '[Undo]'],
      ['[No date]', 'Saved', not('12 March'), '[Undo]'],
      ['undo', 'Undone'],
      ['goal show portfolio', 'by Thu 12 March', 'No task is linked yet', '[Reached] [Edit] [Let go]'],
      ['goal edit portfolio by:"1 April" about:"For the job"', 'Saved', 'by Wed 1 April', 'For the job'],
      ['goal edit portfolio', 'say what changes', '[Fill in]'],
      ['goal edit portfolio by:someday', 'no date I can read'],
      ['goal show diet', 'No goal matches “diet”'],
      ['goal done diet', 'No goal matches'],
      ['goal drop diet', 'No goal matches'],
    ])
  })

  test('a form begins with what is there', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('goal add Portfolio by 12 March')
    const { goal_id } = await only(ann)
    const form = await ann.world.dispatcher.openForm(
      ann.request({ kind: 'pressed', line: `goal edit goal:${goal_id}` }),
    )
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['title', 'Portfolio'],
      ['by', '2026-03-12'],
      ['about', undefined],
    ])
  })

  test('linked tasks make progress, done and put back; its card is drawn again', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['goal add Portfolio', 'New goal'],
      ['pick photos', 'Added'],
      ['write about me', 'Added'],
      ['choose a theme', 'Added'],
      ['task file photos goal:portfolio', 'pick photos'],
      ['task file write goal:portfolio', 'write about me'],
      ['task file theme goal:portfolio', 'choose a theme'],
      ['goals', 'Goals: 1', 'Portfolio · 0 of 3 done'],
      ['goal show portfolio', 'Tasks done 0 of 3', '[Done: pick photos]'],
      ['[Done: pick photos]', 'Done: pick photos', 'Tasks done 1 of 3', '[Undo]'],
    ])
    expect(earth.touched.map(({ kind }) => kind)).toContain('goal')
    await talk(ann, [
      ['undo', 'Undone'],
      ['goal show portfolio', 'Tasks done 0 of 3'],
      ['drop theme', 'Let go'],
      ['done write', 'Done'],
      ['goal show portfolio', 'Tasks done 1 of 2', not('theme')],
      ['goal done portfolio', 'Reached: Portfolio', '1 linked task stays open.', '[Undo]'],
    ])
  })

  test('reached once: twice says so, undo takes the points back, reopening later does not', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['goal add Portfolio', 'New goal'],
      ['goal done portfolio', 'Reached: Portfolio', '[Undo]'],
      ['goal done portfolio', 'Already reached, Thu 5 March, 10:30: Portfolio', '[Put back]', not('[Undo]')],
    ])
    expect(await points(ann)).toBe(200)
    await talk(ann, [['undo', 'Undone: “Reached']])
    expect(await points(ann)).toBe(0)
    await talk(ann, [['goal done portfolio', 'Reached']])
    await talk(ann, [
      ['goals', 'No open goals, 1 reached'],
      ['goal show portfolio', 'reached Thu 5 March', '[Put back]'],
      ['[Put back]', 'Open again: Portfolio', '[Undo]'],
      ['goal done portfolio back:yes', 'Already open', not('[Undo]')],
      ['goal done portfolio', 'Reached', not('XP')],
    ])
    expect(await points(ann)).toBe(200)
  })

  test('let go, and brought back with its links for seven days', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['goal add Portfolio', 'New goal'],
      ['pick photos', 'Added'],
      ['task file photos goal:portfolio', 'pick photos'],
    ])
    const dropped = await ann.says('goal drop portfolio')
    expect(textOf(dropped)).toMatch(/Let go: Portfolio[\s\S]*\[Undo, for 7 days\]/)
    await talk(ann, [
      ['goal drop portfolio', 'No goal matches'],
      ['task show photos', 'pick photos', not('Portfolio')],
    ])
    earth.clock.advance({ days: 6 })
    expect(textOf(await ann.presses(dropped, 'Undo, for 7 days'))).toContain('Undone: “Let go: Portfolio')
    await talk(ann, [['goal show portfolio', 'Tasks done 0 of 1']])
  })

  test('what is hidden here is one personal thing', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['goal add Health', 'New goal'],
      ['see doctor @self', 'Added'],
      ['walk', 'Added'],
      ['task file doctor goal:health', 'see doctor'],
      ['task file walk goal:health', 'walk'],
    ])
    await ann.acts(async (me) => {
      const zone = await CompassZone.query(me.trx).findOne({ name: 'Self' }).throwIfNotFound()
      await ZonePlatform.query(me.trx).insert({
        zone_platform_id: newId(),
        zone_id: zone.zone_id,
        platform: me.platform,
        is_hidden: true,
        is_preferred: false,
        created_at: me.now,
      })
    })
    await talk(ann, [
      ['goal show health', '1 personal thing', 'Tasks done 0 of 1', 'walk', not('doctor')],
      ['goals', '0 of 1 done · 1 personal thing', not('doctor')],
    ])
  })

  test('five a page, the nearest date first, with as many queries for many as for one', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    let queries = 0
    earth.database.knex.on('query', () => queries++)
    const asked = async (line: string) => {
      queries = 0
      const shown = textOf(await ann.says(line))
      return { queries, shown }
    }
    await ann.says('goal add Someday')
    await ann.says('goal add Spring by 1 May')
    const few = await asked('goals')
    for (let number = 1; number <= 6; number++) await ann.says(`goal add Goal ${number} by 1${number} March`)
    const many = await asked('goals')
    expect(many.queries).toBe(few.queries)
    expect(many.shown).toMatch(/Goals: 8\nGoal 1 · by Wed 11 March\nGoal 2[\s\S]*and 3 more/)
    expect((await asked('goal show page:2')).shown).toMatch(/Goal 6[\s\S]*Spring[\s\S]*Someday/)
  })

  test('every example runs', async () => {
    const earth = await world(await open())
    for (const command of earth.dispatcher.catalogue.commands.filter(({ name }) => name.startsWith('goal ')))
      for (const [index, example] of command.examples.entries()) {
        const ann = earth.person(`ann ${command.name} ${index}`)
        if (!command.name.endsWith('add')) await ann.says('goal add Portfolio')
        expect(textOf(await ann.says(example)), example).not.toMatch(
          /can't place|missing|matches|no date I|that didn't work/i,
        )
      }
    expect(earth.errors).toEqual([])
  })

  test('another person’s goal is as missing as none', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('goal add Secret')
    const { goal_id } = await only(ann)
    const ben = earth.person('ben')
    for (const verb of ['show', 'done', 'drop', 'edit'])
      for (const id of [goal_id, '00000000-0000-4000-8000-000000000000'])
        await talk(ben, [[`goal ${verb} goal:${id} ${verb === 'edit' ? 'title:Mine' : ''}`, 'no longer here']])
    await talk(ben, [['goal show secret', 'No goal matches', not('Nearest')]])
  })

  if (engine === 'postgres')
    test('two at once reach it once', async () => {
      const ann = (await world(await open())).person('ann')
      await ann.says('goal add Portfolio')
      const both = await Promise.all([ann.says('goal done portfolio'), ann.says('goal done portfolio')])
      expect(both.map(textOf).filter((text) => text.includes('Already')).length).toBe(1)
      expect(ann.world.errors).toEqual([])
      expect(await points(ann)).toBe(200)
    })

  const only = (ann: Person) =>
    ann.acts(async (me) => {
      expect(await GoalLink.query(me.trx).resultSize()).toBe(0)
      return Goal.query(me.trx).first().throwIfNotFound()
    })
})
