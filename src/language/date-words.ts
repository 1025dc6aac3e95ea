// Parses a date in words: "friday 9am", "on 5 March", "in 20 minutes", "a week on saturday". Knows neither clock nor
// zone; `date-meaning.ts` resolves the result.
import { CLOCK_READERS } from './clock-patterns.ts'
import type { DatePatternReader, DateWords, DayWords } from './date-shapes.ts'
import { DAY_READERS } from './day-patterns.ts'
import { digitsFor } from './number-words.ts'
import { readSpan } from './spans.ts'

/** The parsed date if all of the words are one, else null. Case and white space do not matter. */
export function readDateWords(words: string): DateWords | null {
  if (words.length > LONGEST || !mayBegin(words)) return null
  const text = normalized(words)
  const span = readSpan(text)
  if (span !== null) return { day: null, part: null, clock: null, span }

  let rest = text
  let found: DateWords = { day: null, part: null, clock: null, span: null }
  while (rest !== '') {
    const next = take(rest, found)
    if (next === null) return null
    found = next.found
    rest = next.rest.replace(/^[ ,]+/, '')
  }
  // "morning" alone is a greeting.
  if (found.day === null && found.clock === null) return null
  return found.clock?.isBare && found.part === null && !takesBareHour(found.day) ? null : found
}

const LONGEST = 70

function normalized(words: string): string {
  return digitsFor(words.toLowerCase().replace(/\s+/g, ' ').replace(/[’']/g, '’').trim())
    .replace(/^1st thing/, 'first thing')
    .replace(
      /(?<=[a-z\d]) (?:(?:by )?(?:eod|cob|(?:the )?end of (?:the )?day|close of business|end of play)|sharp|prompt|on the dot)$/,
      '',
    )
    .replace(/(^| )@ ?(?=\d)/g, '$1at ')
    .replace(MISTYPED, (word) => MEANT.get(word) ?? word)
    .replace(/^(\d{4}-\d\d-\d\d)t(\d\d:\d\d)(?::00)?$/, '$1 $2')
}

/** Most words begin no date; checking this first makes parsing an ordinary line some twenty times faster. */
function mayBegin(text: string): boolean {
  return /^\s*[\d@~]/.test(text) || BEGINNINGS.has((/^\s*([a-z]*)/i.exec(text)?.[1] ?? '').toLowerCase())
}

/** Common typing errors that are no other word. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow:
      'tomorow tommorow tommorrow tomorrw tomorro tomrrow tomorrrow tmrrw tmrow tmw tmro tmrw tmr tomoz 2moro 2morrow 2mrw',
    today: '2day todya tday',
    tonight: '2nite tonite 2night tonigth',
    monday: 'mondya munday mondy',
    tuesday: 'tuseday teusday tuesay tuesdya',
    wednesday: 'wendsday wensday wednsday wednesay wedensday wednseday wendesday',
    thursday: 'thurday thrusday thursady tursday thurdsay',
    friday: 'firday friady fridya fryday',
    saturday: 'satuday saterday saturdy satruday',
    sunday: 'sundya sunady',
  }).flatMap(([meant, typed]) => typed.split(' ').map((word): [string, string] => [word, meant])),
)
const MISTYPED = new RegExp(`(?<![^ ,])(?:${[...MEANT.keys()].join('|')})(?![^ ,.:!?])`, 'g')

const BEGINNINGS: ReadonlySet<string> = new Set(
  [
    ...MEANT.keys(),
    ...[
      'on at by before until till due for in within from over the this next coming early late later sometime first',
      'between around round about roughly approx circa ca towards second third fourth last beginning start middle mid every noonish',
      'today eod cob eoy end day week weekend tomorrow tonight eow eom noon midday midnight half quarter twenty thirty',
      'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday',
      'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october',
      'nov november dec december a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
      'fifteen sixteen seventeen eighteen nineteen fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth',
      'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortnight',
      'w christmas xmas boxing new nye valentine valentines halloween',
    ].flatMap((words) => words.split(' ')),
  ].filter((word) => /^[a-z]+$/.test(word)),
)

/** Days before times; within each list, longer patterns before their prefixes. */
const READERS: readonly (readonly [RegExp, DatePatternReader])[] = [...DAY_READERS, ...CLOCK_READERS].map(
  ([pattern, read]) => [new RegExp(`^(?:${pattern})(?=[ ,]|$)`), read],
)

function take(text: string, found: DateWords): { found: DateWords; rest: string } | null {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text)
    if (!match) continue
    const next = read(match.groups ?? {})
    if (Object.keys(next).length === 0) continue
    if ((next.day && found.day) || (next.clock && found.clock) || (next.part && found.part)) return null
    // "movie night friday" is no night's date.
    if (next.part !== undefined && !next.day && !next.clock && found.day === null && found.clock === null) continue
    // "9 tomorrow" may be nine of something; "tomorrow 9" is an hour.
    if (next.clock?.isBare && found.day === null) continue
    return { found: { ...found, ...next }, rest: text.slice(match[0].length) }
  }
  return null
}

function takesBareHour(day: DayWords | null): boolean {
  return day?.kind === 'plus' || day?.kind === 'weekday' || day?.kind === 'after'
}
