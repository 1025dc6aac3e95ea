// Home and Tasks as boards: the day at a glance, lists in groups, one task edited in place by the device's own fields.
import { expect, test } from 'vitest'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { all, type Element, parse, words } from '../../support/markup.ts'
import { type Browser, hidden, type Page, servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'

const named = (element: Element, tag: string): Element[] => all(element).filter((each) => each.tag === tag)

/** The rows of a part of the page: what is read there. */
const rowsIn = (page: Page, label: string): string[] => {
  const part = partOf(page, label)
  return part ? named(part, 'li').map(words) : []
}

/** The section whose heading begins so. */
function partOf(page: Page, heading: string): Element | undefined {
  const root = parse(page.html)
  const title = named(root, 'h2').find((each) => words(each).startsWith(heading))
  return named(root, 'section').find((each) => each.attributes['aria-labelledby'] === title?.attributes['id'])
}

/** Presses the button of this name, as a browser sends it. */
async function press(browser: Browser, path: string, page: Page, label: string): Promise<Page> {
  const form = named(parse(page.html), 'form').find(
    (each) => named(each, 'button')[0]?.attributes['aria-label'] === label,
  )
  if (!form) throw new Error(`No button ${label}`)
  const fields = named(form, 'input').map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? ''])
  return browser.post(path, Object.fromEntries(fields))
}

const send = (browser: Browser, path: string, from: Page, fields: Record<string, string>): Promise<Page> =>
  browser.post(path, { token: hidden(from, 'token'), delivery: hidden(from, 'delivery'), ...fields })

describeOnBothEngines('the boards', (open) => {
  test('tasks lie in groups by their day, with chips, and without a number before them', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Pay rent today'],
      ['Call dentist tomorrow 9am ~20m'],
      ['Tax letter on 20 March'],
      ['Learn to juggle'],
      ['Ask Ben about keys'],
      ['task block keys on:"his answer"'],
      ['Feed cat every day at 18:00'],
      ['done Feed cat'],
    ])
    earth.clock.advance({ days: 1 })
    const firefox = await signedIn(ann)
    const page = await firefox.get('/me/tasks')
    expect(rowsIn(page, 'Waiting')).toEqual(['Pay rent yesterday', 'Ask Ben about keys waiting for his answer'])
    expect(rowsIn(page, 'Today')[0]).toBe('Call dentist today, 09:00 20 min')
    expect(rowsIn(page, 'Later')).toContain('Tax letter Fri 20 March')
    expect(rowsIn(page, 'No date')).toEqual(['Learn to juggle'])
    expect(page.html).not.toContain('class="number"')
    const done = await press(firefox, '/me/tasks', page, 'Done: Learn to juggle')
    expect(done.html).toContain('Done: <bdi>Learn to juggle</bdi>')
    expect(rowsIn(done, 'No date')).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('home has what is due today, the picks, habits with seven days, and what is coming', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Pay rent today'],
      ['Call dentist tomorrow 9am'],
      ['Water plants'],
      ['habit add Meds'],
      ['check meds'],
      ['ritual morning first:plants'],
      ['task start plants'],
      ['focus start plants 25'],
    ])
    earth.clock.advance({ minutes: 5 })
    const firefox = await signedIn(ann)
    const page = await firefox.get('/me')
    expect(page.html).toContain('<h1>Thursday 5 March</h1>')
    const now = partOf(page, 'Now')
    expect(now && words(now)).toMatch(/Water plants.*20 min left until 10:55/)
    expect(rowsIn(page, 'Your three')).toEqual(['Water plants'])
    expect(rowsIn(page, 'Today')).toEqual(['Pay rent today'])
    expect(rowsIn(page, 'Coming')).toEqual(['Call dentist tomorrow, 09:00'])
    const habits = partOf(page, 'Habits')
    const dots = habits && named(habits, 'span').filter(({ attributes }) => attributes['class'] === 'dot')
    expect(dots?.map(({ attributes }) => attributes['data-word'])).toEqual([
      'off',
      'off',
      'off',
      'off',
      'off',
      'off',
      'done',
    ])
    const untapped = await press(firefox, '/me', page, 'Not done: Meds')
    expect(untapped.html).toContain('aria-label="Did it: Meds"')
    expect(earth.errors).toEqual([])
  })

  test('a task is edited in place: day and time, title and minutes, area, steps in another order, a comment', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Email landlord ~10m']])
    await ann.presses(await ann.says('split landlord'), 'Save and start')
    const { task_id: id } = await earth.database.knex('tasks').first()
    const path = `/me/tasks/${id}`
    const firefox = await signedIn(ann)
    let page = await firefox.get(path)
    const v = (values: Record<string, string>) =>
      Object.fromEntries(Object.entries({ task: id, ...values }).map(([name, value]) => [`v.${name}`, value]))
    page = await send(firefox, path, page, {
      command: 'task move',
      ...v({ 'to.date': '2026-03-20', 'to.time': '14:30' }),
    })
    expect(page.html).toContain('type="date" id="date" name="v.to.date" value="2026-03-20"')
    expect(page.html).toContain('type="time" id="time" name="v.to.time" value="14:30"')
    page = await send(firefox, path, page, { command: 'task move', ...v({ 'to.date': '2026-03-21', 'to.time': '' }) })
    expect(page.html).toContain('name="v.to.time" value=""')
    page = await send(firefox, path, page, {
      command: 'task edit',
      ...v({ title: 'Email the landlord', minutes: '25', notes: 'About damp', priority: 'high' }),
    })
    expect(await earth.database.knex('tasks').first()).toMatchObject({
      title: 'Email the landlord',
      description: 'About damp',
      priority: 'high',
    })
    expect(page.html).toContain(
      'type="number" id="minutes" name="v.minutes" min="1" max="6000" inputmode="numeric" value="25"',
    )
    const { zone_id } = await earth.database.knex('compass_zones').where({ name: 'Life' }).first()
    page = await send(firefox, path, page, { command: 'task file', ...v({ zone: zone_id }) })
    expect((await earth.database.knex('tasks').first()).zone_id).toBe(zone_id)
    const steps = rowsIn(page, 'Steps').map((row) => row.replace(/ [↑↓ ]+$/, ''))
    const second = (await earth.database.knex('micro_steps').orderBy('step_number'))[1].description
    page = await press(firefox, path, page, `Move up: ${second}`)
    const moved = rowsIn(page, 'Steps').map((row) => row.replace(/ [↑↓ ]+$/, ''))
    expect(moved).toEqual([steps[1], steps[0], ...steps.slice(2)])
    page = await send(firefox, path, page, { command: 'comment add', ...v({ text: 'He called <back>' }) })
    expect(partOf(page, 'Comments') && rowsIn(page, 'Comments')[0]).toContain('He called <back>')
    page = await send(firefox, path, page, { command: 'task move', ...v({ 'to.date': '', 'to.time': '' }) })
    expect((await earth.database.knex('tasks').first()).due_date).toBeNull()
    expect(earth.errors).toEqual([])
  })
})

const open = opener('sqlite')

test('fifty on a page, narrowed by area and words', async () => {
  const { earth, signedIn } = await servePage(await open())
  const ann = earth.person('ann')
  for (let index = 0; index < 60; index++)
    await ann.sends('task add', { title: `Errand ${index}`, ...(index % 2 ? { zone: 'work' } : {}) })
  const firefox = await signedIn(ann)
  expect(rowsIn(await firefox.get('/me/tasks'), 'No date')).toHaveLength(50)
  expect((await firefox.get('/me/tasks')).html).toContain('Page 1 of 2, 60 in all')
  expect(rowsIn(await firefox.get('/me/tasks?page=2'), 'No date')).toHaveLength(10)
  const { zone_id } = await earth.database.knex('compass_zones').where({ name: 'Work' }).first()
  expect(rowsIn(await firefox.get(`/me/tasks?zone=${zone_id}`), 'No date')).toHaveLength(30)
  for (const odd of ['?page=-1', '?page=1e9', '?page=x', '?zone=x', '?view=constructor', '?on=2026-99-99', '?tag=%00'])
    expect((await firefox.get(`/me/tasks${odd}`)).status).toBe(200)
  expect(earth.errors).toEqual([])
})

test('what is somebody else’s, or kept off the page, is on no board', async () => {
  const { earth, signedIn } = await servePage(await open())
  const [ann, eve] = [earth.person('ann'), earth.person('eve', { externalId: 'eve' })]
  await talk(ann, [['Secret errand today']])
  await talk(eve, [['Mine today']])
  const { task_id: id } = await earth.database.knex('tasks').where('title', 'like', 'Secret%').first()
  const firefox = await signedIn(eve)
  const missing = '00000000-0000-4000-8000-000000000000'
  const strip = (page: Page, of: string) => page.html.replaceAll(of, '').replaceAll(/value="[\w-]{30,}"/g, '')
  const [theirs, nothing] = [await firefox.get(`/me/tasks/${id}`), await firefox.get(`/me/tasks/${missing}`)]
  expect(strip(theirs, id)).toBe(strip(nothing, missing))
  for (const path of ['/me', '/me/tasks', `/me/tasks/${id}`])
    expect((await firefox.get(path)).html).not.toContain('Secret')
})

test('on the first page, the question stands above its answers', async () => {
  const { earth, signedIn } = await servePage(await open())
  const page = await (await signedIn(earth.person('ann'))).get('/me')
  const [question, yes] = [
    page.html.indexOf('May I offer three tasks each morning'),
    page.html.indexOf('<bdi>Yes</bdi>'),
  ]
  expect(question).toBeGreaterThan(0)
  expect(yes).toBeGreaterThan(question)
})
