// `POST /api/requests`: a request in, a view out, for programs.
import type { Context } from 'hono'
import * as z from 'zod'
import type { Request, RequestInput } from '../../../src/chat/request.ts'
import type { Answer, Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import { plainText } from '../../../src/chat/view.ts'
import { viewData } from '../../../src/chat/view-data.ts'
import { createWebRequest } from '../receive.ts'
import type { ApiCaller } from './caller.ts'
import { errorJson } from './errors.ts'
import { requestSchemas } from './schemas.ts'

export async function answerRequest(c: Context, dispatcher: Dispatcher, caller: ApiCaller): Promise<Response> {
  const read = requestShape.safeParse(await c.req.json().catch(() => null))
  if (!read.success) return errorJson(c, 400, 'invalid', HOW)
  const { said, id = null } = read.data
  return answerJson(c, await dispatcher.answer(requestOf(caller, said, id)))
}

/** A session's request is its person's, on the page; a token's is limited by what the token allows. */
function requestOf(caller: ApiCaller, said: RequestInput, id: string | null): Request {
  if (caller.kind === 'session') return createWebRequest(caller.user, said, id)
  const { userId, name, tokenId } = caller.holder
  const request = createWebRequest({ userId, name, familyId: tokenId }, said, id === null ? null : `${tokenId} ${id}`)
  return { ...request, who: { ...request.who, platform: 'api' }, access: caller.holder }
}

/** A typed line, a button's line, or a command with named values. */
const requestShape = z.union([
  requestSchemas.line.transform(({ line, id }) => ({ id, said: { kind: 'typed', line } satisfies RequestInput })),
  requestSchemas.press.transform(({ press, returnTo, id }) => ({
    id,
    said: { kind: 'pressed', line: press, ...(returnTo === undefined ? {} : { returnTo }) } satisfies RequestInput,
  })),
  requestSchemas.command.transform(({ command, values, id }) => ({
    id,
    said: { kind: 'command', command, values: textValues(values) } satisfies RequestInput,
  })),
])

/** Values as a form sends them. */
const textValues = (values: Readonly<Record<string, string | number | boolean>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === true ? 'yes' : value === false ? 'no' : String(value),
    ]),
  )

const HOW =
  'The body must be JSON: {"line": "task add Buy milk"}, {"press": "task done task:…"} or {"command": "task add", "values": {"title": "Buy milk"}}. With an "id", a request that is sent twice is done once.'

const STATUS = { refused: 422, failed: 500, later: 429 } as const

function answerJson(c: Context, { isRepeat, view, followUps, problem, refusal }: Answer) {
  const body = { isRepeat, view: viewData(view), also: followUps.map(viewData) }
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
  const status = code !== undefined && BEYOND_TOKEN.has(code) ? 403 : STATUS[problem]
  return c.json({ error, ...body }, status)
}

/** What the token does not allow. */
const BEYOND_TOKEN: ReadonlySet<string> = new Set(['token.read-only', 'token.other-zone', 'token.by-program'])
