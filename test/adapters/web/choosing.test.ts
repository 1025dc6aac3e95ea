// Several tasks chosen on the page and acted on together: one request, one transaction, one Undo; without the script too.
import { expect, test } from 'vitest'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { type Browser, hidden, type Page, servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'
import type { World } from '../../support/world.ts'

/** Sends the one form below a list, as a browser does: each chosen task is a field of the same name. */
async function act(
  { browser, path = '/me/tasks', page }: { browser: Browser; path?: string; page?: Page },
  tasks: readonly string[],
  fields: Readonly<Record<string, string>>,
): Promise<Page> {
  const from = page ?? (await browser.get(path))
  const all: [string, string][] = [
    ['token', hidden(from, 'token')],
    ['delivery', hidden(from, 'delivery')],
    ...tasks.map((id): [string, string] => ['task', id]),
    ...Object.entries(fields),
  ]
  return browser.post(path, new URLSearchParams(all))
}

const idsOf = async (earth: World, ...titles: string[]): Promise<string[]> => {
  const rows: { task_id: string; title: string }[] = await earth.database.knex('tasks').select('task_id', 'title')
  return titles.map((title) => rows.find((row) => row.title === title)?.task_id ?? title)
}

const stands = (earth: World) =>
  earth.database.knex('tasks').select('title', 'status', 'delegation_mode', 'due_date').orderBy('title')

const undoLine = ({ html }: Page): string => /name="press" value="(me undo change:[0-9a-f-]{36})"/.exec(html)?.[1] ?? ''

const say = (browser: Browser, page: Page, press: string) =>
  browser.post('/me/tasks', { token: hidden(page, 'token'), delivery: hidden(page, 'delivery'), press })

describeOnBothEngines('several tasks chosen', (open) => {
  test('are done, moved and let go together, each time as one change that one Undo takes back', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Buy milk'], ['Call Eva tomorrow 14:00'], ['Pay rent today'], ['Feed cat every day at 18:00']])
    const browser = await signedIn(ann)
    const three = await idsOf(earth, 'Buy milk', 'Call Eva', 'Pay rent')
    const before = await stands(earth)
    const changes = async () => Number((await earth.database.knex('changes').count({ count: '*' }).first())?.count)
    for (const [fields, said] of [
      [{ choose: 'done' }, /Done: <bdi>Buy milk, Call Eva and Pay rent<\/bdi>/],
      [{ choose: 'drop' }, /Let go: <bdi>Buy milk, Call Eva and Pay rent<\/bdi>/],
      [{ choose: 'move:2026-03-20' }, /Moved: <bdi>Buy milk, Call Eva and Pay rent<\/bdi>/],
      [{ choose: 'move', day: '2026-03-21' }, /Moved: <bdi>Buy milk, Call Eva and Pay rent<\/bdi>/],
    ] as const) {
      const count = await changes()
      const page = await act({ browser }, three, fields)
      expect(page.html).toMatch(said)
      expect(await changes()).toBe(count + 1)
      const after = await stands(earth)
      const touched = after.filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[at]))
      expect(touched.map(({ title }) => title)).toEqual(['Buy milk', 'Call Eva', 'Pay rent'])
      await say(browser, page, undoLine(page))
      expect(await stands(earth)).toEqual(before)
    }
    // What has a time keeps it.
    await act({ browser }, three, { choose: 'move:2026-03-20' })
    const [eva] = await earth.database.knex('tasks').where({ title: 'Call Eva' })
    expect(new Date(eva.due_date).toISOString()).toBe('2026-03-20T13:00:00.000Z')
    // One alone is a choice as well; what repeats moves where it was chosen.
    const [cat = ''] = await idsOf(earth, 'Feed cat')
    expect((await act({ browser }, [cat], { choose: 'move:tomorrow' })).html).toContain('Feed cat')
    expect(earth.errors).toEqual([])
  })

  test('the same form sent twice is done once, and an answer names what could not be done', async () => {
    const { earth, signedIn } = await servePage(await open())
    const [ann, eve] = [earth.person('ann'), earth.person('eve', { externalId: 'eve' })]
    await talk(ann, [['Buy milk'], ['Call Eva'], ['Old news'], ['done Old news']])
    await talk(eve, [['Secret errand']])
    const browser = await signedIn(ann)
    const [milk = '', eva = '', old = '', secret = ''] = await idsOf(
      earth,
      'Buy milk',
      'Call Eva',
      'Old news',
      'Secret errand',
    )
    const page = await browser.get('/me/tasks')
    const first = await act({ browser, page }, [milk, eva, secret], { choose: 'move:tomorrow' })
    expect(first.html).toMatch(/Moved: <bdi>Buy milk and Call Eva<\/bdi>/)
    expect(first.html).not.toContain('Secret')
    expect((await act({ browser, page }, [milk, eva, secret], { choose: 'move:tomorrow' })).html).toContain(
      'already done',
    )
    const over = await act({ browser }, [milk, old], { choose: 'move:friday' })
    expect(over.html).toContain('Buy milk')
    expect(await earth.database.knex('tasks').where({ title: 'Secret errand', due_date: null })).toHaveLength(1)
    expect(earth.errors).toEqual([])
  })
})

const open = opener('sqlite')

test('nothing chosen, too much, no day, and what no page sends: said in words, and nothing is done', async () => {
  const { earth, signedIn } = await servePage(await open())
  const ann = earth.person('ann')
  for (let number = 1; number <= 60; number++) await ann.sends('task add', { title: `Errand ${number}` })
  const browser = await signedIn(ann)
  const rows: { task_id: string }[] = await earth.database.knex('tasks').select('task_id')
  const all = rows.map(({ task_id }) => task_id)
  const two = all.slice(0, 2)
  const before = await stands(earth)
  for (const [tasks, fields, said] of [
    [[], { choose: 'done' }, 'Nothing was chosen'],
    [['x', '../../etc', "1' OR 1=1"], { choose: 'done' }, 'Nothing was chosen'],
    [all, { choose: 'done' }, 'You can choose up to 50, and you chose 60'],
    [two, { choose: 'move', day: '' }, 'To which day?'],
    [two, { choose: 'move' }, 'To which day?'],
    [two, { choose: '' }, 'Press what to do'],
    [two, { choose: 'constructor' }, 'Press what to do'],
    [two, { choose: 'move:2020-01-01' }, 'in the past'],
    [two, { choose: 'move:" task:x all:all' }, 'date'],
  ] as const) {
    const page = await act({ browser }, tasks, fields)
    expect(page.status).toBe(200)
    expect(page.html.toLowerCase()).toContain(said.toLowerCase())
  }
  expect(await stands(earth)).toEqual(before)
  expect((await browser.post('/me/tasks', { choose: 'done', task: two[0] ?? '' })).status).toBe(409)
  // A whole page of the list at once, told in a few words.
  const page = await act({ browser }, all.slice(0, 50), { choose: 'drop' })
  expect(page.html).toContain('and 45 more')
  expect(await earth.database.knex('tasks').where({ delegation_mode: 'delete' })).toHaveLength(50)
  await say(browser, page, undoLine(page))
  expect(await stands(earth)).toEqual(before)
  expect(earth.errors).toEqual([])
})

test('checkboxes stand where several can be chosen, seen only while one chooses', async () => {
  const { earth, signedIn } = await servePage(await open())
  const ann = earth.person('ann')
  await talk(ann, [['Buy milk'], ['Call Eva'], ['Old news'], ['done Old news']])
  const browser = await signedIn(ann)
  const list = await browser.get('/me/tasks')
  expect(list.html).toContain('href="/me/tasks?choose=yes"')
  expect(list.html).not.toContain('list choosing')
  const choosing = await browser.get('/me/tasks?find=a&choose=yes')
  expect(choosing.html).toContain('list choosing')
  expect(choosing.html).toContain('aria-label="Choose: Call Eva"')
  expect(choosing.html).not.toContain('aria-label="Choose: Old news"')
  expect(choosing.html).toContain('href="/me/tasks?find=a"')
  expect((await browser.get('/me/tasks?view=done&choose=yes')).html).not.toContain('data-choose')
  expect(earth.errors).toEqual([])
})
