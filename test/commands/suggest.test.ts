// What now? Up to three things that fit, and why; never the same refused one twice in a row.
import { expect, test } from 'vitest'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const titles = ({ view }: Answer): string[] =>
  view.blocks.flatMap((block) =>
    block.kind === 'item' ? [block.text.map((span) => (span.kind === 'at' ? '' : span.text)).join('')] : [],
  )

describeOnBothEngines('task suggest', (open) => {
  test('a starter, a main, a treat, each with its reason, each a tap from beginning', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Water the plants ~2m'],
      ['Quarterly report ~25m today !high'],
      ['Read a comic ~20m #treat'],
      [
        'what now?',
        'Three things now',
        'energy unknown, so medium',
        'Water the plants · starter · 2 min · small, fits in 30 min [Start: Water the plants]',
        'Quarterly report · main · 25 min · due today, fits in 30 min [Start: Quarterly report]',
        "Read a comic · treat · 20 min · fits in 30 min, because it's nice [Start: Read a comic]",
        '[Others]',
        not('[Undo]'),
      ],
      ['[Start: Water the plants]', 'Started: Water the plants'],
    ])
  })

  test('energy decides what fits: the next open step counts, not the whole', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(
      ann,
      [
        ['Paint the shed ~50m'],
        ['Sort mail ~20m'],
        ['task split shed lines:"Open the paint, 3 min\nPaint one wall, 10 min"'],
        ['yes', 'Step 1 of 2'],
        ['energy log 1', 'Energy: low'],
        [
          'now',
          'energy low',
          /Paint the shed · main · .*Open the paint · 3 min · already started, fits in 15 min/,
          not('Sort mail'),
        ],
        ['drop shed', 'Let go'],
        ['now', 'Sort mail', '20 min is a lot right now'],
        ['task suggest energy:3', 'Sort mail', '20 min', not('a lot')],
        ['task suggest energy:4', 'Energy must be 1, 2 or 3.', '[1] [2] [3]'],
      ].map(([line, ...expected]) => [line, ...expected] as const) as never,
    )
  })

  test('without an estimate one movement is offered, and what is too much for now by one too', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['call dentist'],
      ['now 5', 'Two things', 'call dentist · main · first move: Pick up the phone · no estimate'],
      ['drop dentist'],
      ['Paint the shed ~2h'],
      ['now 5', 'Paint the shed · main · first move:', '2 h is a lot right now', '5 min free'],
    ])
  })

  test('kind, minutes, and the way out where nothing is of that kind', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Carry boxes ~10m'],
      ['task edit boxes kind:physical'],
      ['Answer mails ~10m'],
      ['task suggest kind:physical', 'Carry boxes', not('Answer mails')],
      ['task suggest kind:social', 'No open social tasks', '[Any kind]'],
      ['[Any kind]', 'Carry boxes'],
      ['task suggest minutes:0', 'Minutes must be from 1 to 180'],
    ])
  })

  test('with nothing to do it says so, and offers a break', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['what now', 'Nothing to do right now', '[5 min break]'],
      ['task add Learn Spanish type:idea'],
      ['now', 'Nothing to do right now', not('Spanish')],
    ])
  })

  test('by the clock: nothing of a later day, no appointment that is hours away, three choices where three fit', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['dentist today 3pm'],
      ['pay rent friday'],
      ['now', 'Nothing to start right now', '2 tasks are for later', '[Show tasks]', not('dentist'), not('rent')],
      ['write minutes ~20m today'],
      ['sort photos ~15m'],
      ['now', 'Three things now', 'write minutes · main', 'sort photos · main', '5 min break', not('dentist')],
    ])
    earth.clock.set('2026-03-05T13:15:00Z')
    await talk(ann, [['now', 'dentist · '], ['later photos'], ['now', not('photos')]])
  })

  test('ideas, blocked, delegated, other people’s and whole trees are not suggested; their open parts are', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('Bens own thing ~5m')
    await talk(ann, [
      ['task add Idea here type:idea minutes:5'],
      ['Blocked thing ~5m'],
      ['task block blocked on:rain'],
      ['Given thing ~5m'],
      ['task give given how:delegate'],
      ['Whole thing ~20m'],
      ['Part of it ~5m'],
      ['task file task:"part of it" parent:"whole thing"'],
      ['Water plants ~5m'],
      ['task move plants every:"every 3 days" to:friday'],
      ['now', 'Part of it', not('Idea here'), not('Blocked'), not('Given'), not('Whole'), not('Bens'), not('plants')],
      ['done part', 'last part'],
      ['now', 'Whole thing'],
    ])
  })

  test('others are others, also after a restart and in another place; when all had their turn the first come again', async () => {
    const database = await open()
    const ann = (await world(database)).person('ann')
    for (let number = 1; number <= 5; number++) await ann.says(`Thing number ${number} ~20m`)
    const seen: string[] = []
    let answer = await ann.says('what now')
    for (let round = 0; round < 9; round++) {
      const now = titles(answer).filter((title) => title.startsWith('Thing'))
      expect(now.length).toBeGreaterThan(0)
      expect(now.filter((title) => seen.at(-1)?.includes(title))).toEqual([])
      seen.push(now.join())
      // A new process knows no more than the database does.
      const again = (await world(database)).person('ann')
      answer = await again.says(round % 2 === 0 ? 'something else' : 'task suggest others:yes')
    }
    expect(new Set(seen.join().split(',')).size).toBe(5)
    expect(seen.slice(0, 3)).toEqual([
      'Thing number 1,Thing number 2',
      // The break was offered a moment ago, so a third thing is.
      'Thing number 3,Thing number 4,Thing number 5',
      'Thing number 1,Thing number 2',
    ])
    expect(textOf(answer)).not.toBe('')
  })

  /** Lines said before, the question, and the things offered, in order. Work is the zone of this place. */
  const ORDER: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
    [
      'what fits the minutes comes before what may not, whatever presses',
      ['Pay rent today !urgent', 'Call Mia today', 'Sort photos ~15m'],
      'now 20',
      // The first move of one without an estimate is the starter.
      ['Pay rent', 'Sort photos'],
    ],
    [
      'due comes before priority',
      ['Sort photos ~15m !urgent', 'Pay rent ~15m today !low'],
      'now',
      ['Pay rent', 'Sort photos'],
    ],
    [
      'what waits since longest comes first, then priority, then age',
      ['Sort photos ~15m', 'Call Mia ~15m !high', 'Pay rent ~15m today'],
      'now',
      ['Pay rent', 'Call Mia'],
    ],
    [
      'the zone of this place comes before due and priority',
      ['Pay rent ~15m today !urgent @life', 'Write minutes ~15m !low @work'],
      'now',
      ['Write minutes', 'Pay rent'],
    ],
    [
      'what is begun stays first, also in another zone',
      ['Pay rent ~15m @life', 'Write minutes ~15m today @work', 'start rent'],
      'task suggest',
      ['Pay rent', 'Write minutes'],
    ],
    [
      'where nothing fits the minutes, what fits the energy comes first',
      ['Paint shed ~50m today', 'Sort photos ~25m'],
      'now 5',
      ['Sort photos', 'Paint shed'],
    ],
    [
      'a kind that is asked for',
      ['Carry boxes ~10m', 'Answer mail ~10m'],
      'task suggest kind:physical',
      ['Carry boxes'],
    ],
    [
      'a zone that is asked for',
      ['Pay rent ~10m @life', 'Write minutes ~10m @work'],
      'what now for life',
      ['Pay rent'],
    ],
  ]

  test.each(ORDER)('%s', async (_rule, lines, question, expected) => {
    const ann = (await world(await open())).person('ann')
    await ann.says('hi')
    const { knex } = ann.world.database
    await knex('zone_platforms').insert({
      zone_platform_id: crypto.randomUUID(),
      zone_id: (await knex('compass_zones').where({ name: 'Work' }).first('zone_id')).zone_id,
      platform: 'terminal',
      is_hidden: false,
      is_preferred: true,
      created_at: ann.world.clock.now(),
    })
    for (const line of lines) {
      await ann.says(line)
      ann.world.clock.advance({ seconds: 1 })
    }
    const offered = titles(await ann.says(question)).filter((title) => !title.includes('five-minute break'))
    expect(offered).toEqual(expected)
  })

  test('a zone without anything to start says so, and shows the way out; others keep it', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Pay rent ~10m @life'],
      ['Buy bread ~10m @life'],
      ['Fix lamp ~10m @life'],
      ['Write minutes ~10m @work'],
      ['task suggest zone:self', 'Nothing to start right now in Self', '[Any zone]'],
      ['[Any zone]', 'Pay rent'],
      ['task suggest zone:life', 'Pay rent', 'Buy bread', not('minutes')],
      ['[Others]', 'Fix lamp', not('minutes'), not('Pay rent')],
    ])
  })

  test('what no one does in one sitting is offered by its first move, also with high energy', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Paint the house ~8h'],
      ['Sort photos ~2h'],
      ['energy log 3'],
      ['now', 'Paint the house · main · first move:', 'Sort photos · main · 2 h', not('8 h')],
    ])
  })

  test('asked afresh, what was turned down may be offered again', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['First thing ~20m'],
      ['Second thing ~20m'],
      ['Third thing ~20m'],
      ['what now', 'First thing', 'Second thing', not('Third')],
      ['[Others]', 'Third thing', not('First')],
      ['what now', 'First thing', 'Second thing'],
    ])
  })

  test('what runs comes first', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Quarterly report ~25m'],
      ['Sort mail ~10m'],
      ['focus report 25', 'Quarterly report'],
      ['what now', 'In progress: Quarterly report', 'Focus until', '[Done] [Stuck] [Others]'],
      ['[Others]', 'Sort mail', not('Quarterly report ·')],
    ])
  })

  test('a hidden zone shows nowhere but as a number', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.says('Secret errand ~5m @self')
    await ann.says('Open errand ~5m')
    const zone = await earth.database.knex('compass_zones').where({ name: 'Self' }).first('zone_id')
    await earth.database.knex('zone_platforms').insert({
      zone_platform_id: '11111111-1111-4111-8111-111111111111',
      zone_id: zone?.zone_id,
      platform: 'terminal',
      is_hidden: true,
      is_preferred: false,
      created_at: earth.clock.now(),
    })
    await talk(ann, [['what now', 'Open errand', 'And 1 personal thing.', not('Secret')]])
  })

  test('as many queries for three hundred tasks as for three', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    for (let number = 0; number < 3; number++) await ann.says(`Thing ${number} ~20m`)
    const few = await queriesOf(ann, 'now')
    await ann.acts(async (me) => {
      const row = await me.trx('tasks').first()
      for (let number = 0; number < 297; number++)
        await me.trx('tasks').insert({ ...row, task_id: crypto.randomUUID(), title: `More ${number}` })
    })
    expect(await queriesOf(ann, 'now')).toBe(few)
    expect(few).toBeLessThan(40)
  })
})

async function queriesOf(person: Person, line: string): Promise<number> {
  const { knex } = person.world.database
  let queries = 0
  const count = (): void => {
    queries++
  }
  knex.on('query', count)
  await person.says(line)
  knex.removeListener('query', count)
  return queries
}
