// Parses a date in words: "friday 9am", "on 5 March", "in 20 minutes", "a week on saturday". Knows neither clock nor
// zone; `date-meaning.ts` resolves the result.
import { CLOCK_READERS } from './clock-patterns.ts'
import type { DatePatternReader, DateWords, DayWords, LongUnit } from './date-shapes.ts'
import { DAY_NAME, DAY_READERS } from './day-patterns.ts'
import { weekdayNamed } from './day-words.ts'
import { memoizeText } from './memo.ts'
import { digitsFor } from './number-words.ts'
import { countOf, readSpan } from './spans.ts'

/** The parsed date if all of the words are one, else null. Case and white space do not matter. */
export function readDateWords(words: string): DateWords | null {
  return words.length > LONGEST || !mayBegin(words) ? null : readLikely(words)
}

const readLikely = memoizeText(100, (words: string): DateWords | null => {
  const text = normalized(words)
  const span = readSpan(text)
  if (span !== null) return { day: null, part: null, clock: null, span }
  return readOffset(text) ?? readBeside(text) ?? readParts(text)
})

/** “the friday before easter”, “the weekend after 3 april”: the weekday next to a day that is named. */
function readBeside(text: string): DateWords | null {
  const { weekend, name, way, then = '' } = BESIDE.exec(text)?.groups ?? {}
  const named = then === '' ? null : (readParts(then) ?? readParts(`on ${then}`))
  if (named === null || named.day === null || named.day.kind === 'plus') return null
  const day: DayWords = {
    kind: 'beside',
    weekday: weekend === undefined ? weekdayNamed(name) : 'sat',
    isBefore: way === 'before',
    from: named.day,
  }
  return { ...named, day }
}

const BESIDE = new RegExp(
  `^(?:on |by |before )?(?:the )?(?:(?<weekend>weekend)|(?<name>${DAY_NAME})) (?<way>before|after) (?:the (?=\\d))?(?<then>(?!next\\b).+)$`,
)

/** "2 days before 3 april", "14 days from 20 march", "the evening before the 9th": an offset from a day that is named. */
function readOffset(text: string): DateWords | null {
  const { count, unit = '', part, way, then = '' } = OFFSET.exec(text)?.groups ?? {}
  const named = then === '' ? null : (readParts(then) ?? (isNumber(then) ? null : readParts(`on ${then}`)))
  if (named === null || named.day === null) return null
  const isNextDay =
    way === 'after' && (count === 'the' || (count === undefined && part === undefined)) && isNamedDay(named.day)
  if (way !== 'before' && (count === undefined || count === 'the') && !isNextDay) return null
  const days = count === undefined || count === 'the' ? 1 : countOf(count)
  if (!Number.isInteger(days) || days < 1) return null
  const size: LongUnit = /work|business/.test(unit)
    ? 'working day'
    : /^w/.test(unit)
      ? 'week'
      : /^m/.test(unit)
        ? 'month'
        : 'day'
  const day: DayWords = { kind: 'after', count: way === 'before' ? -days : days, unit: size, from: named.day }
  return part === undefined
    ? { ...named, day }
    : { day, clock: null, span: null, part: part === 'night' ? 'night' : part === 'morning' ? 'morning' : 'evening' }
}

/** “before 9” names an hour. */
const isNumber = (words: string): boolean => /^\d+$/.test(words)

/** “the day after christmas”: behind a plain date the words may go on, “the day after 3 april's talk”. */
const isNamedDay = (day: DayWords): boolean => day.kind === 'feast' || (day.kind === 'calendar' && day.year === null)

const PART_NAMES: Readonly<Record<string, string>> = {
  eve: 'evening',
  morn: 'morning',
  aft: 'afternoon',
  am: 'morning',
  pm: 'afternoon',
}

const OFFSET =
  /^(?:on |by |within )?(?:(?<count>an?|\d{1,3}|a couple of|the) (?<unit>(?:working |business )?days?|weeks?|wks?|months?)|the (?<part>night|evening|morning)|day) (?<way>before|after|from|(?<=^within .+ )of) (?:the (?=\d))?(?<then>.+)$/

function readParts(text: string): DateWords | null {
  let rest = text
  let found: DateWords = { day: null, part: null, clock: null, span: null }
  while (rest !== '') {
    const next = take(rest, found)
    if (next === null) return null
    found = next.found
    rest = next.rest.replace(/^[ ,]+/, '')
  }
  // "same time" alone says which thing.
  if (found.clock?.isNow === true && found.day === null) return null
  if (found.clock?.isNow === 'minute' && found.day !== null) return null
  // "morning" alone is a greeting.
  if (found.day === null && found.clock === null) return null
  const isLoose = found.clock?.isBare && !found.clock.isMarked && found.part === null
  return isLoose && !takesBareHour(found.day) ? null : found
}

const LONGEST = 70

const DOTTED_DAY =
  /^((?:on |by |before |until |till |due |due on |from )?)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.?(?=(?:,| at| um| @) ?\d{1,2}[.:]?\d*|$(?<=^[a-z].*(?:\.[1-9]\.?|(?:2[4-9]|3[01])\.\d+\.?)))/
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

function normalized(words: string): string {
  return (
    digitsFor(words.toLowerCase().replace(/\s+/g, ' ').replace(/[’']/g, '’').trim())
      .replace(/^1st thing/, 'first thing')
      .replace(/^b4 /, 'before ')
      // “16.03 at 9.20”, “before 20.3”: as most of Europe writes a day; “at 16.30” is a time.
      .replace(
        DOTTED_DAY,
        (_, lead: string | undefined, day: string, month: string) =>
          `${lead ?? ''}${day} ${MONTH_NAMES[Number(month) - 1]}`,
      )
      .replaceAll(/(?<!\w)’?til\b/g, 'till')
      .replace(/^\+ ?(?=\d{1,3} ?(?:h|hrs?|m|mins?|d|w)$)/, 'in ')
      .replace(
        /\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|today|tomorrow|tmrw|this) (eve|morn|aft|am|pm)\b/g,
        (_, day: string, part: string) => `${day} ${PART_NAMES[part] ?? part}`,
      )
      .replace(
        /(?<=[a-z\d.]) (?:(?:by )?(?:eod|cob|(?:the )?end of (?:the )?day|close of business|end of play)|sharp|prompt|on the dot)$/,
        '',
      )
      .replace(/ (?:at (?:the )?latest|latest|if possible|or so|or thereabouts|only)$/, '')
      .replace(/^(?:due(?: date| by| on)?|by|deadline) ?[:=] ?(?=\S)/, 'due ')
      .replace(/^(?:last|final|closing) date(?: is| on)? (?=\S)/, 'due ')
      .replace(
        /^(?:by (?=no later|not later))?(?:deadline(?: is| on)?|due by|no later than|not later than|on or before|at the latest(?: by| on)?) (?=\S)/,
        'by ',
      )
      .replace(/(^| |(?<=[a-z]))@ ?(?=\d|noon|midday|midnight)/g, (_, front: string, at: number) =>
        front === '' && at > 0 ? ' at ' : `${front}at `,
      )
      .replace(/\b(\d{1,2})([0-5]\d) ?(?=[ap]\.?m\b)/g, '$1:$2')
      .replace(
        /\b(at|by|before) (\d{1,2}) ([0-5]\d)(?= ?(?:$|tomorrow|today|tonight|on |in the |[ap]\.?m\b))/,
        '$1 $2:$3',
      )
      .replace(MISTYPED, (word) => MEANT.get(word) ?? word)
      .replace(/\b(\d{4}-\d\d-\d\d)t(?=\d{1,2}:)/, '$1 ')
  )
}

/** Most words begin no date; checking this first makes parsing an ordinary line some twenty times faster. */
function mayBegin(text: string): boolean {
  return /^\s*[\d@~+]/.test(text) || BEGINNINGS.has((/^\s*[’']?([a-z]*)/i.exec(text)?.[1] ?? '').toLowerCase())
}

/** Common typing errors that are no other word. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow:
      'tomorow tommorow tommorrow tomorrw tomorro tomrrow tomorrrow tmrrw tmrow tmw tmro tmrw tmr tomoz 2moro 2morrow 2mrw tomo',
    next: 'nxt',
    week: 'wk',
    weekend: 'wkend wknd',
    today: '2day todya tday',
    tonight: '2nite tonite 2night tonigth',
    monday: 'mondya munday mondy',
    tuesday: 'tuseday teusday tuesay tuesdya',
    wednesday: 'wendsday wensday wednsday wednesay wedensday wednseday wendesday',
    thursday: 'thurday thrusday thursady tursday thurdsay',
    january: 'janurary janury januray',
    february: 'febuary feburary febrary febuarary',
    april: 'apirl arpil',
    august: 'agust augst',
    september: 'septmber setpember sepember septemeber',
    october: 'ocotber octobor',
    november: 'novemeber novmber',
    december: 'decemeber decmber',
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
      'on at by before until till til due final closing for in within from over the this next coming early late later sometime first',
      'between around round about roughly approx circa ca towards second third fourth last beginning start middle mid every noonish',
      'today eod cob eoy end day week weekend tomorrow tonight eow eom noon midday midnight half quarter twenty thirty',
      'deadline no not same st saint eoq close b just right straight after',
      'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday',
      'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october',
      'nov november dec december a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
      'fifteen sixteen seventeen eighteen nineteen fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth',
      'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortnight',
      'w christmas xmas boxing new nye valentine valentines halloween',
      'pancake shrove mardi fat ash palm maundy holy good easter ascension whit whitsun pentecost corpus mothering',
      'bank midweek american canadian remembrance anzac spring summer',
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
    if (next.clock?.isBare && found.day === null && !LED_HOUR.test(text)) continue
    return { found: { ...found, ...next }, rest: text.slice(match[0].length) }
  }
  return null
}

/** "before 9 tonight", "by 10 tomorrow" */
const LED_HOUR =
  /^(?:by|before|until|till|around|about) \d{1,2},? (?:tomorrow|tonight|today|this|on |(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$)/

function takesBareHour(day: DayWords | null): boolean {
  return day?.kind === 'plus' || day?.kind === 'weekday' || day?.kind === 'after'
}
