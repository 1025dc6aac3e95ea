// A head emptied at once: every line kept, one picked, or all of it one task after all.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const HEAD = 'call vet\ndamp\ngift for Mia?\ntax letter'

describeOnBothEngines('task dump', (open) => {
  test('the flow as it is written: saved, picked, or taken back as one', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      [
        HEAD,
        'Saved 4 things',
        /call vet.*\ndamp.*\ngift for Mia\?.*\ntax letter/,
        '[Pick one] [One task instead] [Undo]',
      ],
      ['[Pick one]', 'Started: call vet', 'First move'],
      ['undo', 'Undone: “Started: call vet'],
      ['undo', 'Undone: “Saved 4 things'],
      ['task list', 'Nothing is open'],
    ])
    expect(await earth.database.knex('tasks')).toEqual([])
  })

  test('lines of one moment keep their order, listed and searched', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['dump one thing\ntwo thing\nthree thing\nfour thing\nfive thing', 'Saved 5 things'],
      ['task list', /one thing.*\n.*two thing.*\n.*three thing.*\n.*four thing.*\n.*five thing/],
      ['task list find:thing', /one thing.*\n.*two thing.*\n.*three thing.*\n.*four thing.*\n.*five thing/],
    ])
  })

  test('one task instead: the first line is its title, the others its notes; taken back, the lines are there again', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      [HEAD, 'Saved 4 things'],
      ['[One task instead]', 'Undone: “Saved 4 things', 'Added: call vet', '[Undo]'],
    ])
    const rows = await earth.database.knex('tasks')
    expect(rows.map(({ title, description }) => [title, description])).toEqual([
      ['call vet', 'damp\ngift for Mia?\ntax letter'],
    ])
    await talk(ann, [['undo', 'Undone: “call vet” is off the list.']])
    const again = await earth.database.knex('tasks').orderBy('title')
    expect(again.map(({ title }) => title)).toEqual(['call vet', 'damp', 'gift for Mia?', 'tax letter'])
    await talk(ann, [
      ['put it back', 'Restored: “call vet” is on the list.'],
      ['tasks', 'Open tasks: 1'],
    ])
    expect(earth.errors).toEqual([])
  })

  test('every line is read as a capture; a number opens it; marks of lists are left out', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['hi there', 'Hello'],
      [
        '- call vet tomorrow 9am\n• milk ~5m @life\n3. tax letter #home',
        'call vet',
        '09:00',
        'milk · 5 min · Life',
        '#home',
      ],
      ['2', 'milk', '5 min', '[Start]'],
      ['[Start]', 'Started: milk'],
    ])
  })

  test('the smallest is picked', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['damp ~30m\nmilk ~5m\ncall vet', 'Saved 3 things'],
      ['[Pick one]', 'Started: milk'],
    ])
  })

  test('twice is two dumps, since both were said; one line is one task', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['milk\nbread', 'Saved 2 things'],
      ['milk\nbread', 'Saved 2 things'],
      ['task list', 'Open tasks: 4'],
      ['task dump eggs', 'Added: eggs', not('Saved')],
    ])
  })

  test('a bare “dump” before one line is a word of its title: a thing to get rid of; as a command it is none', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['dump old sofa', 'Added: dump old sofa'],
      ['dump milk', 'Added: dump milk'],
      ['/dump eggs', 'Added: eggs'],
      ['task dump bread', 'Added: bread'],
      ['dump tea\nrice', 'Saved 2 things', not('dump')],
    ])
  })

  test('refused: no words, more than two hundred lines, a text for a line; nothing is lost', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const many = Array.from({ length: 201 }, (_, index) => `thing ${index + 1}`).join('\n')
    expect(textOf(await ann.sends('task dump', { lines: '- \n[ ] ' }))).toContain('There are no words in it.')
    const refused = await ann.sends('task dump', { lines: many })
    expect(textOf(refused)).toContain("That's 201 lines, and 200 is the limit.")
    expect(textOf(await ann.presses(refused, 'One task instead'))).toContain('Added: thing 1')
    const text = await ann.sends('task dump', { lines: `milk\n${'word '.repeat(60)}` })
    expect(textOf(text)).toContain('Line 2 is longer than 200 characters.')
    expect((await earth.database.knex('tasks')).length).toBe(1)
    await talk(ann, [['task dump', 'Type your list, one thing per line.', '[Fill in]']])
  })

  test('fifty lines are shown as ten, the rest is counted', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const fifty = Array.from({ length: 50 }, (_, index) => `thing ${index + 1}`).join('\n')
    await talk(ann, [[fifty, 'Saved 50 things', 'thing 10', 'and 40 more', not('thing 11')]])
    const titles = (await earth.database.knex('tasks').orderBy(['created_at', 'task_id'])).map(({ title }) => title)
    expect(titles).toEqual(fifty.split('\n'))
  })
})
