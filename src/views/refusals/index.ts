// Refusals in words: the one place where a code of the domain becomes a sentence and buttons.
import { ask } from '../../chat/ask.ts'
import type { RefusalCode, RefusalData, Refusals } from '../../contracts/refusals.ts'
import { DomainError, type Refusal, type SuggestedAction, UserError } from '../../user-error.ts'
import { dayRefusals } from './days.ts'
import { importRefusals } from './imports.ts'
import {
  accessRefusals,
  peopleRefusals,
  requestRefusals,
  rewardRefusals,
  tokenRefusals,
  webhookRefusals,
} from './people.ts'
import { calendarRefusals, placeRefusals } from './places.ts'
import { ifThenRefusals, runwayRefusals, stepRefusals, taskRefusals } from './tasks.ts'
import type { RefusalWords } from './words.ts'

/** The words of every code: one that is left out does not compile. */
export const refusalWords: RefusalWords<Refusals> = {
  ...requestRefusals,
  ...rewardRefusals,
  ...accessRefusals,
  ...tokenRefusals,
  ...webhookRefusals,
  ...placeRefusals,
  ...calendarRefusals,
  ...taskRefusals,
  ...runwayRefusals,
  ...ifThenRefusals,
  ...importRefusals,
  ...stepRefusals,
  ...dayRefusals,
  ...peopleRefusals,
}

/** A refusal in words; one that is in words already is given back as it is. */
export function explainRefusal(refusal: Refusal): UserError {
  if (refusal instanceof UserError) return refusal
  if (!(refusal instanceof DomainError)) return new UserError(refusal.message)
  const data: RefusalData = refusal
  return new UserError(refusalSentence(data), refusalActions(data))
}

/** Any error: a refusal of the domain in words, everything else as it is. For programs that print what is thrown. */
export const explainError = (error: unknown): unknown => (error instanceof DomainError ? explainRefusal(error) : error)

function refusalSentence({ code, facts }: RefusalData): string {
  const words = looseWords(code)
  const say = typeof words === 'object' ? words.say : words
  return typeof say === 'string' ? say : say(facts)
}

function refusalActions({ code, facts, intents }: RefusalData): SuggestedAction[] {
  const words = looseWords(code)
  const labels = typeof words === 'object' ? words.labels : {}
  return intents.flatMap((intent, index) => {
    const label = labels[intent.command]
    if (label === undefined) return []
    const line = ask(intent.command, intent.values as never)
    return [{ label: typeof label === 'string' ? label : label(intent, index, facts), line }]
  })
}

type LooseSentence = string | ((facts: unknown) => string)

interface LooseWords {
  readonly say: LooseSentence
  readonly labels: Readonly<Record<string, string | ((intent: unknown, index: number, facts: unknown) => string)>>
}

/** The table is checked where it is written; looked up by a code, its types are those of all codes. */
const looseWords = (code: RefusalCode): LooseSentence | LooseWords => refusalWords[code] as LooseSentence | LooseWords
