// Several things at once: `done 1 2 3` runs its command for each, as one change, and tells it in one answer.
import { Refusal, type UserError } from '../../user-error.ts'
import { missingOptions, needsForm } from '../form.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import { joinWords } from '../phrases.ts'
import type { RawValues, Request } from '../request.ts'
import { type Block, type Button, plainText, type Text, t, textBlock, trustedText, type View, view } from '../view.ts'
import { createOptionContext, type ParsedOptionValues, readOptions } from './read-options.ts'

/** Options read for each of several things. */
export interface SeveralRuns {
  readonly runs: readonly ParsedOptionValues[]
  /** A sentence for each word that names nothing. */
  readonly missing: readonly string[]
}

/**
 * Reads a command whose line names several things. Null where it names one, or none.
 * @throws UserError with what is wrong with another option
 */
export async function readSeveral<Me>(
  me: Me,
  request: Request,
  { command, values, unparsed }: ParsedCommand<Me>,
  isGuess = false,
): Promise<SeveralRuns | null> {
  const name = command.takesSeveral
  const words = name === undefined ? undefined : values[name]
  if (name === undefined || words === undefined || unparsed !== '') return null
  const context = createOptionContext(me, request, command.name, values, name, isGuess)
  const several = await command.options[name]?.readSeveral?.(words, context)
  if (!several || several.found.length === 0) return null
  const { [name]: _, ...rest } = values
  if (missingOptions(command, { ...rest, [name]: words }).length > 0 || needsForm(command, values)) return null
  const others = await readOptions(me, request, { command, values: rest, unparsed }, isGuess)
  return { runs: several.found.map((thing) => ({ ...others, [name]: thing })), missing: several.missing }
}

/** Runs a command for each; what is refused for one thing is told beside what was done for the others. */
export async function runForEach(
  { runs, missing }: SeveralRuns,
  run: (values: ParsedOptionValues) => Promise<View>,
  explain: (refusal: Refusal) => UserError,
): Promise<View> {
  const views: View[] = []
  const refused: string[] = [...missing]
  let first: Refusal | undefined
  for (const values of runs) {
    try {
      views.push(await run(values))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      first ??= error
      refused.push(explain(error).message)
    }
  }
  if (views.length === 0 && first) throw first
  return combineViews(views, refused)
}

/** The answers of several runs as one: titles that begin alike are joined, "Done: milk, eggs". */
export function combineViews(views: readonly View[], refused: readonly string[]): View {
  const [only, second] = views
  if (only && !second && refused.length === 0) return only
  const groups = new Map<string, View[]>()
  for (const shown of views) {
    const head = shown.choices === undefined ? titleHead(shown.title) : ''
    groups.set(head, [...(groups.get(head) ?? []), shown])
  }
  // Questions are asked after what was done was told.
  const ordered = [...groups].toSorted(([a], [b]) => Number(a === '') - Number(b === ''))
  const titles = ordered.flatMap(([head, group]) =>
    head === '' ? group.map(({ title }) => title) : [joinedTitle(head, group)],
  )
  const cards = views.flatMap(({ card }) => card ?? [])
  const [title = t`Nothing was changed`, ...others] = titles
  return view(
    title,
    [...others.map(textBlock), ...commonBlocks(views), ...refused.map((why) => textBlock(t`${why}`))],
    {
      buttons: commonButtons(views),
      ...(cards.length > 1 ? { about: cards } : {}),
    },
  )
}

/** "Done: " of "Done: buy milk"; empty where the title is built otherwise. */
function titleHead(title: Text): string {
  const head = plainText(title.slice(0, headLength(title)))
  return head.endsWith(': ') && title[headLength(title)]?.kind === 'theirs' ? head : ''
}

/** How many spans stand before somebody's words. */
const headLength = (title: Text): number =>
  Math.max(
    0,
    title.findIndex(({ kind }) => kind === 'theirs'),
  )

function joinedTitle(head: string, group: readonly View[]): Text {
  const names = group.map(({ title }) => plainText(title.slice(headLength(title))))
  const more = names.length > NAMED_AT_MOST ? names.length - NAMED_IF_MORE : 0
  return t`${trustedText(head)}${joinWords(more === 0 ? names : [...names.slice(0, NAMED_IF_MORE), `${more} more`], 'and')}`
}

/** A title that names more than so many is not read any more: of these it names the first few. */
const NAMED_AT_MOST = 8
const NAMED_IF_MORE = 5

/** What all say alike, once: "to Mon 9 March". What is said of one alone stays with its name. */
function commonBlocks(views: readonly View[]): Block[] {
  const textOf = ({ blocks }: View): string =>
    blocks.map((block) => (block.kind === 'text' ? plainText(block.text) : '')).join('\n')
  const [first] = views
  if (!first) return []
  if (views.every((shown) => textOf(shown) === textOf(first))) return [...first.blocks]
  return views.flatMap(({ title, blocks }) => {
    const [told] = blocks
    const name = plainText(title.slice(titleHead(title) === '' ? 0 : headLength(title)))
    return told?.kind === 'text' ? [textBlock(t`${name}: ${told.text}`)] : []
  })
}

/** Buttons that all have, and those of a question about one, each with its name. */
function commonButtons(views: readonly View[]): Button[] {
  const [first] = views
  const asked = views.flatMap(({ choices = 0, buttons }) => buttons.slice(0, choices))
  const shared = (first?.buttons ?? []).filter(({ line }) =>
    views.every(({ buttons }) => buttons.some((other) => other.line === line)),
  )
  return [...asked, ...shared]
}

/** A line that names several things by their ids: `task done task:"id, id"`. @param others its other options */
export const severalLine = (command: string, option: string, ids: readonly string[], others: RawValues = {}) =>
  formatLine(command, { [option]: ids.join(', '), ...others })
