// `GET /api/tasks` and its like: a page of a person's things as JSON, with a cursor, filters and an entity tag.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { ApiResourceName, TokenHolder } from '../../../src/contracts/programs.ts'
import type { WebApi } from '../options.ts'
import { errorJson } from './errors.ts'
import { filterSchemas, pagingSchema } from './schemas.ts'

/** @param platform what is hidden there is left out */
export async function answerList(
  c: Context,
  api: WebApi,
  holder: TokenHolder,
  platform: string,
  name: ApiResourceName,
): Promise<Response> {
  const { cursor, limit, ...filters } = c.req.query()
  const paging = pagingSchema.safeParse({
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
  })
  const narrowed = filterSchemas[name].safeParse(filters)
  const problem = paging.error ?? narrowed.error
  if (problem) {
    const [issue] = problem.issues
    const what = issue?.path.join('.') || Object.keys(filters).join(', ')
    return errorJson(
      c,
      400,
      'invalid',
      `${what}: ${issue?.message ?? 'not as declared'}. GET /api/openapi.json says what can be asked.`,
    )
  }
  const page = await api.list(holder, platform, name, {
    after: paging.data?.cursor ?? null,
    limit: paging.data?.limit ?? 50,
    filters: withoutGaps(narrowed.data ?? {}),
  })
  if (!page) return errorJson(c, 403, 'token.other-zone', 'This token is for the tasks of one zone only.')
  const body = JSON.stringify(page)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('etag', etag)
  c.header('cache-control', ASKED_AGAIN)
  if (isSameEntity(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('content-type', 'application/json')
  return c.body(body)
}

/**
 * Kept by its reader alone, who asks every time whether it has changed: what may not be kept at all (`no-store`) has no tag to
 * ask with (RFC 9111, 5.2.2).
 */
export const ASKED_AGAIN = 'private, no-cache'

/** Weak comparison (RFC 9110, 13.1.2): a proxy that compresses marks a tag as weak. */
export const isSameEntity = (given: string | undefined, etag: string): boolean =>
  given === '*' || (given ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)

const withoutGaps = (filters: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
