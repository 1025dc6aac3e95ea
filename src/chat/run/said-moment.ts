// “Yes, at 8”, where half past eight was offered: the answer is a yes with another time.
import type { CommandLine } from '../../contracts/command-line.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { formatLine } from '../parse/line.ts'
import { parseButtonLine } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { tryReadOptions } from './read-options.ts'
import { languageOf } from './references.ts'
import type { Execution } from './run-command.ts'
import { runTypedButton } from './typed-buttons.ts'

/** The line of a yes with the moment that was said instead of its own; null where none was said, or where it has none. */
export async function withSaidMoment<Me>(
  execution: Execution<Me>,
  line: string,
  yes: CommandLine,
): Promise<CommandLine | null> {
  const { host, me, opened } = execution
  const moment = languageOf(execution)?.liftMoment(line)?.moment ?? ''
  const offered = parseButtonLine(host.catalogue, yes)
  if (moment === '' || !offered) return null
  for (const [name, value] of Object.entries(offered.values)) {
    if (!CLOCK.test(value)) continue
    const said = nearestClock(moment, value)
    const meant = { ...offered, values: { ...offered.values, [name]: said } }
    if (await tryReadOptions(me, opened.request, meant)) return formatLine(meant.command.name, meant.values)
  }
  return null
}

const CLOCK = /^\d{1,2}:\d\d$/

/** “At 6:15”, where 08:30 is offered, is in the morning: of the two hours it may be, the one that is nearer. */
function nearestClock(moment: string, offered: string): string {
  const [, hour = '', minute = '00'] = BARE_CLOCK.exec(moment.trim()) ?? []
  if (hour === '' || Number(hour) > 12) return moment
  const [near = 0] = offered.split(':').map(Number)
  const hours = [Number(hour) % 12, (Number(hour) % 12) + 12].sort((a, b) => Math.abs(a - near) - Math.abs(b - near))
  return `${String(hours[0]).padStart(2, '0')}:${minute}`
}

/** A clock without its half of the day. */
const BARE_CLOCK = /^(?:\p{L}{2} )?([1-9]|1[0-2])(?:[:.]([0-5]\d))?$/u

/** “Ok at 6:15” below what is offered at a time: a nod and another time are a yes with that. Null for every other line. */
export async function acceptWithMoment<Me>(
  execution: Execution<Me>,
  { question, labelled, shown = [] }: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const language = languageOf(execution)
  // Its button is among the newest: nothing else was offered since.
  const isNewest =
    labelled.some((button) => button.line === question?.yes) && (shown[0]?.minutesAgo ?? 0) <= NOD_MINUTES
  if (!question || !isNewest || !language || line.length > LONGEST_NOD) return null
  const nod = language.liftMoment(line)?.rest.trim().replace(/\W+$/u, '') ?? ''
  if (!language.isAgreement(nod)) return null
  const accepted = await withSaidMoment(execution, line, question.yes)
  return accepted ? runTypedButton(execution, { line: accepted }) : null
}

/** For so long a nod answers. */
const NOD_MINUTES = 180
const LONGEST_NOD = 40
