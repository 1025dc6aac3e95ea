// What is asked about one clause, or about two that were joined, before it is taken for a wish of its own.
import { beginsWithPastAct } from './past-acts.ts'
import { MOMENT_ALONE } from './time-alone.ts'

/** “20 mins”, “end of the month”: alone it would answer a reminder, or a question; beside others it goes on with them. */
export const isShortMeasure = (text: string): boolean => /^\d\S*(?: \S+)?$/.test(text) || MOMENT_ALONE.test(text)

/** Does it name what a pronoun further on may be about: its subject, or something behind that? */
export const namesSomething = (text: string): boolean => !PRONOUN.test(text) || NAMES.test(text)

/** “The printer is jammed”, “nan's tablets came”: told of something that has a name, which “it” may mean next. */
export const tellsOfSomething = (text: string): boolean => TOLD_OF.test(text) || STATED.test(text)

const TOLD_OF = /(?:^|\s)(?:the|my|our|an?|his|her|their|some) \p{L}/iu
const STATED =
  /^\W*(?!(?:i|he|she|they|it|we|you|that|this|there|here|what|who)(?:[’']|\b))\p{L}+(?: \p{L}+)?(?:[’']s| is| are| was| were| has| have) \S/iu

const NAMES = /\s(?:the|my|our|an?|his|her|their|some) \p{L}/iu
const PRONOUN = /^\W*(?:(?:ok|so|and|oh|well|but),? )*(?:i|he|she|they|it|we|that)(?:[’']?(?:s|m|re|ve|d|ll))?\b/iu

/** “Can you nudge me at 7”: of what, it does not say. */
export const isNamelessReminder = (text: string): boolean =>
  /^\W*(?:(?:can|could|will|would) you |please |just )*(?:remind|nudge|ping|tell|text|message|alert) me\b(?!.* (?:to|about|that|of) )/i.test(
    text,
  )

/** “Paid the rent”; “just got paid”, “felt awful” are of oneself. */
export const tellsDeed = (text: string): boolean =>
  beginsWithPastAct(text) && !/^\W*(?:just|feel|feeling|got|had|still|not|been|so|bit)\b/i.test(text)
