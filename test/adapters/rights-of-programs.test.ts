// Who may do what, for programs: tokens that write, read, or are for one zone, and those that are over; over the API, MCP
// and imports; and the webhooks beside them. A cell is what is done, and what the database says of it afterwards.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { type ServedPage, servePage } from '../support/page.ts'
import { talk, textOf } from '../support/talk.ts'
import type { Person } from '../support/world.ts'

/** `ok`: done. Else the refusal: what is not shown is not there. */
type Cell = 'ok' | 'read-only' | 'other-zone' | 'by-program' | 'not there' | 'turned away'

const CALLERS = ['write', 'read', 'zone', 'expired', 'revoked', 'switched off', 'stranger'] as const
type Caller = (typeof CALLERS)[number]

const OUT = { expired: 'turned away', revoked: 'turned away', 'switched off': 'turned away' } as const

/** What is asked, and what each caller gets. `stranger` has a token of another person's. */
const MATRIX: Readonly<Record<string, { readonly line: string; readonly cells: Readonly<Record<Caller, Cell>> }>> = {
  'reads a list of hers': {
    line: 'task show task:REPORT',
    cells: { write: 'ok', read: 'ok', zone: 'ok', ...OUT, stranger: 'not there' },
  },
  'reads a task of another zone': {
    line: 'task show task:PLAIN',
    cells: { write: 'ok', read: 'ok', zone: 'not there', ...OUT, stranger: 'not there' },
  },
  'reads a task that is hidden from programs': {
    line: 'task show task:SECRET',
    cells: { write: 'not there', read: 'not there', zone: 'not there', ...OUT, stranger: 'not there' },
  },
  'finishes a task of the zone': {
    line: 'task done task:REPORT',
    cells: { write: 'ok', read: 'read-only', zone: 'ok', ...OUT, stranger: 'not there' },
  },
  'finishes a task of another zone': {
    line: 'task done task:PLAIN',
    cells: { write: 'ok', read: 'read-only', zone: 'not there', ...OUT, stranger: 'not there' },
  },
  'finishes a task that is hidden': {
    line: 'task done task:SECRET',
    cells: { write: 'not there', read: 'read-only', zone: 'not there', ...OUT, stranger: 'not there' },
  },
  'reads habits': {
    line: 'habit show',
    cells: { write: 'ok', read: 'ok', zone: 'other-zone', ...OUT, stranger: 'ok' },
  },
  'logs energy': {
    line: 'energy log 2',
    cells: { write: 'ok', read: 'read-only', zone: 'other-zone', ...OUT, stranger: 'ok' },
  },
  'previews an import': {
    line: 'task import "(A) Bought by a program"',
    cells: { write: 'ok', read: 'read-only', zone: 'ok', ...OUT, stranger: 'ok' },
  },
  'makes a token': {
    line: 'token add More',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'lists webhooks': {
    line: 'webhook show',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'makes a webhook': {
    line: 'webhook add https://hooks.example.org/evil',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'pauses a webhook of hers': {
    line: 'webhook pause webhook:WEBHOOK',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'is asked which webhook of hers is meant': {
    line: 'webhook remove webhook:nothing-like-it',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'unhides a zone': {
    line: 'zone edit self hide-on:nowhere',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
  'deletes her account': {
    line: 'me delete username:ann',
    cells: { write: 'by-program', read: 'by-program', zone: 'by-program', ...OUT, stranger: 'by-program' },
  },
}

const CODES: Readonly<Record<string, Cell>> = {
  'token.read-only': 'read-only',
  'token.other-zone': 'other-zone',
  'token.by-program': 'by-program',
  unauthorized: 'turned away',
}

describeOnBothEngines('programs', (open) => {
  test('the matrix over tokens, the API and MCP has no wrong cell', async () => {
    const page = await servePage(await open())
    const { earth } = page
    const [ann, eve, gone] = [earth.person('ann'), earth.person('eve'), earth.person('gone')]
    await talk(ann, [
      ['Report @work', 'Added'],
      ['Plain', 'Added'],
      ['Secret @self', 'Added'],
      ['zone edit self hide-on:api', 'Not shown'],
      ['webhook add https://hooks.example.org/lamp Lamp', 'Webhook for Lamp'],
    ])
    // Hidden from assistants, too: one zone is hidden in one place.
    await earth.database.knex('zone_platforms').insert({
      zone_platform_id: '00000000-0000-4000-8000-00000000aaaa',
      zone_id: (await earth.database.knex('tasks').where('title', 'Secret').first()).zone_id,
      platform: 'mcp',
      is_hidden: true,
      created_at: earth.clock.now(),
    })
    for (const each of [eve, gone]) await each.says('hello')
    const tokens: Readonly<Record<Caller, string>> = {
      write: await tokenOf(ann, 'Write scope:write'),
      read: await tokenOf(ann, 'Read'),
      zone: await tokenOf(ann, 'Zone scope:write zone:work'),
      expired: await tokenOf(ann, 'Short scope:write days:1'),
      revoked: await tokenOf(ann, 'Revoked scope:write'),
      'switched off': await tokenOf(gone, 'Off scope:write'),
      stranger: await tokenOf(eve, 'Eves scope:write'),
    }
    earth.clock.advance({ days: 2 })
    await talk(ann, [['token remove revoked', 'Revoked: Revoked']])
    await earth.database.knex('users').where({ username: 'gone' }).update({ is_active: false })
    const ids = await idsOf(page)
    const wrong: string[] = []
    let cells = 0
    for (const [what, { line, cells: expected }] of Object.entries(MATRIX))
      for (const caller of CALLERS)
        for (const way of ['API', 'MCP'] as const) {
          const before = await rows(page)
          const cell = await (way === 'API' ? overApi : overMcp)(page, tokens[caller], filled(line, ids))
          cells++
          // A tool that a token doesn't reach is no tool: which reason it is, only the API says.
          const isRight =
            cell === expected[caller] ||
            (way === 'MCP' && cell === 'no tool' && /by-program|read-only|other-zone/.test(expected[caller]))
          if (!isRight) wrong.push(`${way}: ${caller} ${what}: ${cell}, not ${expected[caller]}`)
          const after = await rows(page)
          if (expected[caller] !== 'ok' && JSON.stringify(after) !== JSON.stringify(before))
            wrong.push(`${way}: ${caller} ${what}: something changed`)
          await earth.database.knex('tasks').update({ status: 'todo', completed_at: null })
        }
    expect(wrong).toEqual([])
    expect(cells).toBe(Object.keys(MATRIX).length * CALLERS.length * 2)
    expect(earth.errors).toEqual([])
  })

  test('what a program of one zone brings in stands in that zone; others’ previews are nothing to it', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Report @work', 'Added']])
    const zone = await tokenOf(ann, 'Zone scope:write zone:work')
    const shown = await answer(page, zone, 'task import "(A) Bought by a program"')
    const bring = shown.view.buttons.find(({ label }: { label: string }) => /Bring/.test(label))?.line
    await answer(page, zone, bring)
    const [bought] = await page.earth.database.knex('tasks').where('title', 'like', '%Bought%')
    const [report] = await page.earth.database.knex('tasks').where('title', 'Report')
    expect(bought.zone_id).toBe(report.zone_id)
    const eve = page.earth.person('eve')
    await eve.says('hello')
    const refused = await answer(page, await tokenOf(eve, 'Eves scope:write'), bring)
    expect(JSON.stringify(refused)).not.toContain('Bought')
  })
})

async function tokenOf(person: Person, rest: string): Promise<string> {
  return /pxt_[0-9a-f]{64}/.exec(textOf(await person.says(`token add ${rest}`)))?.[0] ?? ''
}

const filled = (line: string, ids: Readonly<Record<string, string>>): string =>
  line.replaceAll(/:([A-Z]{4,})/g, (_all, name) => `:${ids[name] ?? name}`)

async function idsOf({ earth }: ServedPage): Promise<Readonly<Record<string, string>>> {
  const task = async (title: string) => (await earth.database.knex('tasks').where({ title }).first()).task_id
  return {
    REPORT: await task('Report'),
    PLAIN: await task('Plain'),
    SECRET: await task('Secret'),
    WEBHOOK: (await earth.database.knex('webhooks').first()).webhook_id,
  }
}

/** What a program answers for itself. */
async function answer({ origin }: ServedPage, token: string, press: string) {
  const response = await fetch(`${origin}/api/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ press }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what a program gets is looked at field by field
  return (await response.json()) as any
}

async function overApi(page: ServedPage, token: string, line: string): Promise<string> {
  const { error, view } = await answer(page, token, line)
  if (!error) return 'ok'
  return (
    CODES[error.code] ??
    (/No task matches|no longer here|has that one/.test(JSON.stringify(view)) ? 'not there' : error.message)
  )
}

async function overMcp(page: ServedPage, token: string, line: string): Promise<string> {
  const client = new Client({ name: 'test', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(`${page.origin}/mcp`), {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  }) as unknown as Transport
  try {
    await client.connect(transport)
  } catch {
    return 'turned away'
  }
  onTestFinished(() => client.close())
  const [noun = '', verb = '', ...rest] = line.split(' ')
  const [, name, value] = /^([\w-]+):(.*)$/.exec(rest.at(-1) ?? '') ?? []
  const args = {
    ...(name === undefined ? {} : { [name]: value }),
    ...(noun === 'energy' ? { level: '2' } : {}),
    ...(verb === 'import' ? { text: '(A) Bought by a program' } : {}),
  }
  try {
    const result = await client.callTool({ name: `${noun}_${verb}`, arguments: args })
    const [first] = result.content as { text: string }[]
    if (result.isError !== true) return 'ok'
    return /No task matches|no longer here|has that one/.test(first?.text ?? '') ? 'not there' : (first?.text ?? '')
  } catch (error) {
    return String(error).includes('There is no tool') ? 'no tool' : String(error)
  }
}

/** What nobody without the right may change. */
async function rows({ earth: { database } }: ServedPage) {
  const { knex } = database
  return {
    tasks: await knex('tasks').orderBy('task_id').select('task_id', 'title', 'status', 'delegation_mode', 'zone_id'),
    tokens: await knex('api_tokens').orderBy('api_token_id').select('api_token_id'),
    webhooks: await knex('webhooks').orderBy('webhook_id').select('webhook_id', 'paused_at', 'removed_at'),
    users: await knex('users').orderBy('user_id').select('user_id'),
    zones: await knex('zone_platforms').orderBy('zone_platform_id').select('zone_platform_id', 'is_hidden'),
    energy: await knex('energy_snapshots').orderBy('snapshot_id').select('snapshot_id'),
  }
}
