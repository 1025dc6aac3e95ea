// The OpenAPI document: judged by a validator of others, true to what is answered, and a widget of twenty lines on it.
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'

const openDatabase = opener('sqlite')

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at field by field
type Document = any

test('is valid OpenAPI 3.1, and every list answers as it says', async () => {
  const page = await servePage(await openDatabase())
  const ann = page.earth.person('ann')
  await talk(ann, [
    ['Call vet tomorrow 14:00 #cat !high ~20m', 'Added'],
    ['habit add Meds at:21:00', 'Meds'],
    ['energy log 2'],
    ['goal add Portfolio by:"12 June"', 'Portfolio'],
    ['task split vet lines:"Find the number, 2 min"', /number/],
    ['[Save and start]'],
    ['focus start vet 25'],
  ])
  const document: Document = await (await fetch(`${page.origin}/api/openapi.json`)).json()
  const judged = await new Validator().validate(document)
  expect(judged.errors ?? []).toEqual([])
  expect(judged.valid).toBe(true)
  expect(document.openapi).toBe('3.1.0')
  for (const [name, schema] of Object.entries<Document>(document.components.schemas))
    expect([name, schema.type, Object.keys(schema.properties).length > 0]).toEqual([name, 'object', true])
  const token = /pxt_[0-9a-f]{64}/.exec(JSON.stringify((await ann.says('token add Judge scope:write')).view))?.[0] ?? ''
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema({ $id: 'https://doc.example/', components: document.components })
  const judge = (schema: object) =>
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"https://doc.example/#/components')))
  for (const [path, operations] of Object.entries<Document>(document.paths)) {
    if (path.endsWith('openapi.json') || !operations.get) continue
    const response = await fetch(`${page.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })
    const body: Document = await response.json()
    const { schema } = operations.get.responses[200].content['application/json']
    const valid = judge(schema)
    expect([path, response.status, valid(body), valid.errors]).toEqual([path, 200, true, null])
    // Nothing is answered that the document does not name.
    const item = document.components.schemas[schema.properties.items.items.$ref.split('/').at(-1)]
    for (const each of body.items) expect(Object.keys(each).filter((name) => !(name in item.properties))).toEqual([])
    const refused = await fetch(`${page.origin}${path}`)
    expect(judge(operations.get.responses[401].content['application/json'].schema)(await refused.json())).toBe(true)
  }
  const post = document.paths['/api/requests'].post
  const answer = await fetch(`${page.origin}/api/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ line: 'tasks' }),
  })
  const valid = judge(post.responses[200].content['application/json'].schema)
  expect([valid(await answer.json()), valid.errors]).toEqual([true, null])
})

/** What somebody would put on a wall: the next three things, and a tick. Twenty lines. */
async function widget(origin: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const ask = async (path: string, body?: object) => {
    const response = await fetch(`${origin}/api/${path}`, {
      headers,
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(((await response.json()) as { error: { message: string } }).error.message)
    return (await response.json()) as never
  }
  return {
    async next(): Promise<string[]> {
      const { items }: { items: { id: string; title: string }[] } = await ask('tasks?limit=3')
      return items.map(({ title }) => title)
    },
    async tick(title: string): Promise<string> {
      const { items }: { items: { id: string; title: string }[] } = await ask('tasks')
      const task = items.find((each) => each.title === title)
      const { view }: { view: { title: string } } = await ask('requests', { press: `task done task:${task?.id}` })
      return view.title
    },
  }
}

test('a widget of twenty lines works with it', async () => {
  const page = await servePage(await openDatabase())
  const ann = page.earth.person('ann')
  await talk(ann, [['dump Buy milk\nCall vet', 'Saved 2']])
  const token = /pxt_[0-9a-f]{64}/.exec(JSON.stringify((await ann.says('token add Wall scope:write')).view))?.[0] ?? ''
  const wall = await widget(page.origin, token)
  expect(await wall.next()).toEqual(['Buy milk', 'Call vet'])
  expect(await wall.tick('Buy milk')).toContain('Done: Buy milk')
  expect(await wall.next()).toEqual(['Call vet'])
})

test('pages of other sites may call it only where the operator says so', async () => {
  const closed = await servePage(await openDatabase())
  const preflight = (origin: string) =>
    fetch(`${origin}/api/tasks`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://widgets.example.org',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    })
  expect((await preflight(closed.origin)).headers.get('access-control-allow-origin')).toBeNull()
  const opened = await servePage(await openDatabase(), { apiOrigins: 'https://widgets.example.org' })
  const allowed = await preflight(opened.origin)
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://widgets.example.org')
  expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
  // Every refusal can be read there, too.
  const from = { origin: 'https://widgets.example.org' }
  const refused = await Promise.all(
    [
      ['/api/tasks', { headers: from }],
      ['/api/tasks', { method: 'PUT', headers: from }],
      ['/api/nothing', { headers: from }],
      ['/mcp', { method: 'POST', headers: from, body: '{}' }],
    ].map(async ([path, init]) => {
      const response = await fetch(`${opened.origin}${path}`, init as RequestInit)
      return [response.status, response.headers.get('access-control-allow-origin')]
    }),
  )
  expect(refused).toEqual([401, 405, 404, 401].map((status) => [status, 'https://widgets.example.org']))
  // Assistants in a page ask first, as any program does.
  const assistant = await fetch(`${opened.origin}/mcp`, {
    method: 'OPTIONS',
    headers: { ...from, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  })
  expect(assistant.status).toBe(204)
  expect(assistant.headers.get('access-control-allow-headers')).toContain('mcp-protocol-version')
  const other = await fetch(`${opened.origin}/api/tasks`, { headers: { origin: 'https://evil.example' } })
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
  // Last, since it ends the connection: what is too long is not read.
  const long = await fetch(`${opened.origin}/api/requests`, {
    method: 'POST',
    headers: { ...from, 'content-type': 'application/json' },
    body: 'x'.repeat(2_000_000),
  })
  expect([long.status, long.headers.get('access-control-allow-origin')]).toEqual([413, from.origin])
})
