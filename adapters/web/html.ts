// HTML is written with hono's tagged template, which escapes every value; nothing else makes markup here.
import { html } from 'hono/html'
import type { Text } from '../../src/chat/view.ts'

export { html }
export type Html = ReturnType<typeof html>

/** Spans as markup: somebody's words set apart, moments as `<time>`. */
export const renderText = (text: Text): Html[] =>
  text.map((span) => {
    switch (span.kind) {
      case 'ours':
        return html`${stripControls(span.text)}`
      case 'link':
        // Only an address of this installation can be followed; somebody's words never become a link.
        return html`<a href="${span.text}">${span.text}</a>`
      case 'theirs':
        // Their own direction stays theirs, and their line breaks are kept by the style.
        return html`<bdi>${stripControls(span.text)}</bdi>`
      case 'at':
        return html`<time datetime="${span.instant.toISOString()}">${stripControls(span.fallback)}</time>`
      default:
        return throwUndrawable(span)
    }
  })

/** Without control characters, which no page may hold; line breaks and tabs stay. */
export const stripControls = (text: string): string => text.toWellFormed().replaceAll(CONTROLS, '')

/** A document or a part of it as a string. Everything here is drawn at once; the type of the template is wider. */
export const htmlString = async (part: Html): Promise<string> => String(await part)

export function throwUndrawable(part: never): never {
  throw new Error(`The page cannot draw ${JSON.stringify(part)}`)
}

const CONTROLS = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu
