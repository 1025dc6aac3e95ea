// Buttons of the views of the last minutes, pressed by typing their labels.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { Refusal } from '../../user-error.ts'
import { normalizePhrase } from '../command.ts'
import { excerpt } from '../phrases.ts'
import { type Button, t, type View, view } from '../view.ts'
import { MissingOptionsError } from './errors.ts'
import { type OpenedRequest, openLine } from './open.ts'
import { type Execution, runButton } from './run-command.ts'

/** A typed line stood for a button, and the button's command was refused: the line itself is nothing to keep. */
export class ButtonRefusedError<Me> extends Error {
  readonly opened: OpenedRequest<Me>
  constructor(cause: unknown, opened: OpenedRequest<Me>) {
    super('A typed button was refused', { cause })
    this.opened = opened
  }
}

/**
 * Runs the button that a typed line is the label of; null where it is none.
 * Every button can be typed, but for one: “undo” is the newest change, wherever it was made.
 * @param isCommand the line means something by itself: then only one button of the newest view may take its place
 */
export async function runTypedLabel<Me>(
  execution: Execution<Me>,
  { labelled, earlier = [] }: ReplyMeanings,
  line: string,
  isCommand: boolean,
): Promise<View | null> {
  const wanted = normalizePhrase(line)
  if (wanted === 'undo' || wanted === '') return null
  for (const buttons of isCommand ? [labelled] : [labelled, ...earlier]) {
    const found = buttons.filter(
      ({ label, line: own }, index) =>
        normalizePhrase(label) === wanted &&
        buttons.findIndex((other) => other.line === own && normalizePhrase(other.label) === wanted) === index,
    )
    const [only, second] = found
    if (only && !second) return runTypedButton(execution, only)
    if (second) return isCommand ? null : whichButtonView(found)
  }
  const nearly = isCommand ? [] : labelled.filter(({ label }) => isMostOf(wanted, normalizePhrase(label)))
  const [only, second] = nearly
  return only && !second ? runTypedButton(execution, only) : null
}

/** “25 minutes” for “Focus 25 min”: its last words, two of three at least. A label with a title is typed whole. */
function isMostOf(words: string, label: string): boolean {
  const typed = words.replaceAll(UNIT, '$1').split(' ')
  const all = label.replaceAll(UNIT, '$1').split(' ')
  return (
    !label.includes(':') &&
    typed.length >= 2 &&
    typed.length < all.length &&
    all.length <= 3 &&
    all.slice(-typed.length).join(' ') === typed.join(' ')
  )
}

const UNIT = /\b(min|hour)(?:utes|ute|s)?\b/g

/** Runs a button for a typed line. @throws ButtonRefusedError */
export async function runTypedButton<Me>(
  execution: Execution<Me>,
  button: Pick<Button, 'line' | 'returnTo'>,
): Promise<View> {
  try {
    return await runButton(execution, button)
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof MissingOptionsError)) throw error
    throw new ButtonRefusedError(error, openLine(execution.host.catalogue, execution.opened.request, button.line))
  }
}

/** Asks which of several buttons with the same label is meant. */
const whichButtonView = (buttons: readonly Button[]): View =>
  view(t`Which one?`, [], {
    buttons: buttons.map((button) => ({ ...button, label: excerpt(button.about ?? button.label) })),
    choices: buttons.length,
  })

/** A longer line is no name of what was suggested. */
const MOST_NAMED = 3

/**
 * “Grant report”, below suggestions that can be started: the one whose title has all of these words; null where none
 * or several have, and for lists, where a name would end a thing.
 */
export async function startNamed<Me>(
  execution: Execution<Me>,
  { labelled, shown = [] }: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const words = normalizePhrase(line)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
  if (words.length === 0 || words.length > MOST_NAMED || (shown[0]?.minutesAgo ?? 0) > FRESH_MINUTES) return null
  const named = labelled.filter(({ line: own, about }) => {
    if (about === undefined || !/^task start\b/.test(own)) return false
    const title = new Set(normalizePhrase(about.split(' · ')[0] ?? '').split(/[^\p{L}\p{N}]+/u))
    return words.every((word) => title.has(word))
  })
  const [only, second] = named
  return only && !second ? runTypedButton(execution, only) : null
}

/** What stands beside the name: “go on then, the garage”. */
const FILLERS: ReadonlySet<string> = new Set(
  'the a an my that one then ok okay go on aye yeah yes lets do ill please first now i guess fine alright right just with'.split(
    ' ',
  ),
)

/** Minutes for which suggestions are answered by a name. */
const FRESH_MINUTES = 10
