// A form in the terminal: one question for each option, in order.
import type { Form, FormField } from '../../src/chat/form.ts'
import type { RawValues } from '../../src/chat/request.ts'
import { LINE_BREAK_SIGN, MAX_SHOWN_VALUE } from './limits.ts'
import { toPrintable, toPrintableLine } from './printable.ts'
import { type TextRenderOptions, textStyles } from './render.ts'
import { splitWords, wrapText } from './wrap.ts'

/** Asks a question and returns the line; null if the person cancels. */
export interface FormPrompter {
  print(text: string): void
  ask(question: string, blank: FormField): Promise<string | null>
}

/** The values of the form, or null if the person cancelled it. */
export async function askForm(
  form: Form,
  { print, ask }: FormPrompter,
  look: TextRenderOptions,
): Promise<RawValues | null> {
  const { bold, dim } = textStyles(look)
  const told = [
    ...(form.problem === undefined ? [] : wrapText(splitWords(toPrintable(form.problem)), look.width)),
    ...wrapText(splitWords(toPrintableLine(form.title)).map(bold), look.width),
    ...wrapText(splitWords(RULES).map(dim), look.width, '  '),
  ]
  print(told.join('\n'))
  const values: Record<string, string> = { ...form.values }
  for (const blank of form.fields) {
    const value = await askBlank(blank, { print, ask }, look)
    if (value === null) return null
    values[blank.name] = value
  }
  return values
}

/** Completions: the current value, so that it can be edited, else the choices. */
export function answerCompletions(blank: FormField | undefined, typed: string): readonly string[] {
  if (!blank) return []
  if (typed === '' && blank.value && !blank.choices) return [valueAsLine(blank.valueText ?? blank.value)]
  const labels = (blank.choices ?? []).map(({ label }) => toPrintableLine(label))
  return labels.filter((label) => label.toLowerCase().startsWith(typed.toLowerCase()))
}

const RULES = "Enter keeps what's in brackets. - leaves it empty. Ctrl-C closes the form."

async function askBlank(
  blank: FormField,
  { print, ask }: FormPrompter,
  look: TextRenderOptions,
): Promise<string | null> {
  const about = aboutOf(blank, look)
  if (about !== '') print(about)
  for (;;) {
    const raw = await ask(question(blank), blank)
    if (raw === null) return null
    const value = readAnswer(blank, raw.trim())
    const problem = problemWith(blank, value)
    if (problem === '') return value
    print(wrapText(splitWords(problem), look.width, '  ').join('\n'))
  }
}

/** Checks what can be checked at once; the command checks the rest. */
function problemWith({ label, kind, isRequired, choices = [] }: FormField, value: string): string {
  if (value === '') return isRequired ? `${toPrintableLine(label)} is required. Ctrl-C closes the form.` : ''
  if (kind !== 'choice' || value === 'none' || choices.some((choice) => choice.value === value)) return ''
  return `${toPrintableLine(label)} must be one of these. Type its number or its word.`
}

/** An empty line keeps the value, `-` clears it, a number or label chooses; any other text is the value. */
function readAnswer({ kind, value = '', choices = [] }: FormField, raw: string): string {
  if (raw === '') return value
  if (raw === '-') return ''
  const folded = raw.toLowerCase()
  const labelled = choices.map((choice) => ({ ...choice, label: toPrintableLine(choice.label).toLowerCase() }))
  const begun = labelled.filter(({ label }) => kind === 'choice' && label.startsWith(folded))
  const chosen = /^\d+$/.test(raw)
    ? choices[Number(raw) - 1]
    : (labelled.find(({ label, value: own }) => label === folded || own === folded) ??
      (begun.length === 1 ? begun[0] : undefined))
  return chosen?.value ?? raw.replaceAll(new RegExp(` *${LINE_BREAK_SIGN} *`, 'g'), '\n')
}

function question({ label, value, valueText, choices = [] }: FormField): string {
  if (!value) return `${toPrintableLine(label)}: `
  const shown = valueAsLine(choices.find((choice) => choice.value === value)?.label ?? valueText ?? value)
  const letters = [...shown]
  const brief = letters.length > MAX_SHOWN_VALUE ? `${letters.slice(0, MAX_SHOWN_VALUE - 1).join('')}…` : shown
  return `${toPrintableLine(label)} [${brief}]: `
}

/** In a form that can be typed in one line. */
const valueAsLine = (value: string): string => toPrintableLine(value).replaceAll('⏎', LINE_BREAK_SIGN)

function aboutOf({ label, about, kind, isRequired, choices = [] }: FormField, look: TextRenderOptions): string {
  const { dim } = textStyles(look)
  const notes = [
    toPrintableLine(about) === toPrintableLine(label) ? '' : toPrintableLine(about),
    isRequired ? 'needed' : '',
    kind === 'paragraph' ? `${LINE_BREAK_SIGN} starts a new line` : '',
  ].filter((note) => note !== '')
  const options = choices.map(
    (choice, index) => `${index + 1} ${toPrintableLine(choice.label)}${index + 1 < choices.length ? ' ·' : ''}`,
  )
  return [
    ...(notes.length > 0 ? wrapText(splitWords(notes.join(' · ')).map(dim), look.width, '  ') : []),
    ...(options.length > 0 ? wrapText(options, look.width, '  ') : []),
  ].join('\n')
}
