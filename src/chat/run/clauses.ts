// “Car failed its mot, need to book tyres”: of several clauses, those that ask for something are done, and what only tells how
// things are is kept with them.
import type { Clause } from '../../contracts/clause.ts'
import type { Refusal } from '../../user-error.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { Request } from '../request.ts'
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
  const clauses = languageOf(typed)?.readClauses(typed.line) ?? []
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return null
  // “Draft the mail, find the number, attach the pdf”: several things to do are one list.
  if (clauses.every(({ kind }) => kind === 'task')) return null
  const { meant: whole } = await typed.readSentence()
  if (whole?.trust === 'sure' && !isTalk(whole) && !whole.isUnanswered && !crossesSentences(whole)) return null
  if (languageOf(typed)?.splitTwoWishes(typed.line)) return null
  const wishes = await readWishes(typed, clauses)
  const [first, second] = wishes ?? []
  if (!wishes || !first || wishes.length > MOST_WISHES) return null
  const isAllKept = wishes.every(({ read }) => read === null)
  // What needs slow work first is a request of its own.
  const isSlow = wishes.some(({ read }) => read?.asked.command.prepare)
  if (second) return isAllKept || isSlow || wishes.some(isNoSingle) ? null : runEach(typed, capture, wishes)
  if (first.read) return runRead(typed, first.text, first.read)
  return runTask(typed, capture, clauses, first)
}

/** Beside a command something to be kept has to say more than “read back”, and one thing alone. */
const isNoSingle = <Me>({ read, text }: Wish<Me>): boolean =>
  read === null && (text.split(/\s+/).length < 3 || /\band\b/i.test(text))

/** A sentence ends inside of one of its values, so it was read across two. */
const crossesSentences = <Me>({ asked }: ReadSentence<Me>): boolean =>
  Object.values(asked.values).some((value) => /[.!?]\s+\S/.test(value))

const runRead = <Me>(typed: TypedExecution<Me>, line: string, read: ReadSentence<Me>): Promise<View> =>
  runSurely({ ...typed, opened: { ...typed.opened, request: requestOf(typed, line) } }, read)

/** Keeps the one thing to do, with what was told before it. */
async function runTask<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
  clauses: readonly Clause[],
  { pointsBack, at }: Wish<Me>,
): Promise<View | null> {
  const { into, beside } = capture.command.captures ?? {}
  const told = clauses.slice(0, at).filter((clause) => clause.kind !== 'filler')
  const [opening] = told
  if (into === undefined || beside === undefined || !opening) return null
  // What stands behind the thing to do is a part of its title.
  const title = typed.line.trim().slice(clauses[at]?.from).trim()
  const said = told.map((clause) => clause.text).join(', ')
  const values = { [into]: title, [pointsBack ? beside.inTitle : beside.inNotes]: said }
  return runCommand({ ...typed, prepared: null }, { command: capture.command, values, unparsed: '' })
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
    if (refused) {
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
): Promise<readonly Wish<Me>[] | null> {
  const wishes: Wish<Me>[] = []
  const unread: Clause[] = []
  for (const [at, clause] of clauses.entries()) {
    const isNamed = clause.pointsBack && clauses.slice(0, at).some(namesSubject)
    const alone = LENGTH.test(clause.text) ? null : await readWish(typed, clause, { text: clause.text, at })
    // “Dentist done, move the report”, “the bus was cancelled”: what may be a wish as well is left to the whole line.
    if (alone === 'unclear') return null
    // “I've done the bins, cross that off”: of what this line names, and not of what was shown last.
    if (isNamed && alone?.read && alone.read.asked.command.byModel !== 'show') return null
    // Nothing is known of what stands before: it may be a part of this, “20 mins, anything quick?”.
    const open = unread.pop()
    const longer = open && (await readWish(typed, clause, { text: `${open.text}, ${clause.text}`, at: at - 1 }))
    const joined = longer === 'unclear' ? null : longer
    const leadsOn = wishes.length === 0 && alone?.read?.asked.command.byModel === 'show'
    if (open && !joined?.read && !leadsOn) return null
    const isThing =
      clause.isDated && at > 0 && clauses.slice(0, at).every(({ kind }) => kind !== 'other' && kind !== 'task')
    const thing = isThing ? { read: null, text: clause.text, pointsBack: false, at } : null
    const wish = joined?.read ? joined : (alone ?? thing)
    if (wish) wishes.push(wish)
    else if (clause.kind === 'other') unread.push(clause)
  }
  return unread.length === 0 ? wishes : null
}

/** “20 mins”: alone it would answer a reminder, here it goes on with what follows. */
const LENGTH = /^\d\S*(?: \S+)?$/

/** A pronoun further on may be about its subject, or about what it names behind. */
const namesSubject = ({ text, kind }: Clause): boolean =>
  (kind === 'statement' || kind === 'setting') && (!PRONOUN.test(text) || NAMES.test(text))
const NAMES = /\s(?:the|my|our|an?|his|her|their|some) \p{L}/iu
const PRONOUN = /^\W*(?:(?:ok|so|and|oh|well|but),? )*(?:i|he|she|they|it|we|that)(?:[’']?(?:s|m|re|ve|d|ll))?\b/iu

async function readWish<Me>(
  typed: TypedExecution<Me>,
  { kind, pointsBack }: Clause,
  said: Pick<Wish<Me>, 'text' | 'at'>,
): Promise<Wish<Me> | 'unclear' | null> {
  const read = await readSure(typed, said.text)
  if (read && isTalk(read) && !read.isUnanswered && (kind !== 'task' || isShort(said.text))) return null
  const isWish = read !== null && !isTalk(read) && !read.isUnanswered
  const isTold = kind === 'statement' || kind === 'setting' || kind === 'filler'
  // Of what is told only one's own deed is a wish: “I paid the rent, what's next?”.
  if (isWish && isTold && !(read.hasSlots && read.namesThing && isOwnDeed(said.text, read)))
    return read.hasSlots && read.namesThing ? 'unclear' : null
  if (isWish && !read.asked.command.captures) return { ...said, read, pointsBack }
  // “Can you nudge me at 7” names nothing: it goes on with the rest of the line.
  const isNamed = !isWish || !NAMELESS.test(said.text)
  return kind === 'task' || (isWish && isNamed) ? { ...said, read: null, pointsBack } : null
}

const NAMELESS =
  /^\W*(?:(?:can|could|will|would) you |please |just )*(?:remind|nudge|ping|tell|text|message|alert) me\b(?!.* (?:to|about|that|of) )/i

/** “Talk to you later” is a goodbye; “I have to go in with my passport” only begins like one. */
const isShort = (text: string): boolean => text.split(/\s+/).length <= 5 && !/\d/.test(text)

const isOwnDeed = <Me>(text: string, { asked }: ReadSentence<Me>): boolean =>
  asked.command.language?.beginsWithPastAct(text) === true && !FEELS.test(text)

/** “Just got paid, transfer rent”: of oneself. */
const FEELS = /^\W*(?:just|feel|feeling|got|had|still|not|been|so|bit)\b/i

const requestOf = <Me>({ opened }: TypedExecution<Me>, line: string): Request => ({
  ...opened.request,
  input: { kind: 'typed', line },
})
