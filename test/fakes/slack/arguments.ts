// Web API arguments as they come off the wire: forms with JSON in strings, or JSON. Parsed once, here.
import { z } from 'zod'
import { SlackError } from './slack-error.ts'

/** The arguments of a request body. Forms carry `blocks`, `view` and other objects as JSON strings. */
export function readArguments(contentType: string, body: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) {
    const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(body, 'invalid_json'))
    if (!parsed.success) throw new SlackError('json_not_object')
    return parsed.data
  }
  const args: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body))
  for (const name of ['blocks', 'view', 'metadata', 'attachments', 'prompts'] as const) {
    const value = args[name]
    if (typeof value === 'string' && value !== '') args[name] = parseJson(value, `invalid_${name}`)
  }
  return args
}

/** Check arguments against a shape; what does not fit is `invalid_arguments`, with zod's words for the developer. */
export function parseArguments<T>(shape: z.ZodType<T>, args: Record<string, unknown>): T {
  const parsed = shape.safeParse(args)
  if (parsed.success) return parsed.data
  const messages = parsed.error.issues.map((issue) => `[ERROR] ${issue.path.join('/')}: ${issue.message}`)
  throw new SlackError('invalid_arguments', { response_metadata: { messages } })
}

/** A boolean argument; forms spell it out. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1')])
  .optional()

/** A whole number argument; forms spell it out. */
export const count = z.coerce.number().int().optional()

function parseJson(text: string, error: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SlackError(error)
  }
}
