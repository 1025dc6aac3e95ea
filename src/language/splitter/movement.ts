// "Stuck": one physical or one-click movement, so small that it needs no decision.

import type { ProposedStep } from '../../contracts/proposals.ts'
import { familyOf } from './match.ts'
import { ANYTHING, MOVEMENTS, type Movement, ON_SCREEN, UNKNOWN_MOVEMENT } from './movements.ts'
import type { TaskAtHand } from './proposal.ts'
import { settingOf, templateOf } from './read-back.ts'
import type { Family, FamilySetting } from './recipe.ts'
import { split } from './split.ts'
import { fillTemplate, readTitle } from './subject.ts'
import { shorten, stem, wordsOf } from './words.ts'

/** The first piece of a writing step is a sentence; one word of it is smaller. */
const WRITING = '✍️'

const EMPTY = new Set(
  'a an the and or but of to for in on at by with from it its is are was be been that this what which who when since where how why you your my me i as if so than then them they out up down off away only once more all every each one two three whole next last first need needs there here into about rest again still yet also page phone list line lines sentence question word words note name names under below beside rough short newest old new'.split(
    ' ',
  ),
)

const rows = MOVEMENTS.map((row) => ({
  row,
  verbs: new Set(row.verbs.split(' ').map(stem)),
  beside: row.beside === undefined ? null : new Set(row.beside.split(' ').map(stem)),
}))

/**
 * One movement for a step, or for the first step of a task. A sentence, like “Type the word “wall”.” With the step's
 * task, words of its title can be used as well.
 */
export function firstMovement(of: ProposedStep | TaskAtHand, task?: Pick<TaskAtHand, 'title'>): string {
  if (!('description' in of)) {
    const first = split(of, 'same')?.steps[0]
    return first ? movementOf(first.description, of) : UNKNOWN_MOVEMENT
  }
  return movementOf(of.description, task)
}

/** The emoji of a line without one. */
export function emojiFor(description: string): string {
  return movementFor(description)?.emoji ?? ANYTHING.emoji
}

function movementOf(description: string, task?: Pick<TaskAtHand, 'title'>): string {
  const known = templateOf(description, ownFamily(task))
  const slots = { ...(task ? readTitle(task.title).slots : {}), ...known?.slots }
  const piece = known && fillTemplate(known.found.smaller[0] ?? [], slots)
  const row = movementFor(description, task)
  // A piece that quotes the words to write, “Write “Dear””, is as small as one word.
  const isSmall = piece?.includes('“') === true || row?.emoji !== WRITING
  if (piece !== undefined && (isSmall || movementFor(piece)?.emoji !== WRITING)) return `${piece}.`
  return fillFrom(row?.movement ?? ANYTHING.movement, description)
}

/** The movements of a description's first verb that fit the place of the step. */
export function movementFor(description: string, task?: Pick<TaskAtHand, 'title'>): Movement | undefined {
  const [verb, ...others] = wordsOf(description).map((word) => word.stem)
  if (verb === undefined) return undefined
  const where = whereOf(description, task)
  const row = rows.find(
    ({ row, verbs, beside }) =>
      verbs.has(verb) &&
      (beside === null || others.some((word) => beside.has(word))) &&
      (where === undefined || row.where === undefined || row.where.includes(where)),
  )?.row
  return row ?? (where === 'screen' ? ON_SCREEN : undefined)
}

/** By the step's own family; a person's own words belong to the task's family. */
function whereOf(description: string, task: Pick<TaskAtHand, 'title'> | undefined): FamilySetting | undefined {
  const own = ownFamily(task)
  return settingOf(description, own) ?? own?.where
}

/** The family of a step's task. */
export function ownFamily(task: Pick<TaskAtHand, 'title'> | undefined): Family | undefined {
  return task && familyOf(readTitle(task.title))
}

/** Fills the slots of a movement or piece from a step's words. */
export function fillFrom(pattern: string, description: string): string {
  return pattern
    .replaceAll('{head}', () => tellingWord(description))
    .replaceAll('{object}', () => objectOf(description))
    .replaceAll('{step}', () => `“${shorten(description).replace(/[“”"]/gu, '’')}”`)
}

/** The last content word: “Name the damp wall” → “wall”; quoted words come first. */
function tellingWord(description: string): string {
  const quoted = /“([^”]+)”/u.exec(description)?.[1]
  const words = wordsOf(quoted ?? description).slice(quoted === undefined ? 1 : 0)
  const telling = words.findLast((word) => !EMPTY.has(word.text.toLowerCase())) ?? words.at(-1)
  return shorten(telling?.text ?? wordsOf(description)[0]?.text ?? description, 30)
}

function objectOf(description: string): string {
  const [verb] = wordsOf(description)
  const object = verb ? description.slice(verb.end).trim() : ''
  return object === '' ? tellingWord(description) : shorten(object)
}
