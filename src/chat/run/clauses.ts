// “Car failed its mot, need to book tyres”: of several clauses, those that ask for something are done, and what only tells how
// things are is kept with them.
import type { Clause, ClauseKind } from '../../contracts/clause.ts'
import { NotMeantError, type Refusal } from '../../user-error.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { SentenceLanguage } from '../parse/sentence-rules.ts'
import type { RawValues, Request } from '../request.ts'
import { joinTexts, type Text, t, type View } from '../view.ts'
import { isTalk, readSure } from './behind-talk.ts'
import { catchRefusal } from './read-options.ts'
import { languageOf } from './references.ts'
import { runCommand } from './run-command.ts'
import type { ReadSentence } from './sentences.ts'
import { runSurely, type TypedExecution } from './typed-sentence.ts'

/** What one or two clauses ask for. */
interface Wish<Me> {
  /** Null where it is something to be kept. */
  readonly read: ReadSentence<Me> | null
  readonly text: string
  readonly pointsBack: boolean
  /** Which clause it begins with. */
  readonly at: number
}

const MOST_CLAUSES = 6
const MOST_WISHES = 4

/**
 * Runs the clauses that ask for something. Null where the whole is a sentence, where a clause is neither a wish nor told,
 * and where nothing but tasks stands there: they are one line to be kept.
 */
export async function runClauses<Me>(typed: TypedExecution<Me>, capture: ParsedCommand<Me>): Promise<View | null> {
  const asked = await readAsked(typed)
  if (!asked) return null
  const { clauses, wishes, language } = asked
  const [first, second] = wishes
  const isAllKept = wishes.every(({ read }) => read === null)
  // What needs slow work first is a request of its own.
  const isSlow = wishes.some(({ read }) => read?.asked.command.prepare)
  if (second)
    return isAllKept || isSlow || wishes.some((wish) => isNoSingle(wish, language))
      ? null
      : runEach(typed, capture, wishes)
  const { text, read } = first
  const shown = read && (await unlessNotMeant(() => runRead(typed, text, read)))
  if (shown) return shown
  const values = taskValues(typed, capture, clauses, first)
  return values && runCommand({ ...typed, prepared: null }, { command: capture.command, values, unparsed: '' })
}

/** What the capture of a line would be given that is read so; null for every other line. Changes nothing. */
export async function readTaskOfClauses<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
): Promise<RawValues | null> {
  const asked = await readAsked(typed)
  if (!asked) return null
  const [first, second] = asked.wishes
  return second || first.read ? null : taskValues(typed, capture, asked.clauses, first)
}

/** The clauses of a line and what they ask for; null where the line is to be read as a whole. */
async function readAsked<Me>(typed: TypedExecution<Me>): Promise<{
  readonly clauses: readonly Clause[]
  readonly wishes: readonly [Wish<Me>, ...Wish<Me>[]]
  readonly language: SentenceLanguage
} | null> {
  const language = languageOf(typed)
  const clauses = language?.readClauses(typed.line) ?? []
  if (!language || clauses.length < 2 || clauses.length > MOST_CLAUSES) return null
  // “Draft the mail, find the number, attach the pdf”: several things to do are one list.
  if (clauses.every(({ kind }) => kind === 'task')) return null
  const { meant: whole } = await typed.readSentence()
  if (whole?.trust === 'sure' && !isTalk(whole) && !whole.isUnanswered && !crossesSentences(whole)) return null
  if (language.splitTwoWishes(typed.line)) return null
  const wishes = await readWishes(typed, clauses, language)
  const [first, ...more] = wishes ?? []
  return first && more.length < MOST_WISHES ? { clauses, wishes: [first, ...more], language } : null
}

/** Beside a command something to be kept has to say more than “read back”, and one thing alone. */
const isNoSingle = <Me>({ read, text }: Wish<Me>, language: SentenceLanguage): boolean =>
  read === null && (text.split(/\s+/).length < 3 || language.saysAnd(text))

/** A sentence ends inside of one of its values, so it was read across two. */
const crossesSentences = <Me>({ asked }: ReadSentence<Me>): boolean =>
  Object.values(asked.values).some((value) => /[.!?]\s+\S/.test(value))

const runRead = <Me>(typed: TypedExecution<Me>, line: string, read: ReadSentence<Me>): Promise<View> =>
  runSurely({ ...typed, opened: { ...typed.opened, request: requestOf(typed, line) } }, read)

/** The one thing to do, with what was told before it. */
function taskValues<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
  clauses: readonly Clause[],
  { pointsBack, at }: Wish<Me>,
): RawValues | null {
  const { into, beside } = capture.command.captures ?? {}
  const before = clauses.slice(0, at)
  const behind = clauses.slice(at + 1)
  // What stands behind the thing to do is a part of its title; behind its moment it tells why: “laundry tonight, im out of socks”.
  const isWhy =
    clauses[at]?.hasMoment === true &&
    behind.length > 0 &&
    behind.every(({ kind, hasMoment }) => isToldOnly(kind) && !hasMoment)
  const told = [...before, ...(isWhy ? behind : [])].filter((clause) => clause.kind !== 'filler')
  const [opening] = told
  if (into === undefined || beside === undefined || !opening) return null
  const whole = typed.line.trim().slice(clauses[at]?.from).trim()
  const title = isWhy ? (clauses[at]?.text ?? whole) : whole
  const said = told.map((clause) => clause.text).join(', ')
  return { [into]: title, [pointsBack ? beside.inTitle : beside.inNotes]: said }
}

/** What its command declines, before it changed anything, leaves the line whole. */
async function unlessNotMeant(run: () => Promise<View>): Promise<View | null> {
  const { value, refused } = await catchRefusal(run)
  if (refused && !(refused instanceof NotMeantError)) throw refused
  return value ?? null
}

/** Each in its order; what is refused of one is told beside the others. */
async function runEach<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
  wishes: readonly Wish<Me>[],
): Promise<View | null> {
  const shown: View[] = []
  const told: Text[] = []
  let refusal: Refusal | undefined
  const { into = '' } = capture.command.captures ?? {}
  for (const { text, read } of wishes) {
    const { value, refused } = await catchRefusal(() =>
      read ? runRead(typed, text, read) : runCommand(typed, { ...capture, values: { [into]: text } }),
    )
    // “They don't answer, call them by 12”: what is not meant after all is kept.
    if (refused instanceof NotMeantError) {
      shown.push(
        await runCommand(
          { ...typed, prepared: null },
          { command: capture.command, values: { [into]: text }, unparsed: '' },
        ),
      )
    } else if (refused) {
      refusal ??= refused
      told.push(t`${refused.message}`)
    } else if (value) shown.push(value)
  }
  const last = shown.at(-1)
  if (!last) {
    if (refusal) throw refusal
    return null
  }
  const before = [...shown.slice(0, -1).map(({ title }) => title), ...told]
  return before.length === 0 ? last : { ...last, notice: joinTexts(before) }
}

/** The wishes among the clauses; null where one of these can't be read. */
async function readWishes<Me>(
  typed: TypedExecution<Me>,
  clauses: readonly Clause[],
  language: SentenceLanguage,
): Promise<readonly Wish<Me>[] | null> {
  const wishes: Wish<Me>[] = []
  const unread: Clause[] = []
  for (const [at, clause] of clauses.entries()) {
    const isNamed =
      clause.pointsBack &&
      clauses.slice(0, at).some(({ text, kind }) => isTelling(kind) && language.namesSomething(text))
    const isMeasure = language.isShortMeasure(clause.text)
    // “Prep period now, 20 mins, anything small?”: it goes on with what follows.
    if (isMeasure && unread.length > 0 && at < clauses.length - 1) {
      unread.push(clause)
      continue
    }
    const alone = isMeasure ? null : await readWish(typed, language, clause, { text: clause.text, at })
    // “Dentist done, move the report”, “the bus was cancelled”: what may be a wish as well is left to the whole line.
    if (alone === 'unclear') return null
    // “I've done the bins, cross that off”: of what this line names, and not of what was shown last.
    // “Her mother comes too, so make it 11:30” names no thing, and says when.
    const says = alone?.read && (alone.read.hasSlots || clause.hasMoment)
    const isOnlyWhen = clause.isConclusion && says === true && alone?.read?.namesThing === false
    if (isNamed && !isOnlyWhen && alone?.read && alone.read.asked.command.byModel !== 'show') return null
    // Nothing is known of what stands before: it may be a part of this, “20 mins, anything quick?”.
    const open = unread.pop()
    const longer =
      open && (await readWish(typed, language, clause, { text: `${open.text}, ${clause.text}`, at: at - 1 }))
    const joined = longer === 'unclear' ? null : longer
    // “Night shift tonight so push everything to tomorrow”: it is why.
    const leadsOn =
      wishes.length === 0 && alone?.read && (clause.isConclusion || alone.read.asked.command.byModel === 'show')
    if (open && !joined?.read && !leadsOn) return null
    const others = at > 0 ? clauses.slice(0, at) : clauses.slice(1)
    const isThing = !isMeasure && clause.isDated && others.every(({ kind }) => kind !== 'other' && kind !== 'task')
    const thing = isThing ? { read: null, text: clause.text, pointsBack: false, at } : null
    const wish = joined?.read ? joined : (alone ?? thing)
    if (wish) wishes.push(wish)
    else if (clause.kind === 'other') unread.push(clause)
  }
  // Before what only shows something, a thing that is nothing known says where one is.
  const isOnlyShown = wishes.length > 0 && wishes.every(({ read }) => read?.asked.command.byModel === 'show')
  return unread.length === 0 || (isOnlyShown && unread.every(({ isDated, hasMoment }) => !isDated && hasMoment))
    ? wishes
    : null
}

async function readWish<Me>(
  typed: TypedExecution<Me>,
  language: SentenceLanguage,
  { kind, pointsBack, isConclusion }: Clause,
  said: Pick<Wish<Me>, 'text' | 'at'>,
): Promise<Wish<Me> | 'unclear' | null> {
  const read = await readSure(typed, said.text)
  if (read && isTalk(read) && !read.isUnanswered && (kind !== 'task' || isShort(said.text))) return null
  const isWish = read !== null && !isTalk(read) && !read.isUnanswered
  const isTold = isToldOnly(kind)
  // Of what is told only one's own deed is a wish: “I paid the rent, what's next?”; and what follows from the rest: “…, so
  // the truck has to wait till monday”.
  const follows = isWish && isConclusion && read.hasSlots && read.asked.command.byModel === 'run'
  if (isWish && isTold && !follows && !(read.hasSlots && read.namesThing && language.tellsDeed(said.text)))
    return read.hasSlots && read.namesThing ? 'unclear' : null
  if (isWish && !read.asked.command.captures) return { ...said, read, pointsBack }
  // “Can you nudge me at 7” names nothing: it goes on with the rest of the line.
  const isNamed = !isWish || !language.isNamelessReminder(said.text)
  return kind === 'task' || (isWish && isNamed) ? { ...said, read: null, pointsBack } : null
}

const isTelling = (kind: ClauseKind): boolean => kind === 'statement' || kind === 'setting'
const isToldOnly = (kind: ClauseKind): boolean => isTelling(kind) || kind === 'filler'

/** “Talk to you later” is a goodbye; “I have to go in with my passport” only begins like one. */
const isShort = (text: string): boolean => text.split(/\s+/).length <= 5 && !/\d/.test(text)

const requestOf = <Me>({ opened }: TypedExecution<Me>, line: string): Request => ({
  ...opened.request,
  input: { kind: 'typed', line },
})
