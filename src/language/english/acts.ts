// Whether a report of an act is about a thing on the list: “walked the dog” ends “walk the dog”, and not “buy dog food”.
import { foldText } from '../../text.ts'
import { readWordLists } from '../data-files.ts'
import { nameVariants } from './names.ts'
import { isTellingWord } from './telling-words.ts'

/** Past forms that no rule gives, and acts that come to the same. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  got: ['get', 'buy', 'order', 'pick', 'collect', 'fetch', 'find', 'choose'],
  bought: ['buy', 'get', 'order', 'shop', 'pick'],
  paid: ['pay', 'settle'],
  rang: ['ring', 'call', 'phone', 'speak'],
  called: ['call', 'ring', 'phone'],
  phoned: ['phone', 'call', 'ring'],
  sent: ['send', 'email', 'mail', 'post', 'submit', 'text'],
  emailed: ['email', 'mail', 'write', 'send', 'reply', 'contact'],
  texted: ['text', 'message', 'reply', 'write', 'ask', 'tell'],
  posted: ['post', 'send', 'mail'],
  wrote: ['write', 'email', 'text', 'reply', 'draft'],
  fed: ['feed'],
  met: ['meet', 'see'],
  sold: ['sell'],
  found: ['find', 'look'],
  cut: ['cut', 'mow', 'trim'],
  ran: ['run'],
  threw: ['throw', 'bin'],
  ordered: ['order', 'buy', 'get'],
  booked: ['book', 'reserve', 'arrange'],
  hoovered: ['hoover', 'vacuum', 'clean'],
  vacuumed: ['vacuum', 'hoover', 'clean'],
}

/** Acts that say nothing of what was done: any thing may be meant. */
const GENERAL: ReadonlySet<string> = new Set(
  'did done finished completed took made read went sorted handled checked'.split(' '),
)

const reported: ReadonlySet<string> = new Set(
  (readWordLists('language/english/words.txt').get('did') ?? []).map((phrase) => phrase.split(' ')[0] ?? ''),
)

/**
 * Does the line report another act than the title names, of less than half of its words? Then whether it is done is asked.
 * @param line as typed; @param words the part of it that names the thing
 */
export function isOtherAct(line: string, words: string, title: string): boolean {
  const act = foldText(line)
    .split(/[^\p{L}]+/u)
    .find((word) => reported.has(word))
  if (act === undefined || GENERAL.has(act)) return false
  const own = tellingOf(title)
  const named = new Set(tellingOf(words))
  if (own.length === 0 || own.filter((word) => named.has(word)).length * 2 >= own.length) return false
  const bases = [...(SAME[act] ?? []), act, ...nameVariants(act).map(foldText)]
  const all = foldText(title).split(/[^\p{L}]+/u)
  return !bases.some((base) => all.includes(base))
}

/** “Done with chapter 4”, of “read chapters 4 to 7”: one of the numbers that the title counts. */
export function isOneOfRange(words: string, title: string): boolean {
  const [, first = '', last = ''] = /\b(\d{1,4}) ?(?:-|–|to|through|until) ?(\d{1,4})\b/i.exec(title) ?? []
  const [number, second] = words.match(/\d+/g) ?? []
  return (
    first !== '' &&
    number !== undefined &&
    second === undefined &&
    Number(number) >= Number(first) &&
    Number(number) <= Number(last)
  )
}

const tellingOf = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => isTellingWord(word))

/** Is it about reaching somebody, so that “try him again” may mean it? */
export const reachesSomebody = (title: string): boolean =>
  /\b(?:ring|call|phone|text|e-?mail|message|ask|chase|tell|speak|talk|contact|write|reply|reach|visit|meet|see|find|catch|check with|follow up|book|dm|ping|call back)\b/i.test(
    title,
  )

/** “Done”, “all done now”: of what is under way, whatever was told since; “fixed it” may be of that. */
export const isDoneAlone = (line: string): boolean =>
  /^\W*(?:(?:ok|okay|right|yes|yep|all|now|and|i[’']?m|i am|just|finally) )*(?:done|finished|complete|completed|✅)(?: now| already| too| at last)*\W*$/iu.test(
    line,
  )
