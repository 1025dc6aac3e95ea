// Reads what a small form or a program sends: text fields alone.
import type { Context } from 'hono'

export const isJson = (c: Context): boolean => /^application\/json\b/i.test(c.req.header('content-type') ?? '')

/** Text fields by name, of a form or of JSON; what is neither, or broken, has none. */
export async function readTextFields(c: Context): Promise<Readonly<Record<string, string>>> {
  const given: unknown = isJson(c) ? await c.req.json().catch(() => ({})) : await c.req.parseBody().catch(() => ({}))
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
