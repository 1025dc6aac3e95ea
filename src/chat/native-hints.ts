// A view as it is shown where only native commands are heard, no typed lines: hints name those commands, a question has
// a form for its answer, and an item has a button instead of a number.
import type { Catalogue } from './command.ts'
import { needsForm } from './form.ts'
import { ASKED_OPTION, formatLine } from './parse/line.ts'
import { parseButtonLine } from './parse/reading.ts'
import type { RawValues, Request } from './request.ts'
import { type Block, type Button, plainText, type Text, type View } from './view.ts'

/** The view for the place of this request: unchanged where a person can type. */
export function adaptHints<Me>(catalogue: Catalogue<Me>, { nativeCommand }: Request, shown: View): View {
  if (!nativeCommand) return shown
  const { asks, ...rest } = shown
  const text = (words: Text): Text =>
    words.flatMap((span): Text => {
      if (span.kind !== 'ours') return [span]
      const shownHere = nativeHint(catalogue, nativeCommand, span.text, span.byCommand)
      return shownHere === '' ? [] : [{ kind: 'ours', text: shownHere }]
    })
  return {
    ...rest,
    title: text(shown.title),
    ...(shown.notice ? { notice: text(shown.notice) } : {}),
    blocks: shown.blocks.map((block) => nativeBlock(block, text)).filter((block) => !isEmpty(block)),
    buttons: [...(asks ? answerButtons(catalogue, shown, asks) : []), ...shown.buttons],
  }
}

/**
 * A sentence of ours as it is said there. `Save it with {task add}` → `Save it with /add`; without words of its own for
 * such places, the line of its example: `Try: goal add Portfolio` → `Try: /goal add title:Portfolio`
 */
export function nativeHint<Me>(
  catalogue: Catalogue<Me>,
  nativeCommand: (name: string) => string,
  words: string,
  byCommand?: string,
): string {
  if (byCommand !== undefined)
    return byCommand.replaceAll(COMMAND, (_whole, name: string, rest: string) => `${nativeCommand(name)}${rest}`)
  return words.replace(EXAMPLE, (_whole, lead: string, line: string) => {
    const meant = parseButtonLine(catalogue, line)
    return `${lead}${meant ? [nativeCommand(meant.command.name), valuesText(meant.values)].join(' ').trim() : line}`
  })
}

/** `title:Call Ann due:friday`, as a native command shows what is filled in. */
export const valuesText = (values: RawValues): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}:${value}`)
    .join(' ')

const COMMAND = /\{([a-z]+ [a-z-]+)([^}]*)\}/g
const EXAMPLE = /^(.*\bTry: )([a-z]+ [a-z-]+.*)$/s

/** A hint that means nothing there leaves nothing. */
const isEmpty = (block: Block): boolean =>
  (block.kind === 'text' || block.kind === 'item') && plainText(block.text) === ''

function nativeBlock(block: Block, text: (words: Text) => Text): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, text: text(block.text) }
    case 'item': {
      const { line, button, ...item } = block
      // Its number cannot be typed.
      const shows: Button | undefined = button ?? (line && { label: 'Show', line, about: plainText(block.text) })
      return {
        ...item,
        text: text(block.text),
        ...(block.detail ? { detail: text(block.detail) } : {}),
        ...(shows ? { button: shows } : {}),
      }
    }
    case 'fields':
      return { ...block, fields: block.fields.map((field) => ({ ...field, value: text(field.value) })) }
    case 'progress':
      return { ...block, label: text(block.label) }
    case 'select':
      return block
    default:
      return block satisfies never
  }
}

/** The form of an open question, unless a button of the view answers it already. */
function answerButtons<Me>(
  catalogue: Catalogue<Me>,
  shown: View,
  { line, into, label = 'Answer' }: NonNullable<View['asks']>,
): Button[] {
  const meant = parseButtonLine(catalogue, line)
  if (!meant) return []
  const isAnswered = shown.buttons.some((button) => {
    const other = parseButtonLine(catalogue, button.line)
    if (other?.command !== meant.command) return false
    return needsForm(other.command, other.values) || other.values[into] !== undefined
  })
  if (isAnswered) return []
  return [{ label, line: formatLine(meant.command.name, { ...meant.values, [ASKED_OPTION]: into }), isPrimary: true }]
}
