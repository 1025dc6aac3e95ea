// Converts spoken numbers to digits: dictated lines say "half past six" and "march twenty third". Only candidates for a
// date are converted, so that "one" elsewhere stays a word.

const UNITS = 'one two three four five six seven eight nine'
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const valued = (words: string, numberAt: (index: number) => number): [string, number][] =>
  words.split(' ').map((word, index) => [word, numberAt(index)])

/** The words for numbers, up to ninety. */
export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...valued(`zero ${UNITS} ${TEENS}`, (index) => index),
  ...valued(TENS, (index) => 20 + index * 10),
])
const ORDINAL_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'
/** The words for places and days of a month, as they are spelt. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...valued(
    `${ORDINAL_WORDS} fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`,
    (index) => index + 1,
  ),
  ['thirtieth', 30],
  ['twelth', 12],
])

const oneOf = (words: string): string => words.replaceAll(' ', '|')
/** The source of a pattern of any number in words, up to ninety-nine. */
export const NUMBER_WORD = `(?:(?:${oneOf(TENS)})(?:[ -](?:${oneOf(UNITS)}))?|${oneOf(TEENS)}|${oneOf(UNITS)})`

const ANY = new RegExp(`(?<![a-z])(?:oh|${[...CARDINALS.keys(), ...ORDINALS.keys()].join('|')})(?![a-z])`)
const HYPHEN = new RegExp(`\\b(${oneOf(TENS)})-(?=[a-z])`, 'g')

/**
 * "half past six" → "half past 6", "march twenty third" → "march 23rd", "at five thirty" → "at 5:30", "seven oh
 * five" → "7:05", "two thousand and twenty six" → "2026". Lower case in and out.
 */
export function digitsFor(text: string): string {
  if (!ANY.test(text)) return text
  const words = text.replace(HYPHEN, '$1 ').split(' ')
  const said: string[] = []
  for (let at = 0; at < words.length; at++) {
    const { bare, tail } = parted(words[at])
    const number = CARDINALS.get(bare)
    const tens = tail === '' && number !== undefined && number >= 20 ? number : null
    const next = parted(words[at + 1])
    const rank = ORDINALS.get(next.bare) ?? 0
    const unit = CARDINALS.get(next.bare) ?? 0
    if (tens !== null && rank > 0 && rank < 10) {
      said.push(`${nth(tens + rank)}${next.tail}`)
      at++
    } else if (tens !== null && unit > 0 && unit < 10) {
      said.push(`${tens + unit}${next.tail}`)
      at++
    } else if (number !== undefined) said.push(`${number}${tail}`)
    else if (ORDINALS.has(bare)) said.push(`${nth(ORDINALS.get(bare) ?? 0)}${tail}`)
    else said.push(words[at] ?? '')
  }
  return said
    .join(' ')
    .replace(/\b2 thousand(?: and)? (\d{1,2})\b/g, (_, rest: string) => `20${rest.padStart(2, '0')}`)
    .replace(/\b20 (2[0-9]|3[0-9])$/, '20$1')
    .replace(/\b(1?\d|2[0-3]) (?:oh|o) ([1-9])\b/g, '$1:0$2')
    .replace(/(^|\b(?:at|by|before|around) )(\d{1,2}) (\d{2})(?= ?(?:$|tomorrow|today|on |in the ))/g, '$1$2:$3')
    .replace(/\b(\d{1,2}) (\d{2})(?= ?[ap]\.?m\b)/g, '$1:$2')
}

function parted(word = ''): { bare: string; tail: string } {
  const [, bare = '', tail = ''] = /([a-z]*)(.*)/.exec(word) ?? []
  return { bare, tail }
}

function nth(number: number): string {
  const tail = number >= 11 && number <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${tail}`
}
