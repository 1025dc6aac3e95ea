// What an integrator tries in the first hour: other methods, odd dates and ids, values of every type, paging while rows
// change. Whatever is wrong is told as JSON with a code.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'

const LISTS = ['tasks', 'steps', 'habits', 'energy', 'focus', 'rituals', 'goals', 'nudges']

describeOnBothEngines('the API', (open) => {
  async function program() {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const token = /pxt_[0-9a-f]{64}/.exec(textOf(await ann.says('token add Test scope:write')))?.[0] ?? ''
    const call = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${page.origin}/api/${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers },
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, data: text === '' ? null : JSON.parse(text) }
    }
    return { page, ann, call }
  }

  test('asked by a method it does not have: 405 with those it has; HEAD and OPTIONS are answered', async () => {
    const { call, page } = await program()
    for (const list of [...LISTS, 'openapi.json'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, headers, data } = await call(list, { method })
        expect([list, method, status, headers.get('allow')]).toEqual([list, method, 405, 'GET, HEAD, OPTIONS'])
        expect(data.error).toMatchObject({ code: 'method', message: expect.stringContaining(method) })
      }
    const requests = await call('requests')
    expect([requests.status, requests.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
    const options = await call('tasks', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const head = await call('tasks', { method: 'HEAD' })
    expect([head.status, head.data, head.headers.get('etag')]).toEqual([
      200,
      null,
      (await call('tasks')).headers.get('etag'),
    ])
    expect((await call('nothing')).data.error.code).toBe('not-found')
    const long = await call('requests', { method: 'POST', body: JSON.stringify({ line: 'x'.repeat(200_000) }) })
    expect([long.status, long.data.error.code]).toEqual([413, 'too-large'])
    expect(page.earth.errors).toEqual([])
  })

  test('dates with offsets, ids in capitals; whatever cannot be meant is 400 and names its parameter', async () => {
    const { call, page } = await program()
    const [task] = (await call('tasks')).data.items
    const at = encodeURIComponent('2026-03-05T08:00:00.5+14:00')
    expect((await call(`tasks?updatedSince=${at}`)).data.items).toHaveLength(1)
    expect((await call(`tasks?updatedSince=${encodeURIComponent('2026-03-05T20:00:00-12:00')}`)).data.items).toEqual([])
    expect((await call(`tasks?cursor=${task.id.toUpperCase()}`)).data.items).toEqual([])
    expect((await call(`steps?task=${task.id.toUpperCase()}`)).status).toBe(200)
    const wrong = [
      ...['2026-03-05T08:00:00', '2026-03-05', 'yesterday', '99999-01-01T00:00:00Z', '9999-12-31T23:59:59Z', ''],
      ...['0000-01-01T00:00:00Z', '2026-03-05T08:00:00 02:00', '2026-02-30T00:00:00Z', "1'; DROP TABLE tasks"],
    ]
    for (const value of wrong)
      for (const parameter of ['tasks?updatedSince', 'energy?since', 'focus?since', 'nudges?since']) {
        const { status, data } = await call(`${parameter}=${encodeURIComponent(value)}`)
        expect([parameter, value, status, data.error?.code]).toEqual([parameter, value, 400, 'invalid'])
        expect(data.error.message).toContain(parameter.split('?')[1])
      }
    for (const query of [
      ...['tasks?dueFrom=2026-02-30', 'tasks?dueTo=9999-12-31', 'tasks?dueFrom=0000-01-01', 'tasks?zone=work'],
      ...['tasks?status=none', 'tasks?tag=', 'tasks?limit=0', 'tasks?limit=201', 'tasks?limit=1.5', 'tasks?limit=1e9'],
      ...['tasks?cursor=1', 'tasks?nothing=1', 'rituals?from=x', 'habits?active=maybe', 'goals?done=1'],
      ...['nudges?state=gone', 'tasks?constructor=1', 'tasks?__proto__=1', 'steps?task[]=1'],
    ]) {
      const { status, data } = await call(query)
      expect([query, status, data.error?.code]).toEqual([query, 400, 'invalid'])
    }
    // Every filter at once, and tags that look like patterns.
    const both = `tasks?status=all&zone=${task.id}&project=${task.id}&tag=${encodeURIComponent('%"_!')}&dueFrom=1970-01-01&dueTo=2100-01-01&updatedSince=${at}&limit=200`
    expect((await call(both)).data).toEqual({ items: [], next: null })
    expect((await call(`tasks?tag=${encodeURIComponent('a\u0000b')}`)).status).toBeLessThan(500)
    expect(page.earth.errors).toEqual([])
  })

  test('values of every type; wrong ones are 400 or 422, never 500', async () => {
    const { call, page } = await program()
    const send = (body: unknown) => call('requests', { method: 'POST', body: JSON.stringify(body) })
    const added = await send({ command: 'task add', values: { title: 'Call vet', minutes: 10 } })
    expect([added.status, added.data.view.title]).toEqual([200, 'Added: Call vet'])
    for (const values of [
      ...[{ title: null }, { title: ['x'] }, { title: { a: 1 } }, [], 'x', 5, { title: 'x'.repeat(30_000) }],
      ...[
        { title: 'Fine', minutes: -1 },
        { title: 'Fine', minutes: 1e300 },
        { title: 'Fine', minutes: true },
      ],
      ...[
        { nothing: 'x' },
        { title: '' },
        { title: '\u0000' },
        { title: '\ud800' },
        { __proto__: null, toString: 'x' },
      ],
    ]) {
      const { status, data } = await send({ command: 'task add', values })
      expect([JSON.stringify(values).slice(0, 40), [200, 400, 413, 422].includes(status)]).toEqual([
        JSON.stringify(values).slice(0, 40),
        true,
      ])
      if (status !== 200) expect(data.error).toMatchObject({ code: expect.any(String), message: expect.any(String) })
    }
    for (const body of ['', '{', 'null', '[1]', '{"line":"hi"} x', '{"line": "hi", "line": 5}', '\ufeff{}'])
      expect((await call('requests', { method: 'POST', body })).data.error.code).toBe('invalid')
    expect(page.earth.errors).toEqual([])
  })

  test('read to its end while things are added, done and dropped: what stays is there once', async () => {
    const { call, ann, page } = await program()
    await ann.says(`dump ${Array.from({ length: 40 }, (_, index) => `Thing ${index}`).join('\n')}`)
    const idOf = new Map(
      (await page.earth.database.knex('tasks')).map(({ title, task_id }) => [String(title), String(task_id)]),
    )
    const seen: string[] = []
    let next: string | null = null
    for (let round = 0; round < 50; round++) {
      const { data } = await call(`tasks?limit=3${next === null ? '' : `&cursor=${next}`}`)
      seen.push(...data.items.map(({ title }: { title: string }) => title))
      next = data.next
      if (next === null) break
      // One that was read, the one the cursor names, one to come, and a new one.
      if (round < 8) await talk(ann, [[`task done task:${idOf.get(seen.at(-1) ?? '')}`, 'Done']])
      if (round < 8) await talk(ann, [[`task drop task:${idOf.get(`Thing ${39 - round}`)}`, 'Let go']])
      if (round < 4) await ann.says(`task add Later ${round}`)
    }
    expect(next).toBeNull()
    expect(new Set(seen).size).toBe(seen.length)
    const staying = Array.from({ length: 32 }, (_, index) => `Thing ${index}`)
    expect(seen.filter((title) => title.startsWith('Thing'))).toEqual(staying)
    expect(seen.filter((title) => title.startsWith('Later'))).toHaveLength(4)
    expect(page.earth.errors).toEqual([])
  })
})
