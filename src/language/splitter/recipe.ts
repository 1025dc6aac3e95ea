// The format of a family of tasks, and the parser of the text files in `families/` (their README describes it).

import * as z from 'zod'
import type { StepMode } from '../../contracts/proposals.ts'
import { memoize } from '../memo.ts'
import { MODES } from './proposal.ts'
import { EMOJI } from './rules.ts'

/** Words with slots, best first; the first whose slots the title fills is used. */
export type WordingPattern = readonly string[]

/** A step with slots. */
export interface StepTemplate {
  readonly say: WordingPattern
  readonly minutes: number
  readonly emoji: string
  readonly mode: StepMode
  readonly extra: boolean
  /** Left out where time is short. */
  readonly spare: boolean
  readonly smaller: readonly WordingPattern[]
}

/** A sub-task with slots, and its steps. */
export interface PartTemplate {
  readonly title: WordingPattern
  readonly minutes: number
  readonly steps: readonly StepTemplate[]
}

/** Where a family's steps take place: a first movement has to fit it. */
export const SETTINGS = ['anywhere', 'home', 'outside', 'screen', 'page', 'person'] as const
export type FamilySetting = (typeof SETTINGS)[number]

/** A sequence of words; `^` at the start of the title only, `=` this form only. */
export interface WordPattern {
  readonly words: string
  readonly weight: number
}

/** Verbs and their objects; each may be several words. An object counts only with a verb of its own group; verbs without
 * objects are for the family's nouns (`words`). */
export interface VerbGroup {
  /** The family's own act first. */
  readonly verbs: readonly string[]
  readonly objects: readonly string[]
}

/** Verbs that agree with any object, or with those whose head is of one of these kinds. */
export interface GeneralGroup {
  readonly verbs: readonly string[]
  /** Empty: any object. */
  readonly kinds: readonly string[]
}

/** A family of tasks: the titles it matches, and their steps. */
export interface Family {
  readonly name: string
  /** Its file. */
  readonly text: string
  readonly where: FamilySetting
  readonly patterns: readonly WordPattern[]
  /** In the order of the file: a `do` line behind a `to` line begins the next group. */
  readonly groups: readonly VerbGroup[]
  /** Tried only where nothing above matches; a `general` line behind a `kinds` line begins the next group. */
  readonly general: readonly GeneralGroup[]
  /** Programs and places of work that say as much as a kind: “in Revit”, “on Sage”. */
  readonly tools: readonly string[]
  /** Forms of titles that it takes where no family knows verb and object. */
  readonly last: readonly string[]
  /** Words that exclude the family. */
  readonly vetoes: readonly string[]
  readonly steps: readonly StepTemplate[]
  readonly parts: readonly PartTemplate[]
}

/** The weight of each kind of word list; `do` with `to` is between `sure` and `strong`. */
export const WEIGHTS = { sure: 50, pair: 35, strong: 30, words: 20, weak: 10 } as const
const LISTS = ['sure', 'strong', 'words', 'weak', 'do', 'to', 'general', 'kinds', 'in', 'not', 'last'] as const

const wordingShape = z.string().min(1).max(120)
const stepShape = z.object({
  say: z.array(wordingShape).min(1),
  minutes: z.int().min(1).max(10),
  emoji: z.string().regex(EMOJI, 'starts with one emoji'),
  mode: z.enum(MODES),
  extra: z.boolean(),
  spare: z.boolean(),
  smaller: z.array(z.array(wordingShape).min(1)).min(2, 'needs two or three smaller pieces, lines with >').max(3),
})
const partShape = z.object({ title: z.array(wordingShape).min(1), minutes: z.int().min(1).max(600) })
const headShape = z.object({ name: z.string().min(1), where: z.enum(SETTINGS) })

interface NumberedLine {
  readonly text: string
  readonly number: number
}

/**
 * A family of a file. Its steps are read when they are first asked for: a title needs those of one family in a thousand.
 * @throws Error that names the file, the line and the error; for a wrong step where the steps are asked for
 */
export function parseFamily(file: string, text: string): Family {
  const fail = (line: number, problem: string): never => {
    throw new Error(`${file}:${line}: ${problem}`)
  }
  const bodyAt = text.search(BODY)
  const head = parseHead(linesOf(bodyAt < 0 ? text : text.slice(0, bodyAt)), fail)
  const parsed = headShape.safeParse({ where: 'anywhere', ...Object.fromEntries(head.single) })
  if (!parsed.success) return fail(1, `the head is incomplete: ${problemOf(parsed.error)}`)
  const list = (name: string): string[] => head.lists.get(name) ?? []
  const steps = memoize(() => parseSteps(bodyOf(text).steps, fail))
  const parts = memoize(() => parseParts(bodyOf(text).parts, fail))
  return {
    ...parsed.data,
    text,
    patterns: (['sure', 'strong', 'words', 'weak'] as const).flatMap((name) =>
      list(name).map((words) => ({ words, weight: WEIGHTS[name] })),
    ),
    groups: head.groups,
    general: head.general,
    tools: list('in'),
    last: list('last'),
    vetoes: list('not'),
    get steps() {
      return steps()
    },
    get parts() {
      return parts()
    },
  }
}

/** Where the head ends. */
const BODY = /^[ \t]*(?:steps|parts):[ \t]*\r?$/mu

const linesOf = (text: string): readonly NumberedLine[] =>
  text
    .split(/\r?\n/)
    .map((line, index): NumberedLine => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '' && !line.text.startsWith('# '))

function bodyOf(text: string): { readonly steps: readonly NumberedLine[]; readonly parts: readonly NumberedLine[] } {
  const lines = linesOf(text)
  const stepsAt = lines.findIndex((line) => line.text === 'steps:')
  const partsAt = lines.findIndex((line) => line.text === 'parts:')
  return {
    steps: stepsAt < 0 ? [] : lines.slice(stepsAt + 1, partsAt < 0 ? lines.length : partsAt),
    parts: partsAt < 0 ? [] : lines.slice(partsAt + 1),
  }
}

type Fail = (line: number, problem: string) => never

function parseHead(lines: readonly NumberedLine[], fail: Fail) {
  const single = new Map<string, string>()
  const lists = new Map<string, string[]>()
  const groups: { verbs: string[]; objects: string[] }[] = []
  const general: { verbs: string[]; kinds: string[] }[] = []
  for (const { text, number } of lines) {
    const [, key = '', value = ''] = /^([a-z]+): *(.*)$/.exec(text) ?? []
    const words = value.split(',').flatMap((each) => each.trim() || [])
    const group = groups.at(-1)
    const broad = general.at(-1)
    if (key === 'name' || key === 'where') single.set(key, value)
    else if (key === 'do' && (group === undefined || group.objects.length > 0))
      groups.push({ verbs: words, objects: [] })
    else if (key === 'do') group?.verbs.push(...words)
    else if (key === 'to' && group === undefined) fail(number, 'objects (to:) stand behind their verbs (do:)')
    else if (key === 'to') group?.objects.push(...words)
    else if (key === 'general' && (broad === undefined || broad.kinds.length > 0))
      general.push({ verbs: words, kinds: [] })
    else if (key === 'general') broad?.verbs.push(...words)
    else if (key === 'kinds' && broad === undefined) fail(number, 'kinds (kinds:) stand behind their verbs (general:)')
    else if (key === 'kinds') broad?.kinds.push(...words)
    else if (LISTS.some((name) => name === key)) lists.set(key, [...(lists.get(key) ?? []), ...words])
    else fail(number, `“${text}” isn’t a line of a head; name, where, ${LISTS.join(', ')}, then steps: or parts:`)
  }
  return { single, lists, groups, general }
}

function parseSteps(lines: readonly NumberedLine[], fail: Fail): StepTemplate[] {
  const steps: { step: Record<string, unknown>; smaller: WordingPattern[]; number: number }[] = []
  for (const { text, number } of lines) {
    const piece = /^> (.+)$/.exec(text)
    const head = /^([+~] )?(?:([&@]) )?(\P{L}+?) (\d+) (.+)$/u.exec(text)
    if (piece) steps.at(-1)?.smaller.push(wording(piece[1]))
    else if (head) {
      const mode = head[2] === '&' ? 'do_with_me' : head[2] === '@' ? 'delegate' : 'do'
      const step = {
        say: wording(head[5]),
        minutes: Number(head[4]),
        emoji: head[3],
        mode,
        extra: head[1] === '+ ',
        spare: head[1] === '~ ',
      }
      steps.push({ step, smaller: [], number })
    } else fail(number, `“${text}” isn’t a step; emoji, minutes, words, like “📧 1 Open a mail”, or “> ” and a piece`)
  }
  return steps.map(({ step, smaller, number }) => {
    const parsed = stepShape.safeParse({ ...step, smaller })
    return parsed.success ? parsed.data : fail(number, problemOf(parsed.error))
  })
}

function parseParts(lines: readonly NumberedLine[], fail: Fail): PartTemplate[] {
  const parts: { title: WordingPattern; minutes: number; lines: NumberedLine[] }[] = []
  for (const line of lines) {
    const head = /^(\d+) (.+)$/.exec(line.text)
    const part = parts.at(-1)
    if (head) {
      const parsed = partShape.safeParse({ title: wording(head[2]), minutes: Number(head[1]) })
      parts.push(parsed.success ? { ...parsed.data, lines: [] } : fail(line.number, problemOf(parsed.error)))
    } else if (part) part.lines.push(line)
    else
      fail(line.number, `“${line.text}” stands before the first part; minutes and a title, like “20 Find the papers”`)
  }
  return parts.map((part) => ({ title: part.title, minutes: part.minutes, steps: parseSteps(part.lines, fail) }))
}

const problemOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')

const wording = (text = ''): WordingPattern => text.split(' / ')
