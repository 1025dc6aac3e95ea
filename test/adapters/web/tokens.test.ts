// Named tokens: made by command and on the page, told in the chat, limited in scope, time and zone, revoked at once.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { commands } from '../../../src/commands/index.ts'
import type { TokenSummary } from '../../../src/contracts/programs.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import type { Person } from '../../support/world.ts'

/** Makes a token in the chat; the token itself. */
async function makeToken(ann: Person, rest: string): Promise<string> {
  const made = textOf(await ann.says(`token add ${rest}`))
  const token = /pxt_[0-9a-f]{64}/.exec(made)?.[0]
  if (!token) throw new Error(`No token: ${made}`)
  return token
}

type Call = (
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ status: number; data: Data; headers: Headers }>
// biome-ignore lint/suspicious/noExplicitAny: what a program gets is looked at field by field
type Data = any

const caller =
  ({ origin }: ServedPage, token: string): Call =>
  async (path, body, headers = {}) => {
    const response = await fetch(`${origin}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    })
    const text = await response.text()
    return { status: response.status, data: text === '' ? null : JSON.parse(text), headers: response.headers }
  }

const titles = (data: Data): string[] => data.items.map(({ title }: { title: string }) => title)

describeOnBothEngines('a token', (open) => {
  test('is shown once, stored as a hash, told in the chat, listed, and turned away once it is revoked', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const token = await makeToken(ann, '"Kitchen display"')
    const [row] = await page.earth.database.knex('api_tokens')
    expect(row.token_hash).toBe(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify(await page.earth.database.knex('changes'))).not.toContain(token)
    expect(page.log()).not.toContain(token)
    const notices = await page.earth.database.knex('schedules').where({ kind: 'token' })
    expect(notices).toHaveLength(1)
    expect(
      await page.earth.database.knex('nudges').where({ schedule_id: notices[0].schedule_id, state: 'pending' }),
    ).toHaveLength(1)
    const call = caller(page, token)
    expect((await call('/api/tasks')).data.items).toMatchObject([
      { title: 'Buy milk', status: 'todo', due: null, zone: null },
    ])
    await talk(ann, [
      ['token show', 'Tokens: 1', 'Kitchen display', 'It can only read', 'Last used'],
      ['token remove kitchen', 'Revoked: Kitchen display'],
      ['tokens', 'No program has a token'],
    ])
    const refused = await call('/api/tasks')
    expect(refused.status).toBe(401)
    expect(refused.data.error.code).toBe('unauthorized')
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(page.earth.errors).toEqual([])
  })

  test('ends by itself, with the account, and with everything that is signed out', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const short = caller(page, await makeToken(ann, 'Short days:1'))
    const long = caller(page, await makeToken(ann, 'Long days:30'))
    expect((await short('/api/tasks')).status).toBe(200)
    page.earth.clock.advance({ hours: 24 })
    expect([(await short('/api/tasks')).status, (await long('/api/tasks')).status]).toEqual([401, 200])
    await talk(ann, [['auth logout forget:yes', 'Everything is signed out']])
    expect((await long('/api/tasks')).status).toBe(401)
    for (const forged of ['pxt_', `pxt_${'a'.repeat(64)}`, 'nonsense', ''])
      expect((await caller(page, forged)('/api/tasks')).status).toBe(401)
  })

  test('is made on the page, too', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const browser = await page.signedIn(ann)
    const { html } = await browser.get('/me/tokens')
    expect(html).toContain('No program has a token')
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    const made = await browser.post('/me/tokens', {
      token: field('token'),
      delivery: field('delivery'),
      command: 'token add',
      'v.name': 'Widget',
      'v.scope': 'read',
      'v.days': '7',
    })
    const token = /pxt_[0-9a-f]{64}/.exec(made.html)?.[0] ?? ''
    expect((await caller(page, token)('/api/tasks')).data.items).toHaveLength(1)
    expect((await browser.get('/me/tokens')).html).toContain('Widget')
  })

  test('reads only, where it is for reading: commands that change something are refused, and nothing is done', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const call = caller(page, await makeToken(ann, 'Reader'))
    expect((await call('/api/requests', { line: 'tasks' })).data.view.title).toContain('Open tasks: 1')
    for (const body of [
      { line: 'Eggs' },
      { line: 'task done milk' },
      { command: 'task add', values: { title: 'Eggs' } },
      { press: 'task drop milk' },
    ]) {
      const { status, data } = await call('/api/requests', body)
      expect([status, data.error.code]).toEqual([403, 'token.read-only'])
    }
    expect(await page.earth.database.knex('tasks').where('status', 'todo')).toHaveLength(1)
  })

  test('writes where it may, with undo; what only the person may do is refused', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const call = caller(page, await makeToken(ann, 'Writer scope:write'))
    const added = await call('/api/requests', { line: 'Buy eggs tomorrow', id: '1' })
    expect([added.status, added.data.view.title]).toEqual([200, 'Added: Buy eggs'])
    expect((await call('/api/requests', { line: 'Buy eggs tomorrow', id: '1' })).data.isRepeat).toBe(true)
    const undo = added.data.view.buttons.find(({ label }: { label: string }) => label === 'Undo').line
    expect((await call('/api/requests', { press: undo })).data.view.title).toContain('Undone')
    expect(titles((await call('/api/tasks')).data)).toEqual(['Buy milk'])
    const alone = commands.filter(({ isForPersonAlone }) => isForPersonAlone).map(({ name }) => name)
    expect(alone).toEqual(
      expect.arrayContaining(['token add', 'auth web', 'auth link', 'me delete', 'me export', 'zone edit']),
    )
    for (const command of alone) {
      const values = {
        name: 'More',
        zone: 'self',
        'hide-on': 'nowhere',
        username: 'ann',
        code: 'AAAA-AAAA',
        token: 'writer',
        person: 'ann',
        account: 'ann',
        role: 'admin',
        answer: 'yes',
      }
      const known = commands.find(({ name }) => name === command)
      const fitting = Object.fromEntries(
        Object.entries(values).filter(([name]) => Object.hasOwn(known?.options ?? {}, name)),
      )
      const { status, data } = await call('/api/requests', { command, values: fitting })
      expect([command, [403, 422].includes(status), JSON.stringify(data).includes('pxt_')]).toEqual([
        command,
        true,
        false,
      ])
    }
    expect(await page.earth.database.knex('api_tokens')).toHaveLength(1)
    expect(await page.earth.database.knex('users')).toHaveLength(1)
  })

  test('0 titles of hidden zones, and of other zones for a token of one', async () => {
    const page = await servePage(await open())
    const [ann, ben] = [page.earth.person('ann'), page.earth.person('ben')]
    await talk(ben, [['Bens own secret', 'Added']])
    await talk(ann, [
      ['Therapy secret @self tomorrow 10:00', 'Added'],
      ['task split therapy lines:"Hidden step secret, 2 min"'],
      ['Work report @work', 'Added'],
      ['Plain thing', 'Added'],
      ['zone edit self hide-on:api', 'Not shown to programs with a token'],
    ])
    const all = caller(page, await makeToken(ann, 'All scope:write'))
    const work = caller(page, await makeToken(ann, 'One scope:write zone:work'))
    const lists = ['tasks', 'steps', 'habits', 'energy', 'focus', 'rituals', 'goals', 'nudges']
    for (const list of lists) {
      expect([list, JSON.stringify((await all(`/api/${list}`)).data).includes('secret')]).toEqual([list, false])
      const { status, data } = await work(`/api/${list}`)
      expect([list, status]).toEqual([list, list === 'tasks' || list === 'steps' ? 200 : 403])
      expect(JSON.stringify(data)).not.toMatch(/secret|Plain/)
    }
    expect(titles((await all('/api/tasks')).data)).toEqual(['Work report', 'Plain thing'])
    expect(titles((await work('/api/tasks')).data)).toEqual(['Work report'])
    for (const line of [
      'tasks',
      'now',
      'home',
      'find secret',
      'task list find:secret',
      'undo',
      'week',
      'habits',
      'nudges',
      'zones',
      'progress',
      'goals',
      'help',
      'what now?',
    ]) {
      for (const call of [all, work]) {
        const { data } = await call('/api/requests', { line })
        const said = JSON.stringify(data)
          .replaceAll('find:secret', '')
          .replaceAll('find secret', '')
          .replaceAll('“secret”', '')
        expect([line, said.includes('Therapy'), said.includes('Bens')]).toEqual([line, false, false])
      }
      const { data } = await work('/api/requests', { line })
      expect([line, JSON.stringify(data).includes('Plain')]).toEqual([line, false])
    }
    // What a token of one zone adds stands in that zone.
    await work('/api/requests', { command: 'task add', values: { title: 'From the program' } })
    expect(titles((await work('/api/tasks')).data)).toContain('From the program')
  })

  test('another person’s token, or none, reads nothing of hers', async () => {
    const page = await servePage(await open())
    const [ann, ben] = [page.earth.person('ann'), page.earth.person('ben')]
    await talk(ann, [['Hers', 'Added']])
    await talk(ben, [['His', 'Added']])
    const call = caller(page, await makeToken(ben, 'His token'))
    expect(titles((await call('/api/tasks')).data)).toEqual(['His'])
    const [hers] = await page.earth.database.knex('tasks').where('title', 'Hers')
    expect((await call(`/api/steps?task=${hers.task_id}`)).data.items).toEqual([])
    const summaries: readonly TokenSummary[] = await ann.acts(async (me) =>
      (await import('../../../src/domain/access/tokens.ts')).listTokens(me),
    )
    expect(summaries).toEqual([])
    await talk(ann, [['token remove his', 'No token']])
  })
})

describeOnBothEngines('lists', (open) => {
  test('are paged by a cursor, filtered, and not sent again while nothing changed', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    for (let number = 1; number <= 7; number++)
      await ann.says(`task add Piece${number}${number % 2 ? ' #odd' : ''}${number === 7 ? ' friday' : ''}`)
    const call = caller(page, await makeToken(ann, 'Reader'))
    const found: string[] = []
    let path: string | null = '/api/tasks?limit=3'
    while (path) {
      const { data }: { data: Data } = await call(path)
      found.push(...titles(data))
      path = data.next && `/api/tasks?limit=3&cursor=${data.next}`
    }
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `Piece${number}`))
    expect(titles((await call('/api/tasks?tag=odd')).data)).toHaveLength(4)
    expect((await call('/api/tasks?dueFrom=2026-03-06&dueTo=2026-03-06')).data.items).toMatchObject([
      { title: 'Piece7', due: { day: '2026-03-06', hasTime: false } },
    ])
    await ann.says('task done piece2')
    expect(titles((await call('/api/tasks?status=done')).data)).toEqual(['Piece2'])
    const first = await call('/api/tasks')
    const etag = first.headers.get('etag') ?? ''
    expect((await call('/api/tasks', undefined, { 'if-none-match': etag })).status).toBe(304)
    await ann.says('One more')
    expect((await call('/api/tasks', undefined, { 'if-none-match': etag })).status).toBe(200)
    for (const wrong of ['limit=0', 'limit=1000', 'cursor=x', 'status=lost', 'zone=self', 'colour=red']) {
      const { status, data } = await call(`/api/tasks?${wrong}`)
      expect([wrong, status, data.error.code]).toEqual([wrong, 400, 'invalid'])
    }
    expect((await call('/api/nothing')).data.error.code).toBe('not-found')
  })

  test('hold habits, energy, focus, plans, goals, steps and nudges as they were recorded', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [
      ['habit add Meds at:21:00', 'Meds'],
      ['habit check meds'],
      ['energy log 2'],
      ['goal add Portfolio by:"12 June"', 'Portfolio'],
      ['Report', 'Added'],
      ['task split report lines:"Open the file, 2 min"', /Open the file/],
      ['[Save and start]'],
      ['focus start report 25'],
    ])
    const call = caller(page, await makeToken(ann, 'Reader'))
    const items = async (path: string) => (await call(`/api/${path}`)).data.items
    expect(await items('habits')).toMatchObject([
      { name: 'Meds', frequency: 'daily', isActive: true, checkedToday: true },
    ])
    expect(await items('energy')).toMatchObject([{ level: 2 }])
    expect(await items('goals')).toMatchObject([{ title: 'Portfolio', targetDay: '2026-06-12', isDone: false }])
    expect(await items('steps')).toMatchObject([{ description: 'Open the file', minutes: 2, number: 1, isDone: false }])
    expect(await items('focus?running=true')).toMatchObject([{ plannedMinutes: 25, endedAt: null }])
    page.earth.clock.advance({ minutes: 30 })
    expect(await items('focus')).toMatchObject([{ endedAt: expect.any(String) }])
    expect(await items('rituals')).toEqual([])
    expect(Array.isArray(await items('nudges'))).toBe(true)
  })
})

test('one program that reads too much is told to wait; others read on', async () => {
  const page = await servePage(await opener('sqlite')())
  const ann = page.earth.person('ann')
  await ann.says('Buy milk')
  const [greedy, modest] = [caller(page, await makeToken(ann, 'Greedy')), caller(page, await makeToken(ann, 'Modest'))]
  const statuses: number[] = []
  for (let count = 0; count < 310; count++) statuses.push((await greedy('/api/goals')).status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([300, 429])
  const { status, data, headers } = await greedy('/api/tasks')
  expect([status, data.error.code]).toEqual([429, 'too-many'])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect((await modest('/api/tasks')).status).toBe(200)
})
