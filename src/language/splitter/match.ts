// Which family a title belongs to. A noun counts only where the title's verb agrees with it: disputing an invoice
// never pays it. Where nothing agrees there is no family, and the person is asked.
import { memoize } from '../memo.ts'
import { listFamilies } from './catalog.ts'
import { plainVerbOf } from './compound-verbs.ts'
import { deedBehindOf, deedOf } from './deeds.ts'
import { generalFamily } from './general.ts'
import { formsOf } from './last-forms.ts'
import { isParticle, isVerb } from './lexicon.ts'
import { isNoMatter, suits } from './matter.ts'
import { nearestFamily } from './nearest.ts'
import { classesIn, classesOfCompound } from './noun-kinds.ts'
import { candidates, classNameOf, isLongVerb, type Pattern, type VerbRun, verbStems } from './patterns.ts'
import { type Family, WEIGHTS } from './recipe.ts'
import { readTitle, type Subject } from './subject.ts'
import {
  endAfter,
  hasThing,
  headAt,
  isParted,
  isPreposition,
  readWords,
  runAt,
  startsWith,
  type TitleWords,
} from './title-words.ts'
import { stem, type Word, wordsOf } from './words.ts'

/** What the last noun of an object counts more than one inside it: a gift card is a card. */
const HEAD_BONUS = 4

/** An object without any verb says less than words that a family has for itself. */
const PHRASE_LOSS = -20

/** Of two families with the object, the one that has the whole verb: “put up” is more than “put”. */
const MOST_VERB_BONUS = 2
/** For each place further back in a family's list of verbs; never as much as one word of the object. */
const RANK_STEP = 0.3
const MOST_RANK = 6

/** Verbs that mean something else with a particle: to look out is not to look. */
const CHANGED_BY_PARTICLE = new Set(
  'find look pick get put take give set turn make bring come go do run'.split(' ').map(stem),
)

/** As a veto: “cut the twins' nails” is done in front of no mirror. */
const THEIRS = '<theirs>'
const OF_ANOTHER = /(?<!\S)(?:his|her|their|\p{L}+['’]s|\p{L}+s['’]) \p{L}/iu

/** The best-matching family; undefined if no verb and object agree, and for other languages. */
export const familyOf = (subject: Subject): Family | undefined => fitOf(subject)?.family

interface Fit {
  readonly family: Family
  /** As the title was read where it fitted. */
  readonly subject: Subject
}

/**
 * The best-matching family with the reading it fits. A title without a verb, “gas safety at 6 Rowan Court”, is read once
 * more as something to be done; “do the admissions appeal”, as appealing.
 */
export function fitOf(subject: Subject): Fit | undefined {
  const behind = deedBehindOf(subject.text) ?? plainVerbOf(subject.text, isLongVerb)
  const told = behind === undefined ? undefined : readTitle(behind)
  const at = told && familyAgain(told)
  return told && at ? { family: at, subject: told } : (fitOfWords(subject) ?? lastFit(subject))
}

/** Where no family knows the verb with its object: the nearest, else one for the form of the title. */
function lastFit(subject: Subject): Fit | undefined {
  const reading = readWords(subject, isFamilyVerb)
  if (!reading || reading.words.length < 2) return undefined
  const isVetoed = vetoesOf(subject, reading)
  const near = nearestFamily(reading, isVetoed)
  if (near) return { family: near, subject }
  for (const form of formsOf(subject, reading)) {
    const family = listFamilies().find((each) => each.last.includes(form) && !isVetoed(each))
    if (family) return { family, subject }
  }
  return undefined
}

function fitOfWords(subject: Subject): Fit | undefined {
  const reading = readWords(subject, isFamilyVerb)
  if (!reading) return undefined
  const found = familyIn(subject, reading)
  if (found !== undefined) return { family: found, subject }
  const isOrder =
    reading.hasVerb &&
    (isVerb(subject.words[0]?.text ?? '') || isDetermined(subject.words[1]) || isPhrasal(subject.words))
  const asked = isOrder || reading.words.length < 2 ? subject : retold(subject, `do ${subject.text}`)
  const done = asked === subject ? undefined : familyAgain(asked)
  if (done) return { family: done, subject }
  if (asked.words[0]?.stem !== 'do') return undefined
  const deed = deedOf(asked.text, asked.words, readWords(asked, isFamilyVerb)?.objectEnd ?? 0, isFamilyVerb)
  const acted = deed === undefined ? undefined : readTitle(deed)
  const family = acted && familyAgain(acted)
  return family && acted && { family, subject: acted }
}

const isFamilyVerb = (verb: string): boolean => verbStems().has(verb)
const retold = (subject: Subject, text: string): Subject => ({ ...subject, text, words: wordsOf(text) })

function familyAgain(subject: Subject): Family | undefined {
  const reading = readWords(subject, isFamilyVerb)
  return reading && familyIn(subject, reading)
}

/** What stands before “the” or “my” is a verb. */
const isDetermined = (word: Word | undefined): boolean => /^(?:an?|the|my|our)$/iu.test(word?.text ?? '')

/** “break down 40 chickens” takes no break. */
const isPhrasal = ([, particle, next]: readonly Word[]): boolean =>
  particle !== undefined && isParticle(particle.text) && (isDetermined(next) || /^\p{N}/u.test(next?.text ?? ''))

/** “patch the hole on prod” takes no needle: what programs and servers stand in is no work of hands. */
const IT_WORLD = 'itworld'
const CAR_MODEL = 'carmodel'
const isByHand = ({ where }: Family): boolean => where === 'home' || where === 'outside'

/** Whether words of the title, or a class it names, exclude a family. */
function vetoesOf(subject: Subject, reading: TitleWords): (family: Family) => boolean {
  const named = memoize(() => classesIn(reading.words))
  return (family) =>
    (isByHand(family) && named().has(IT_WORLD) && !named().has(CAR_MODEL)) ||
    family.vetoes.some((words) => {
      if (words === THEIRS) return OF_ANOTHER.test(subject.text)
      const name = classNameOf(words)
      if (name !== undefined) return named().has(name)
      return runAt(wordsOf(words), reading.words, 0, reading.words.length) !== undefined
    })
}

function familyIn(subject: Subject, reading: TitleWords): Family | undefined {
  const vetoed = vetoesOf(subject, reading)
  let best:
    | { readonly family: Family; readonly score: number; readonly isWeak: boolean; readonly word: string | undefined }
    | undefined
  for (const pattern of candidates(reading.words)) {
    if (best !== undefined && pattern.score + HEAD_BONUS + MOST_VERB_BONUS <= best.score) continue
    const found = occurrence(pattern, reading)
    if (found === undefined) continue
    const score =
      pattern.score +
      (found === 'head' ? HEAD_BONUS : found === 'phrase' ? PHRASE_LOSS : 0) +
      verbBonus(pattern, reading)
    if ((best === undefined || score > best.score) && !vetoed(pattern.family))
      best = {
        family: pattern.family,
        score,
        isWeak: pattern.weight === WEIGHTS.weak,
        word: onlyNounOf(pattern),
      }
  }
  // What one word of a compound says is another thing: an exit interview is no interview.
  const isUnsaid = !reading.hasVerb || reading.isNeutral
  const world = best?.word === undefined || !isUnsaid ? undefined : worldOfCompound(best.word, reading, vetoed)
  if (world) return world
  // A verb alone says less than a verb with an object of its kind.
  if (best && !best.isWeak) return best.family
  return generalFamily(reading, vetoed, best !== undefined) ?? best?.family
}

/** The noun of a pattern that has one: “steps” of “do steps”. */
function onlyNounOf({ kind, words }: Pattern): string | undefined {
  const [first, second] = words
  if (kind === 'start') return words.length === 2 && first?.stem === 'do' ? second?.stem : undefined
  return words.length === 1 ? first?.stem : undefined
}

/** The family of a world that has the compound around this word: “exit interview” is of those who look after staff. */
function worldOfCompound(
  word: string,
  { words }: TitleWords,
  isVetoed: (family: Family) => boolean,
): Family | undefined {
  const at = words.findIndex((each) => each.stem === word)
  // “bay 3” is a bay all the same.
  if (/^\p{N}/u.test(words[at + 1]?.text ?? '')) return undefined
  const tools = [...classesOfCompound(words, at)].map((name) => `<${name}>`)
  if (tools.length === 0) return undefined
  return listFamilies().find((family) => tools.some((tool) => family.tools.includes(tool)) && !isVetoed(family))
}

/** Where the pattern stands in a title whose verb agrees with it: at the head of the object, or elsewhere. */
function occurrence(
  { family, kind, words, weight, runs }: Pattern,
  reading: TitleWords,
): 'head' | 'inside' | 'phrase' | undefined {
  if (kind === 'start') {
    if (!startsWith(words, reading.words)) return undefined
    if (weight > WEIGHTS.weak) return 'inside'
    if (isByHand(family) && isNoMatter(words.length, reading)) return undefined
    if (!suits(family, words.length, reading)) return undefined
    // A particle makes another verb: “find out the password” looks for nothing to have.
    const isOther =
      words.length === 1 && CHANGED_BY_PARTICLE.has(words[0]?.stem ?? '') && isParticle(reading.words[1]?.text ?? '')
    return !isOther && hasThing(reading.words, words.length) ? 'inside' : undefined
  }
  const ofObjects = kind === 'object' || kind === 'head'
  const run = reading.hasVerb ? agreeingVerb(runs, reading.words) : undefined
  if (ofObjects) {
    // “risk assessment for the trip”: without a verb the usual one is meant.
    if (!reading.hasVerb && words.length > 1 && headAt(words, reading.words, 0, reading.objectEnd)) return 'phrase'
    if (run === undefined) return undefined
    // “list the buggy on marketplace”: an object that begins with a preposition may stand behind another.
    const [first] = words
    const isBehind = words.length > 1 && first !== undefined && isPreposition(first.stem)
    const end = isBehind ? reading.words.length : endAfter(run, reading)
    if (headAt(words, reading.words, run, end)) return 'head'
    // Inside a longer object a run says little: a school fete is no school, a pension letter no pension. “hole in
    // jumper” says both what and where.
    const isWhere = kind === 'object' && words.some((word) => isPreposition(word.stem))
    return isWhere && runAt(words, reading.words, run, end) !== undefined ? 'head' : undefined
  }
  const isBehind = words.length > 1 && isPreposition(words[0]?.stem ?? '')
  const at = runAt(words, reading.words, 0, isBehind ? reading.words.length : reading.objectEnd)
  if (at === undefined) return undefined
  if (isBehind && run !== undefined) return 'inside'
  // “clean the bathroom mirror” is about a mirror, “do the school run rota” about a rota.
  const isWhere = words.some((word) => isPreposition(word.stem))
  if (reading.hasVerb && !isWhere && at > 0 && !headAt(words, reading.words, at, reading.objectEnd)) return undefined
  // The pattern includes the first word: “post office”, “test results”.
  if (!reading.hasVerb || reading.isNeutral || (at === 0 && words.length > 1)) return 'inside'
  return run !== undefined && runAt(words, reading.words, run, endAfter(run, reading)) !== undefined
    ? 'inside'
    : undefined
}

/** A group lists its own act first: of two families that have the object, the one to which the verb means more. */
function verbBonus({ kind, runs }: Pattern, { words }: TitleWords): number {
  if (kind !== 'object' && kind !== 'head') return 0
  const run = runs.find(({ stems }) => isVerbOf(stems, words))
  return run ? (run.stems.length > 1 ? MOST_VERB_BONUS : 0) - Math.min(MOST_RANK, run.rank) * RANK_STEP : 0
}

const isVerbOf = (verb: readonly string[], title: readonly Word[]): boolean =>
  verb.every((word, index) => title[index]?.stem === word) || isParted(verb, title)

/** How many words of the title are one of these verbs. */
function agreeingVerb(runs: readonly VerbRun[], title: readonly Word[]): number | undefined {
  const run = runs.find(({ stems }) => isVerbOf(stems, title))
  return run && (isParted(run.stems, title) ? 1 : run.stems.length)
}
