// HTML is written with hono's tagged template, which escapes every value.
import { html } from 'hono/html'
import type { Text } from '../../src/chat/view.ts'

export { html }
export type Html = ReturnType<typeof html>

/** Spans as HTML: people's words isolated, moments as `<time>`. */
export const renderText = (text: Text): Html[] =>
  text.map((span) => {
    switch (span.kind) {
      case 'ours':
        return html`${stripControls(span.text)}`
      case 'link':
        // Only addresses of this installation become links; people's words never do.
        return html`<a href="${span.text}">${span.text}</a>`
      case 'theirs':
        // Their text direction is isolated; their line breaks are kept by the style sheet.
        return html`<bdi>${stripControls(span.text)}</bdi>`
      case 'at':
        return html`<time datetime="${span.instant.toISOString()}">${stripControls(span.fallback)}</time>`
      default:
        return throwUndrawable(span)
    }
  })

/** Removes control characters that HTML forbids; line breaks and tabs stay. */
export const stripControls = (text: string): string => text.toWellFormed().replaceAll(CONTROLS, '')

/** A document or fragment as a string. Rendering is synchronous; the template's type is wider. */
export const htmlString = async (part: Html): Promise<string> => String(await part)

export function throwUndrawable(part: never): never {
  throw new Error(`The page cannot draw ${JSON.stringify(part)}`)
}

const CONTROLS = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu
