// Converts spoken numbers to digits: dictated lines say "half past six" and "march twenty third". Only candidates for a
// date are converted, so that "one" elsewhere stays a word.

const ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...`${ONES} seventeen eighteen nineteen`.split(' ').map((word, value): [string, number] => [word, value]),
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
])
const ORDINAL_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth'
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...`${ORDINAL_WORDS} fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
  ['twentieth', 20],
  ['thirtieth', 30],
  ['twelth', 12],
])

const ANY = new RegExp(`(?<![a-z])(?:${[...CARDINALS.keys(), ...ORDINALS.keys()].join('|')})(?![a-z])`)

/**
 * "half past six" → "half past 6", "march twenty third" → "march 23rd", "at five thirty" → "at 5:30", "two thousand
 * and twenty six" → "2026". Lower case in and out.
 */
export function digitsFor(text: string): string {
  if (!ANY.test(text)) return text
  const words = text.replace(/\b(twenty|thirty|forty|fifty)-(?=[a-z])/g, '$1 ').split(' ')
  const said: string[] = []
  for (let at = 0; at < words.length; at++) {
    const { bare, tail } = parted(words[at])
    const tens = CARDINALS.get(bare)
    const isTens = tens !== undefined && tens >= 20 && tail === ''
    const next = isTens ? parted(words[at + 1]) : null
    const unit = next === null ? undefined : (CARDINALS.get(next.bare) ?? 0)
    const rank = next === null ? undefined : (ORDINALS.get(next.bare) ?? 0)
    if (isTens && next && rank && rank < 10) {
      said.push(`${nth(tens + rank)}${next.tail}`)
      at++
    } else if (isTens && next && unit && unit < 10) {
      said.push(`${tens + unit}${next.tail}`)
      at++
    } else if (tens !== undefined) said.push(`${tens}${tail}`)
    else if (ORDINALS.has(bare)) said.push(`${nth(ORDINALS.get(bare) ?? 0)}${tail}`)
    else said.push(words[at] ?? '')
  }
  return said
    .join(' ')
    .replace(/\b2 thousand(?: and)? (\d{1,2})\b/g, (_, rest: string) => `20${rest.padStart(2, '0')}`)
    .replace(/\b20 (2[0-9]|3[0-9])$/, '20$1')
    .replace(
      /(^|\b(?:at|by|before|around) )(\d{1,2}) (?:oh |o )?(\d{2})(?= ?[ap]\.?m\b| ?(?:$|tomorrow|today|on |in the ))/g,
      '$1$2:$3',
    )
    .replace(/\b(\d{1,2}) (\d{2})(?= ?[ap]\.?m\b)/g, '$1:$2')
}

function parted(word = ''): { bare: string; tail: string } {
  const [, bare = '', tail = ''] = /^([a-z]*)(.*)$/.exec(word) ?? []
  return { bare, tail }
}

function nth(number: number): string {
  const tail = number >= 11 && number <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${tail}`
}
