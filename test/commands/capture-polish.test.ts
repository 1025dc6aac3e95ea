// What a captured line keeps, and what it offers beside the task: twins, lists, zones that are not there yet, a zone of
// time that becomes known.
import { expect, test } from 'vitest'
import { taskMetadata } from '../../src/models/json.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const metadataOf = async (ann: Person, title: string) => {
  const row = await ann.world.database.knex('tasks').where({ title }).first()
  return taskMetadata.read(row?.metadata)
}

describeOnBothEngines('a captured line', (open) => {
  test('says kindly that there is one of the name already; the old one can be kept', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['buy milk', 'Added: buy milk', not('You already have')],
      ['Buy milk', 'Added: Buy milk', 'You already have “buy milk”, added today.', '[Keep the old one]', '[Undo]'],
      ['[Keep the old one]', 'Undone: “Buy milk” is off the list.', 'buy milk'],
      ['tasks', 'Open tasks: 1'],
      ['done milk', 'Done: buy milk'],
      ['buy milk', 'Added: buy milk', not('You already have')],
    ])
  })

  test('of one name, a choice says when each was added, and for when', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('buy milk')
    earth.clock.advance({ days: 3 })
    await talk(ann, [
      ['buy milk friday', 'You already have “buy milk”, added Thu 5 March.'],
      [
        'done milk',
        'Several match',
        '[buy milk · added Thu 5 March]',
        '[buy milk · added Sun 8 March, for Fri 13 March]',
      ],
    ])
  })

  test('that says how often, and until when, rings that often and no longer', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('hi')
    await talk(ann, [
      ['stretch every hour until 11pm', 'Added: stretch', 'every 1 h until done', '[Undo]'],
      ['remind me every 2 hours until 11pm to drink water', 'Added: drink water', 'every 2 h until done'],
      ['blink every minute until noon', 'Added: blink every minute until noon', '“every minute until noon”'],
    ])
    expect(await metadataOf(ann, 'stretch')).toMatchObject({ remind_every: 60, has_due_time: true })
    expect(await metadataOf(ann, 'drink water')).toMatchObject({ remind_every: 120, has_due_time: true })
  })

  test('of a feast has its day, or both days where countries differ', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('my timezone is London')
    await talk(ann, [
      ['lamb on easter sunday', 'Added: lamb', 'Sun 5 April'],
      ['flowers by mother’s day', 'Added: flowers', 'Sun 15 March'],
      ['call aunt on thanksgiving', 'Added: call aunt on thanksgiving', '[Thu 26 November?]', '[Mon 12 October?]'],
    ])
  })

  test.each([
    ['remind me to call mum tomorrow', 'call mum'],
    ["don't let me forget to pay rent", 'pay rent'],
    ['i need to call the bank', 'call the bank'],
    ['add eggs to my shopping list', 'eggs'],
    ['put dentist on my calendar for Friday at 3', 'dentist'],
    ['note to self: water the fern', 'water the fern'],
    ['todo: ring Bob', 'ring Bob'],
    ['- [ ] call vet', 'call vet'],
    ['*Call Uma tomorrow*', 'Call Uma'],
    ['report ~1h 30m #work !high', 'report'],
  ])('keeps “%s” as it was typed', async (line, title) => {
    const ann = (await world(await open())).person('ann')
    await ann.says('hi')
    await ann.says(line)
    expect((await metadataOf(ann, title)).raw_line).toBe(line)
  })

  test('of a list, each task keeps its own line', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['- [ ] call vet\n(A) ring Ann', 'Saved 2 things']])
    expect((await metadataOf(ann, 'call vet')).raw_line).toBe('- [ ] call vet')
    expect(await metadataOf(ann, 'ring Ann')).toMatchObject({ raw_line: '(A) ring Ann', read_line: 'ring Ann !high' })
  })

  test('“@home” that is no zone yet can be one', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['paint the hall @home', 'Added: paint the hall @home', '[Add zone home]'],
      ['[Add zone home]', 'paint the hall', 'home', not('@home')],
      ['oil the gate @home', 'Added: oil the gate', 'home', not('[Add zone')],
    ])
  })

  test('a project of two words goes in quotes', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['project add Kitchen refit', 'Kitchen refit'],
      ['order tiles +"Kitchen refit" ~10m', 'Added: order tiles', 'Kitchen refit', '10 min'],
      ['order paint +"Garden plan"', 'Added: order paint +"Garden plan"'],
    ])
  })

  test('sixty pasted lines are told, and become sixty tasks by one press, taken back by one', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const sixty = Array.from({ length: 60 }, (_, index) => `- thing ${index + 1}`).join('\n')
    await talk(ann, [
      [sixty, 'Added: thing 1', '59 more lines are in the notes.', '[60 tasks instead]'],
      ['[60 tasks instead]', 'Saved 60 things', 'and 50 more'],
    ])
    expect(await earth.database.knex('tasks').select('task_id')).toHaveLength(60)
    await talk(ann, [['undo', 'Undone']])
    // As it was before the press: one task, and all lines in its notes.
    const [only, ...more] = await earth.database.knex('tasks').select('title', 'description')
    expect([only.title, only.description.split('\n').length, more.length]).toEqual(['thing 1', 59, 0])
  })

  test('what was ticked off is left out, named and counted', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      [
        '- [ ] call vet\n- [x] pay rent\n* [X] post letter\n✅ book hall\nx 2026-03-01 old thing\n- milk ✓\n- buy bread',
        'Saved 2 things',
        'call vet',
        'buy bread',
        "5 lines were ticked off, so they aren't saved: pay rent, post letter, book hall, old thing, milk",
      ],
      ['- [ ] feed cat\n- [x] pay gas', 'Added: feed cat', "One line was ticked off, so it isn't saved: pay gas"],
    ])
  })

  test('a list from a chat or a sheet is its things alone', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      [
        'Anna Smith  10:12 AM\nGroceries:\nmilk\neggs\nBen  10:15 AM\n✓ bread\n✗ jam',
        'Saved 3 things',
        'milk',
        'jam',
        "One line was ticked off, so it isn't saved: bread",
        not('10:12'),
      ],
      ['Task\tOwner\tDue\nBuy paint\tTom\tFriday\nBook hall\tAnn\t', 'Saved 2 things', 'Buy paint – Tom', not('Owner')],
    ])
  })

  test('to remind somebody else is a thing to do, with its verb', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['remind Tom to call', 'Added: remind Tom to call'],
      ['remind me to call Tom', 'Added: call Tom'],
    ])
  })

  test('a heading’s day is the day of what stands below it', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('me edit timezone:Vienna')
    await talk(ann, [
      [
        'things to do tomorrow:\ncall gp\npay rent friday',
        'Saved 2 things',
        /call gp.*Fri(?:day)? 6 March|tomorrow/,
        not('things to do'),
      ],
    ])
  })
})

describeOnBothEngines('a zone that becomes known', (open) => {
  test('what repeats keeps its clock, a day stays the day, a sentence is read again', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('meds 9pm every day')
    await ann.says('buy milk saturday')
    await ann.says('remind me tomorrow at 10 to call Bob')
    await ann.says('me edit timezone:Vienna')
    const rows = await earth.database.knex('tasks').orderBy('created_at').select('title', 'due_date')
    const due = new Map(rows.map(({ title, due_date: at }) => [title, new Date(at).toISOString()]))
    expect(due.get('meds')).toBe('2026-03-05T20:00:00.000Z')
    expect(due.get('buy milk')).toBe('2026-03-07T22:59:00.000Z')
    expect(due.get('call Bob')).toBe('2026-03-06T09:00:00.000Z')
    expect(textOf(await ann.says('tasks'))).toContain('Sat 7 March')
  })
})
