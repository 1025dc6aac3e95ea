// A form at a screen: one question for each blank, in order.
import type { Blank, Form } from '../../src/chat/form.ts'
import type { RawValues } from '../../src/chat/request.ts'
import { harmless, oneLine } from './harmless.ts'
import { BREAK, SHOWN_VALUE } from './limits.ts'
import { type Look, styles } from './render.ts'
import { words, wrap } from './wrap.ts'

/** How questions are put: something is printed, a line comes back; null where the person leaves. */
export interface Asker {
  print(text: string): void
  ask(question: string, blank: Blank): Promise<string | null>
}

/** The values of a form as filled in, or null where the person left it. */
export async function fillIn(form: Form, { print, ask }: Asker, look: Look): Promise<RawValues | null> {
  const { bold, dim } = styles(look)
  const told = [
    ...(form.problem === undefined ? [] : wrap(words(harmless(form.problem)), look.width)),
    ...wrap(words(oneLine(form.title)).map(bold), look.width),
    ...wrap(words(RULES).map(dim), look.width, '  '),
  ]
  print(told.join('\n'))
  const values: Record<string, string> = { ...form.values }
  for (const blank of form.blanks) {
    const value = await filled(blank, { print, ask }, look)
    if (value === null) return null
    values[blank.name] = value
  }
  return values
}

/** What Tab offers for an answer: the value that stands there, to be changed; else the choices. */
export function offered(blank: Blank | undefined, typed: string): readonly string[] {
  if (!blank) return []
  if (typed === '' && blank.value && !blank.choices) return [written(blank.value)]
  const labels = (blank.choices ?? []).map(({ label }) => oneLine(label))
  return labels.filter((label) => label.toLowerCase().startsWith(typed.toLowerCase()))
}

const RULES = 'Enter keeps what is in brackets. - leaves it empty. Ctrl-C leaves the form.'

async function filled(blank: Blank, { print, ask }: Asker, look: Look): Promise<string | null> {
  const about = aboutOf(blank, look)
  if (about !== '') print(about)
  for (;;) {
    const raw = await ask(question(blank), blank)
    if (raw === null) return null
    const value = meant(blank, raw.trim())
    const problem = problemWith(blank, value)
    if (problem === '') return value
    print(wrap(words(problem), look.width, '  ').join('\n'))
  }
}

/** What can be said at once; anything else the command says when all is filled in. */
function problemWith({ label, kind, isRequired, choices = [] }: Blank, value: string): string {
  if (value === '') return isRequired ? `${oneLine(label)} is needed. Ctrl-C leaves the form.` : ''
  if (kind !== 'choice' || value === 'none' || choices.some((choice) => choice.value === value)) return ''
  return `${oneLine(label)} is one of those: its number, or its word.`
}

/** Nothing keeps, `-` empties, a number or a label chooses; anything else is taken as it is. */
function meant({ kind, value = '', choices = [] }: Blank, raw: string): string {
  if (raw === '') return value
  if (raw === '-') return ''
  const folded = raw.toLowerCase()
  const labelled = choices.map((choice) => ({ ...choice, label: oneLine(choice.label).toLowerCase() }))
  const begun = labelled.filter(({ label }) => kind === 'choice' && label.startsWith(folded))
  const chosen = /^\d+$/.test(raw)
    ? choices[Number(raw) - 1]
    : (labelled.find(({ label, value: own }) => label === folded || own === folded) ??
      (begun.length === 1 ? begun[0] : undefined))
  return chosen?.value ?? raw.replaceAll(new RegExp(` *${BREAK} *`, 'g'), '\n')
}

function question({ label, value, choices = [] }: Blank): string {
  if (!value) return `${oneLine(label)}: `
  const shown = written(choices.find((choice) => choice.value === value)?.label ?? value)
  const letters = [...shown]
  const brief = letters.length > SHOWN_VALUE ? `${letters.slice(0, SHOWN_VALUE - 1).join('')}…` : shown
  return `${oneLine(label)} [${brief}]: `
}

/** As it can be typed into one line. */
const written = (value: string): string => oneLine(value).replaceAll('⏎', BREAK)

function aboutOf({ label, about, kind, isRequired, choices = [] }: Blank, look: Look): string {
  const { dim } = styles(look)
  const notes = [
    oneLine(about) === oneLine(label) ? '' : oneLine(about),
    isRequired ? 'needed' : '',
    kind === 'paragraph' ? `${BREAK} begins a new line` : '',
  ].filter((note) => note !== '')
  const options = choices.map(
    (choice, index) => `${index + 1} ${oneLine(choice.label)}${index + 1 < choices.length ? ' ·' : ''}`,
  )
  return [
    ...(notes.length > 0 ? wrap(words(notes.join(' · ')).map(dim), look.width, '  ') : []),
    ...(options.length > 0 ? wrap(options, look.width, '  ') : []),
  ].join('\n')
}
