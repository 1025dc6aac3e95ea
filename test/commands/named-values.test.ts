// Named values as people type them: a space behind the colon, words without quotes, nothing at all. A value belongs to its
// name up to the next one, and is refused whole where no option takes it.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('named values', (open) => {
  test('a space behind the colon names the value as well', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['goal add Learn guitar about: chords first', 'New goal: Learn guitar', not('about:')],
      ['project add Balcony about: Beds and paths', 'New project: Balcony', not('about:')],
      ['habit add Water on: mon, wed', 'New habit: Water', 'Mon, Wed'],
      ['task add Pay gas priority: high', 'Added: Pay gas', 'high'],
    ])
    expect((await earth.database.knex('goals')).map(({ title }) => title)).toEqual(['Learn guitar'])
  })

  test('what may be a title stays one', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['task add Meeting notes: send to Bob', 'Added: Meeting notes: send to Bob'],
      ['Project: kitchen', 'Added: Project: kitchen'],
    ])
  })

  test('a name without a value is refused, and does not act on everything', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['habit add Water', 'New habit: Water'],
      ['habit pause habit:', '“habit:” has no value. Type it behind the colon, or leave “habit:” out.'],
      ['nudge pause from:', '“from:” has no value.'],
      ['goal add Learn guitar by:', '“by:” has no value.'],
      ['task show task:', /Which/],
    ])
    expect(await earth.database.knex('goals')).toEqual([])
  })

  test('words that are no value are refused together, and change nothing else', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['goal add title:Guitar by:foo bar baz', "I can't read “foo bar baz” as a date."],
      ['focus start minutes:half a day', 'Minutes must be'],
      ['me edit timezone:“Los Angeles” name: Kai Moon', 'Los Angeles'],
    ])
    expect(await earth.database.knex('goals')).toEqual([])
    const [user] = await earth.database.knex('users').select('full_name', 'timezone')
    expect(user).toMatchObject({ full_name: 'Kai Moon', timezone: 'America/Los_Angeles' })
  })
})
