// A message that is edited is read as it was when it was typed: what only tells how things are stays beside the title.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('an edited message', (open) => {
  const editing = async (line: string) => {
    const ann = (await world(await open(), { now: MORNING })).person('ann')
    const ownMessage = { channelId: 'with-ann', messageId: 'line' }
    await ann.says(line, { ownMessage })
    return async (edited: string) => {
      ann.world.clock.advance({ minutes: 1 })
      const shown = textOf(
        await ann.world.dispatcher.answer(ann.request({ kind: 'edited', line: edited }, { ownMessage })),
      )
      const [row] = await ann.world.database.knex('tasks').select('title', 'description', 'metadata')
      return { shown, title: row.title, notes: row.description, typed: JSON.stringify(row.metadata) }
    }
  }

  test('keeps what was told before the thing in its notes', async () => {
    const edit = await editing('car failed its mot, need to book tyres')
    const { title, notes, typed } = await edit('car failed its mot again, need to book two tyres')
    expect(title).toBe('book two tyres')
    expect(notes).toBe('car failed its mot again')
    expect(typed).toContain('need to book two tyres')
  })

  test('keeps what a pronoun is about behind the title', async () => {
    const edit = await editing('the boiler is making a noise, must ring about it monday')
    expect((await edit('the boiler is making a loud noise, must ring about it monday')).title).toBe(
      'ring about it (the boiler is making a loud noise)',
    )
  })

  test('keeps why it is to be done in its notes, and its date', async () => {
    const edit = await editing('laundry tonight, im out of socks')
    const { title, notes, shown } = await edit('laundry tomorrow, im out of socks')
    expect([title, notes]).toEqual(['laundry', 'im out of socks'])
    expect(shown).toContain('Fri 6 March')
  })

  test('of one clause is its title as a whole', async () => {
    const edit = await editing('Call dentst friday')
    expect((await edit('Call dentist friday')).title).toBe('Call dentist')
  })
})
