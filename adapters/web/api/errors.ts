// What went wrong, for programs: a stable code and a sentence.
import type { Context } from 'hono'

export const errorJson = (
  c: Context,
  status: 400 | 401 | 403 | 404 | 405 | 413 | 429 | 500 | 503,
  code: string,
  message: string,
): Response => c.json({ error: { code, message } }, status)
