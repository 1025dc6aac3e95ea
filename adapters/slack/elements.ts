// The elements of blocks: buttons, options, plain text; and what a button or a select carries of its line.
import type { types } from '@slack/bolt'
import { truncateText } from '../../src/chat/graphemes.ts'
import { sanitizeText } from '../../src/chat/sanitize.ts'
import type { Button } from '../../src/chat/view.ts'
import { LIMITS } from './limits.ts'

/** The view exceeds Slack's limits in any layout. It is refused as a whole, never cut silently. */
export class TooLongError extends Error {}

/** Plain text; Slack requires at least one character. */
export const plainTextElement = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: truncateText(sanitizeText(text), max).trim() || '–',
  emoji: true,
})

/**
 * A button that carries its line.
 * @param number distinct within its message
 * @param about what it is about, for screen readers: the words beside it, or the title
 */
export function buttonElement(button: Button, number: number, about: string): types.Button {
  const value = encodeButtonValue(button.line, button.returnTo)
  if (value.length > LIMITS.buttonValue) throw new TooLongError(`a button's line of ${value.length} characters`)
  const spoken = spokenLabel(button.label, button.about ?? about)
  return {
    type: 'button',
    action_id: `button-${number}`,
    text: plainTextElement(button.label, LIMITS.buttonText),
    value,
    ...(button.isPrimary ? { style: 'primary' as const } : {}),
    ...(spoken === '' ? {} : { accessibility_label: spoken }),
  }
}

/** "Done: Call vet" for *✓ Done* beside "Call vet"; a label that says it already stays. */
function spokenLabel(label: string, about: string): string {
  const words = label.replace(/^[^\p{L}\p{N}+-]+/u, '') || label
  const what = about.replaceAll(/\s+/g, ' ').trim()
  const whole = what === '' || words.includes(': ') ? words : `${words}: ${what}`
  return truncateText(sanitizeText(whole), LIMITS.accessibilityLabel).trim()
}

export function optionObject({
  label,
  value,
  about,
}: {
  label: string
  value: string
  about?: string
}): types.PlainTextOption {
  if (value.length > LIMITS.optionValue) throw new TooLongError(`a choice's value of ${value.length} characters`)
  return {
    text: plainTextElement(label, LIMITS.optionText),
    value: value || '–',
    ...(about ? { description: plainTextElement(about, LIMITS.optionText) } : {}),
  }
}

/**
 * The value of a button: its line, or its line and the line to return to as JSON. A line never begins with a bracket.
 */
export const encodeButtonValue = (line: string, returnTo?: string): string =>
  returnTo === undefined ? line : JSON.stringify([line, returnTo])

/** The action id of a select: the options it fills, and the line to return to. */
export const encodeSelectId = (number: number, fills: readonly string[], returnTo?: string): string =>
  `select-${number}:${fills.join(',')}${returnTo === undefined ? '' : `>${returnTo}`}`

/** What `encodeSelectId` wrote; null for another id. */
export function decodeSelectId(id: string): { readonly fills: readonly string[]; readonly returnTo?: string } | null {
  const [, fills, returnTo] = /^select-\d+:([^>]*)(?:>(.*))?$/s.exec(id) ?? []
  if (fills === undefined) return null
  return { fills: fills.split(','), ...(returnTo === undefined ? {} : { returnTo }) }
}

/** Whether the line fits what Slack carries. `besides`: the line to return to, or the options a select fills. */
export const fitsSlackPayload = (line: string, besides?: string, kind: 'button' | 'select' = 'button'): boolean =>
  kind === 'select'
    ? Math.max(line.length, (besides ?? '').length) <= LIMITS.id - SELECT_NUMBER
    : encodeButtonValue(line, besides).length <= LIMITS.buttonValue

/** Reserved for `select-123:`. */
const SELECT_NUMBER = 12
