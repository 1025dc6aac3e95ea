// An error as a page for browsers, as plain text for programs and the script.
import type { Context } from 'hono'
import { html } from './html.ts'
import { renderBarePage } from './layout.ts'
import { HOME_PATH } from './links.ts'

export function sendError(
  c: Context,
  status: 400 | 403 | 404 | 413 | 429 | 500 | 503,
  title: string,
  words: string,
): Response | Promise<Response> {
  if (!(c.req.header('accept') ?? '').includes('text/html')) return c.text(`${title}. ${words}\n`, status)
  const way = html`<p><a class="button" href="${HOME_PATH}">Your page</a></p>`
  return c.html(renderBarePage(title, html`<h1>${title}</h1><p>${words}</p>${way}`), status)
}
