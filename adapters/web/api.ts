// `POST /api/requests`: a request in, a view out, for programs.
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RequestInput } from '../../src/chat/request.ts'
import type { Answer, Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { type Block, plainText, type View } from '../../src/chat/view.ts'
import type { WebSessions } from './options.ts'
import { createWebRequest } from './receive.ts'

export function createApiRoutes(dispatcher: () => Dispatcher, sessions: WebSessions): Hono {
  const app = new Hono()
  app.post('/requests', async (c) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    const visitor = token === undefined ? null : await sessions.authenticate(token)
    if (!visitor) {
      c.header('www-authenticate', 'Bearer')
      return errorJson(
        c,
        401,
        'Send a valid access token: “Authorization: Bearer …”. POST /auth/refresh gives you the next one.',
      )
    }
    const read = requestShape.safeParse(await c.req.json().catch(() => null))
    if (!read.success) return errorJson(c, 400, HOW)
    const { said, id = null } = read.data
    return answerJson(c, await dispatcher().answer(createWebRequest(visitor, said, id)))
  })
  app.all('*', (c) => errorJson(c, 404, 'There is nothing here. Send requests to POST /api/requests.'))
  return app
}

const id = z.string().min(1).max(100).optional()
const line = z.string().max(20_000)

/** A typed line, a button's line, or a command with named values. */
const requestShape = z.union([
  z
    .strictObject({ line, id })
    .transform(({ line, id }) => ({ id, said: { kind: 'typed', line } satisfies RequestInput })),
  z.strictObject({ press: line, returnTo: line.optional(), id }).transform(({ press, returnTo, id }) => ({
    id,
    said: { kind: 'pressed', line: press, ...(returnTo === undefined ? {} : { returnTo }) } satisfies RequestInput,
  })),
  z
    .strictObject({ command: z.string().max(100), values: z.record(z.string(), line).default({}), id })
    .transform(({ command, values, id }) => ({
      id,
      said: { kind: 'command', command, values } satisfies RequestInput,
    })),
])

const HOW =
  'The body must be JSON: {"line": "task add Buy milk"}, {"press": "task done task:…"} or {"command": "task add", "values": {"title": "Buy milk"}}. With an "id", a request that is sent twice is done once.'

const STATUS = { refused: 422, failed: 500, later: 429 } as const

function answerJson(c: Context, { isRepeat, view, followUps, problem, refusal }: Answer) {
  const body = { isRepeat, view: viewJson(view), also: followUps.map(viewJson) }
  if (problem === undefined) return c.json(body)
  const message = [
    plainText(view.title),
    ...view.blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : [])),
  ]
  // A program reads the code and its facts, a person the message; what could be asked for instead is commands by name.
  const { code, facts, intents } = refusal ?? {}
  const error = {
    message: message.join(' '),
    code: code ?? problem,
    ...(facts ? { facts } : {}),
    ...(intents ? { intents } : {}),
  }
  return c.json({ error, ...body }, STATUS[problem])
}

const errorJson = (c: Context, status: 400 | 401 | 404, message: string) => c.json({ error: { message } }, status)

/** A view as data: texts as they read, and every line that can be pressed. */
const viewJson = ({ title, notice, blocks, buttons, card, question }: View) => ({
  title: plainText(title),
  ...(notice ? { notice: plainText(notice) } : {}),
  blocks: blocks.map(blockJson),
  buttons,
  ...(card ? { card } : {}),
  ...(question ? { question } : {}),
})

function blockJson(block: Block): object {
  switch (block.kind) {
    case 'text':
      return { kind: block.kind, text: plainText(block.text) }
    case 'item':
      return { ...block, text: plainText(block.text), ...(block.detail ? { detail: plainText(block.detail) } : {}) }
    case 'fields':
      return { kind: block.kind, fields: block.fields.map(({ label, value }) => ({ label, value: plainText(value) })) }
    case 'progress':
      return { ...block, label: plainText(block.label) }
    case 'select':
      return block
    default:
      return unknown(block)
  }
}

function unknown(block: never): never {
  throw new Error(`No JSON for ${JSON.stringify(block)}`)
}
