// Finishes an answer: commits its change, adds Undo, stores long lines and records its numbers.

import type { CommandLine } from '../../contracts/command-line.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import type { Catalogue } from '../command.ts'
import { needsForm } from '../form.ts'
import { numberedActions } from '../numbered-actions.ts'
import { DRAFT_OPTION, formatLine, STORED_LINE_OPTION } from '../parse/line.ts'
import { parseButtonLine } from '../parse/reading.ts'
import { excerpt } from '../phrases.ts'
import type { Request } from '../request.ts'
import { type Button, plainText, type View } from '../view.ts'
import type { RequestScope } from './request-scope.ts'

/** Commits the change, adds Undo, stores lines too long for a button, records numbers. */
export async function finishResponse<Me>(
  host: RequestScope<Me>,
  me: Me,
  request: Request,
  outcome: View,
): Promise<View> {
  const undo = await host.conversation.commit(me, outcome, request)
  const worn = await decorateAnswer(host, me, outcome)
  const { undoButton, ...answer } = worn
  const buttons = undo && undoButton ? [...answer.buttons, { ...undoButton, line: undo.line }] : answer.buttons
  // A list shown again has its own Undo.
  const isThere = answer.buttons.some(({ line }) => line === undo?.line)
  const shown = await shortenLines(host, me, request, {
    ...answer,
    buttons: undo && !isThere ? [...buttons, undo] : buttons,
  })
  await recordReplyContext(host, me, request, shown)
  return shown
}

/** The view with rewards, if the application adds them. */
export const decorateAnswer = async <Me>({ conversation }: RequestScope<Me>, me: Me, shown: View): Promise<View> =>
  (await conversation.decorate?.(me, shown)) ?? shown

/** Numbers, labels, *yes* and *no* mean what this view says from now on. @param isUnasked it is a nudge */
export const recordReplyContext = <Me>(
  { conversation, catalogue }: RequestScope<Me>,
  me: Me,
  request: Request,
  shown: View,
  isUnasked = false,
): Promise<void> =>
  conversation.saveReplyContext(me, request.where, {
    ...buildReplyContext(catalogue, shown, request.numbersButtons === true),
    ...(isUnasked ? { isUnasked } : {}),
  })

/** The view with lines short enough for the platform. */
export async function shortenLines<Me>(host: RequestScope<Me>, me: Me, { fits }: Request, shown: View): Promise<View> {
  if (!fits) return shown
  const shorten = async (button: Button): Promise<Button> => {
    if (fits(button.line, button.returnTo)) return button
    const line = fits(button.line) ? button.line : await storeLongLine(host, me, button.line)
    if (button.returnTo === undefined || fits(line, button.returnTo)) return { ...button, line }
    return { ...button, line, returnTo: await storeLongLine(host, me, button.returnTo) }
  }
  const buttons = await mapInOrder(shown.buttons, shorten)
  const blocks = await mapInOrder(shown.blocks, async (block) => {
    if (block.kind === 'item' && block.button) return { ...block, button: await shorten(block.button) }
    if (block.kind === 'select' && !fits(block.line, block.fills.join(' '), 'select'))
      return { ...block, line: await storeLongLine(host, me, block.line, false) }
    return block
  })
  return { ...shown, buttons, blocks }
}

/** Stores a line; its replacement still names the command and whether it opens a form. */
async function storeLongLine<Me>(
  { conversation, catalogue }: RequestScope<Me>,
  me: Me,
  line: CommandLine,
  canAsk = true,
): Promise<CommandLine> {
  const meant = parseButtonLine(catalogue, line)
  if (!meant) throw new Error(`A button's line isn't a command: ${excerpt(line)}`)
  const opens = canAsk && needsForm(meant.command, meant.values) && !Object.hasOwn(meant.command.options, DRAFT_OPTION)
  const id = await conversation.createDraft(me, opens ? 'form' : 'line', line)
  return formatLine(meant.command.name, { [opens ? DRAFT_OPTION : STORED_LINE_OPTION]: id })
}

/** What is longer is no name. */
const LONGEST_NAME = 200

/** Whether there is anything of a view to remember. */
export const buildReplyContext = <Me>(
  catalogue: Catalogue<Me>,
  shown: View,
  numbersButtons: boolean,
): ReplyMeanings => ({
  numbered: numberedActions(shown, numbersButtons).map((each) => {
    const name = each.choice?.fills[0]
    const meant = name === undefined ? null : parseButtonLine(catalogue, each.line)
    if (!each.choice || !meant || name === undefined) return each
    return { ...each, line: formatLine(meant.command.name, { ...meant.values, [name]: each.choice.value }) }
  }),
  labelled: labelledButtons(shown),
  things: thingsOf(shown),
  ...(shown.speaksOf === undefined ? {} : { speaksOf: shown.speaksOf.slice(0, LONGEST_NAME) }),
  ...(shown.choices ? { choices: shown.choices } : {}),
  ...(shown.acted ? { acted: shown.acted } : {}),
  ...(shown.question ? { question: shown.question } : {}),
  ...(shown.asks ? { asks: shown.asks } : {}),
})

/** Every button that can be typed, with what it is about; those that answer a question first. */
function labelledButtons(shown: View): Button[] {
  const ofItems = shown.blocks.flatMap((block) =>
    block.kind === 'item' && block.button ? [{ about: plainText(block.text), ...block.button }] : [],
  )
  const all = shown.choices === undefined ? [...ofItems, ...shown.buttons] : [...shown.buttons, ...ofItems]
  const typed = (shown.typedButtons ?? []).filter(({ line, label }) =>
    all.every((other) => other.line !== line || other.label !== label),
  )
  return [...all, ...typed].map(({ label, line, returnTo, about }) => ({
    label,
    line,
    ...(returnTo ? { returnTo } : {}),
    ...(about ? { about } : {}),
  }))
}

/** The things of a view in the order they are shown: those of its card, its items, its buttons. */
function thingsOf({
  card,
  about = [],
  blocks,
  buttons,
  typedButtons = [],
}: View): { readonly noun: string; readonly id: string }[] {
  const own = card && UUID.test(card.id) && !NO_THINGS.has(card.kind) ? [{ noun: card.kind, id: card.id }] : []
  // A card of a task or a habit is about that alone, whatever its buttons lead to.
  if (card && own.length > 0 && (card.kind === 'task' || card.kind === 'habit')) return own
  if (about.length > 0) return about.map(({ kind, id }) => ({ noun: kind, id }))
  const lines = [
    ...blocks.flatMap((block) => (block.kind === 'item' ? [block.line ?? block.button?.line ?? ''] : [])),
    ...buttons.map(({ line }) => line),
    ...typedButtons.map(({ line }) => line),
  ]
  const named = lines.flatMap((line) =>
    [...line.matchAll(THING)]
      .map(([, noun = '', id = '']) => ({ noun, id }))
      .filter(({ noun }) => !NO_THINGS.has(noun)),
  )
  const found = [...own, ...named]
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const THING = /(?:^|\s)([a-z]+):([0-9a-f]{8}-[0-9a-f-]{27})(?=\s|$)/g

/** Ids in lines that are no things a person speaks of. */
const NO_THINGS: ReadonlySet<string> = new Set([
  'change',
  'draft',
  'kept',
  'nudge',
  'code',
  'link',
  'account',
  'shared-task',
  'shared-day',
])

async function mapInOrder<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (const each of items) results.push(await work(each))
  return results
}
