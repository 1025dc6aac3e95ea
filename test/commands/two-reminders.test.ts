// Two things in one wish to be reminded, each with its own time: neither takes the time of the other.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('two reminders in one line', (open) => {
  const made = async () => {
    const earth = await world(await open())
    return { earth, ann: earth.person('ann') }
  }
  const duesOf = async (earth: Awaited<ReturnType<typeof world>>) =>
    (await earth.database.knex('tasks').whereNot('status', 'dropped').orderBy('title')).map(
      ({ title, due_date }) => `${title} ${due_date === null ? '-' : new Date(due_date).toISOString().slice(5, 16)}`,
    )

  test.each([
    ['remind me to call mum at 5 and dad at 6', ['call dad 03-05T17:00', 'call mum 03-05T16:00']],
    ['remind me at 8 to shower and at 9 to leave', ['leave 03-06T08:00', 'shower 03-06T07:00']],
    [
      'remind me tomorrow at 9 to ring the vet and at 10 to ring the school',
      ['ring the school 03-06T09:00', 'ring the vet 03-06T08:00'],
    ],
    ['remind me to call mum tomorrow and dad on saturday', ['call dad 03-07T22:59', 'call mum 03-06T22:59']],
  ])('%s', async (line, two) => {
    const { earth, ann } = await made()
    const kept = await ann.says(line)
    expect(textOf(kept)).toContain('When?')
    expect(await duesOf(earth)).toEqual([expect.stringMatching(/ -$/)])
    await ann.presses(kept, '2 tasks instead')
    expect(await duesOf(earth)).toEqual(two)
  })

  test('what stands before the thing and is no moment goes behind it', async () => {
    const { ann } = await made()
    expect(textOf(await ann.says('remind me on my birthday to be nice to myself'))).toContain(
      'Added: be nice to myself on my birthday',
    )
    expect(textOf(await ann.says('remind me on payday to pay Dan'))).toContain('Added: pay Dan on payday')
    expect(textOf(await ann.says('call room 12 at 3'))).toContain('Added: call room 12')
  })

  test('what is looked up elsewhere, found out or read later is a thing to do', async () => {
    const { ann } = await made()
    for (const line of [
      'figure out what to do about the car',
      'look up bus times',
      'read 20 mins of my book before bed',
    ])
      expect(textOf(await ann.says(line))).toContain(`Added: ${line}`)
    await ann.says('buy milk')
    expect(textOf(await ann.says('look up milk'))).toContain('buy milk')
  })

  test('two days of one clock are offered, each whole', async () => {
    const { ann } = await made()
    const play = textOf(await ann.says('school play wed & thurs next week at 7pm'))
    expect(play).toContain('[Wed 11 March, 19:00?] [Thu 12 March, 19:00?]')
  })
})
