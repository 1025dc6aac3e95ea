// Days with a name whose date is computed, or differs from country to country: Easter and the days that hang on it,
// Thanksgiving, Mother's Day, bank holidays. Where a country can't be told, each reading is offered and none is taken.
import { type Day, weekday } from '../time/index.ts'
import { bankHolidays } from './bank-holidays.ts'
import { orthodoxEasterSunday } from './easter.ts'
import { daysAfter, type FeastRule, fromEaster, onDate, onWeekday } from './feast-rules.ts'
import {
  AUSTRALIA,
  BRITAIN,
  CANADA,
  IRELAND,
  isAmerican,
  isNorthAmerican,
  JUNE_FATHERS,
  MAY_MOTHERS,
  NEW_ZEALAND,
  ORTHODOX,
} from './feast-zones.ts'

/** A feast: the words for it, and its rules for a person in a zone. */
interface Feast {
  /** A pattern of its names, lower case, with ’ as apostrophe. */
  readonly names: string
  /** Names that a thing may have as well, so that a preposition has to lead them: “easter”, “thanksgiving”. */
  readonly isLed?: true
  /** The next of all these days is meant, or the next that is a Monday: “the bank holiday”. */
  readonly nearest?: 'day' | 'monday'
  /**
   * The rules that people of the zone may mean, the likeliest first.
   * @param zone IANA
   */
  readonly rules: (zone: string) => FeastRules
}

interface FeastRules {
  readonly all: readonly FeastRule[]
  /** False: no rule is surer than the others, so that none is taken unasked. */
  readonly isDecided: boolean
}

const decided = (first: FeastRule, ...others: readonly FeastRule[]): FeastRules => ({
  all: [first, ...others],
  isDecided: true,
})
const open = (...all: readonly FeastRule[]): FeastRules => ({ all, isDecided: false })

/** Days that hang on Easter: by the reckoning of the zone, the other one offered beside it in the east. */
const easterly =
  (days: number) =>
  (zone: string): FeastRules =>
    ORTHODOX.test(zone) ? open(fromEaster(days, orthodoxEasterSunday), fromEaster(days)) : decided(fromEaster(days))
const everywhere = (rule: FeastRule) => (): FeastRules => decided(rule)

const THANKSGIVING = onWeekday(4, 'thu', 11)
const MOTHERS_IN_MAY = onWeekday(2, 'sun', 5)
const MOTHERING_SUNDAY = fromEaster(-21)

/** Days that hang on Easter: names, days from it. */
const EASTERLY: readonly (readonly [names: string, days: number])[] = [
  ['(?:pancake|shrove) (?:day|tuesday)|mardi gras|fat tuesday', -47],
  ['ash wednesday', -46],
  ['palm sunday', -7],
  ['(?:maundy|holy) thursday', -3],
  ['good friday', -2],
  ['easter monday', 1],
  ['easter (?:sunday|day)', 0],
  ['ascension day', 39],
  ['whit ?sunday|whitsun|pentecost', 49],
  ['whit monday', 50],
  ['corpus christi', 60],
]

/** In order: a name before names that it begins with. */
const FEASTS: readonly Feast[] = [
  ...EASTERLY.map(([names, days]): Feast => ({ names, rules: easterly(days) })),
  { names: 'easter', isLed: true, rules: easterly(0) },
  { names: 'mothering sunday', rules: everywhere(MOTHERING_SUNDAY) },
  {
    names: 'mother’?s’? day',
    isLed: true,
    rules: (zone) => {
      if (BRITAIN.test(zone) || IRELAND.test(zone)) return decided(MOTHERING_SUNDAY)
      return isNorthAmerican(zone) || MAY_MOTHERS.test(zone)
        ? decided(MOTHERS_IN_MAY)
        : open(MOTHERS_IN_MAY, MOTHERING_SUNDAY)
    },
  },
  {
    names: 'father’?s’? day',
    isLed: true,
    rules: (zone) => {
      if (AUSTRALIA.test(zone) || NEW_ZEALAND.test(zone)) return decided(onWeekday(1, 'sun', 9))
      if (/^Europe\/Berlin$/.test(zone)) return decided(fromEaster(39))
      return isNorthAmerican(zone) || JUNE_FATHERS.test(zone)
        ? decided(onWeekday(3, 'sun', 6))
        : open(onWeekday(3, 'sun', 6), onDate(3, 19))
    },
  },
  {
    names: '(?:american|us) thanksgiving(?: day)?',
    rules: everywhere(THANKSGIVING),
  },
  { names: 'canadian thanksgiving(?: day)?', rules: everywhere(onWeekday(2, 'mon', 10)) },
  {
    names: 'thanksgiving(?: day)?',
    isLed: true,
    rules: (zone) => {
      if (isAmerican(zone)) return decided(THANKSGIVING)
      return CANADA.test(zone) ? decided(onWeekday(2, 'mon', 10)) : open(THANKSGIVING, onWeekday(2, 'mon', 10))
    },
  },
  { names: 'black friday', isLed: true, rules: everywhere(daysAfter(1, THANKSGIVING)) },
  { names: 'cyber monday', isLed: true, rules: everywhere(daysAfter(4, THANKSGIVING)) },
  { names: 'giving tuesday', isLed: true, rules: everywhere(daysAfter(5, THANKSGIVING)) },
  {
    names: 'labou?r day',
    isLed: true,
    rules: (zone) => {
      if (isNorthAmerican(zone)) return decided(onWeekday(1, 'mon', 9))
      if (NEW_ZEALAND.test(zone)) return decided(onWeekday(4, 'mon', 10))
      return open(onDate(5, 1), onWeekday(1, 'mon', 9))
    },
  },
  {
    names: 'memorial day',
    isLed: true,
    rules: (zone) => (isAmerican(zone) ? decided(onWeekday(-1, 'mon', 5)) : open(onWeekday(-1, 'mon', 5))),
  },
  { names: '(?:mlk|martin luther king(?: jr\\.?)?) day', isLed: true, rules: everywhere(onWeekday(3, 'mon', 1)) },
  { names: 'presidents?’?s?’? day', isLed: true, rules: everywhere(onWeekday(3, 'mon', 2)) },
  { names: '(?:columbus|indigenous peoples?’?s?) day', isLed: true, rules: everywhere(onWeekday(2, 'mon', 10)) },
  { names: 'veterans?’?s?’? day|armistice day', isLed: true, rules: everywhere(onDate(11, 11)) },
  { names: 'juneteenth', isLed: true, rules: everywhere(onDate(6, 19)) },
  {
    names: 'independence day',
    isLed: true,
    rules: (zone) => {
      if (isAmerican(zone)) return decided(onDate(7, 4))
      return /^Asia\/(?:Kolkata|Calcutta)$/.test(zone) ? decided(onDate(8, 15)) : open(onDate(7, 4))
    },
  },
  { names: 'remembrance sunday', rules: everywhere(onWeekday(2, 'sun', 11)) },
  { names: 'burns night', isLed: true, rules: everywhere(onDate(1, 25)) },
  { names: '(?:st\\.?|saint) david’?s day', rules: everywhere(onDate(3, 1)) },
  { names: '(?:st\\.?|saint) george’?s day', rules: everywhere(onDate(4, 23)) },
  { names: '(?:st\\.?|saint) andrew’?s day', rules: everywhere(onDate(11, 30)) },
  { names: '(?:st\\.?|saint) nicholas’?s?(?: day| eve)?', isLed: true, rules: everywhere(onDate(12, 6)) },
  { names: 'anzac day', rules: everywhere(onDate(4, 25)) },
  { names: 'australia day', isLed: true, rules: everywhere(onDate(1, 26)) },
  { names: 'canada day', isLed: true, rules: everywhere(onDate(7, 1)) },
  { names: 'may day', isLed: true, rules: everywhere(onDate(5, 1)) },
  { names: 'bastille day', isLed: true, rules: everywhere(onDate(7, 14)) },
  { names: 'all (?:saints|hallows)’? day', isLed: true, rules: everywhere(onDate(11, 1)) },
  { names: 'all souls’? day', isLed: true, rules: everywhere(onDate(11, 2)) },
  {
    names: '(?:the )?(?:early )?may(?: day)? bank holiday(?: monday)?',
    rules: (zone) =>
      BRITAIN.test(zone) || IRELAND.test(zone) ? decided(onWeekday(1, 'mon', 5)) : open(onWeekday(1, 'mon', 5)),
  },
  {
    names: '(?:the )?(?:spring|late may|whitsun) bank holiday(?: monday)?',
    rules: (zone) => (BRITAIN.test(zone) ? decided(onWeekday(-1, 'mon', 5)) : open(onWeekday(-1, 'mon', 5))),
  },
  {
    names: '(?:the )?(?:august|summer) bank holiday(?: monday)?',
    rules: (zone) => {
      // Scotland keeps the first Monday.
      if (BRITAIN.test(zone)) return decided(onWeekday(-1, 'mon', 8), onWeekday(1, 'mon', 8))
      return IRELAND.test(zone)
        ? decided(onWeekday(1, 'mon', 8))
        : open(onWeekday(-1, 'mon', 8), onWeekday(1, 'mon', 8))
    },
  },
  {
    names: '(?:the )?(?:next )?bank holiday monday',
    nearest: 'monday',
    rules: (zone) => open(...bankHolidays(zone)),
  },
  {
    names: '(?:the )?(?:next )?bank holiday(?! weekend)',
    isLed: true,
    nearest: 'day',
    rules: (zone) => open(...bankHolidays(zone)),
  },
]

/** The names of all feasts, as one pattern: many small ones would be tried on every line. */
export const FEAST_NAME = FEASTS.map(({ names }) => names).join('|')

const WHOLE_NAMES = FEASTS.map(({ names }) => new RegExp(`^(?:${names})$`))

/**
 * The feast of a name, by its place in the list.
 * @param isLed a preposition stands before it; some names need one
 * @returns null if there is none
 */
export function findFeast(name: string, isLed: boolean): number | null {
  const feast = WHOLE_NAMES.findIndex((pattern) => pattern.test(name))
  return feast < 0 || (FEASTS[feast]?.isLed && !isLed) ? null : feast
}

/**
 * The coming day of a feast.
 * @param today the day itself counts
 * @param reading which of the readings; null for the one that is taken
 * @returns null if the country decides and isn't known, or if there is no such reading
 */
export function feastDay(feast: number, today: Day, zone: string, reading: number | null): Day | null {
  const known = FEASTS[feast]
  const rules = known?.rules(zone)
  if (known?.nearest) return reading === 0 ? nearestDay(rules?.all ?? [], today, known.nearest === 'monday') : null
  const rule = reading === null && rules?.isDecided === false ? undefined : rules?.all[reading ?? 0]
  if (!rule) return null
  const year = Number(today.slice(0, 4))
  return [year, year + 1].map(rule).find((day) => day >= today) ?? null
}

/** How many days people of the zone may mean by a feast. */
export const countFeastReadings = (feast: number, zone: string): number => FEASTS[feast]?.rules(zone).all.length ?? 0

function nearestDay(rules: readonly FeastRule[], today: Day, onMonday: boolean): Day | null {
  const year = Number(today.slice(0, 4))
  const days = rules.flatMap((rule) => [rule(year), rule(year + 1)])
  return days.filter((day) => day >= today && (!onMonday || weekday(day) === 'mon')).toSorted()[0] ?? null
}
