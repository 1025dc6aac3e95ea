// The way to an appointment in a line: "20 min by bike", "takes 25 minutes to get there", "get ready: keys, folder",
// `travel:20m`.

/** What a line says of the way. */
export interface RunwayWords {
  /** Null: only a list was said. */
  readonly travelMinutes: number | null
  /** "bike", "foot"; null: not said. */
  readonly travelMode: string | null
  readonly ready: readonly string[]
}

/** A line without those words. */
export interface TakenRunway {
  readonly rest: string
  readonly words: RunwayWords
  /** Said by `travel:`: it counts whatever else the line says. Else only an appointment has a way. */
  readonly isExplicit: boolean
}

const MODES: Readonly<Record<string, string>> = {
  bike: 'bike',
  bicycle: 'bike',
  cycle: 'bike',
  cycling: 'bike',
  foot: 'foot',
  walk: 'foot',
  walking: 'foot',
  car: 'car',
  drive: 'car',
  driving: 'car',
  taxi: 'taxi',
  cab: 'taxi',
  uber: 'taxi',
  bus: 'bus',
  train: 'train',
  tram: 'tram',
  tube: 'underground',
  metro: 'underground',
  subway: 'underground',
  underground: 'underground',
  ferry: 'ferry',
  boat: 'ferry',
  plane: 'plane',
  scooter: 'scooter',
  'public transport': 'public transport',
  transit: 'public transport',
}

// It begins with one of these letters: without them, and with spaces without bound, a line of spaces took seconds.
const LENGTH = String.raw`(?=[\daht])(?:(?:(?<hours>\d{1,2}(?:[.,]5)?)\s*(?:h|hrs?|hours?))?\s*(?:(?:and\s+)?(?<minutes>\d{1,3})\s*(?:m|mins?|minutes?)?)?|(?<words>half an hour|an hour and a half|an hour|a quarter of an hour|three quarters of an hour))`
const MODE = Object.keys(MODES).join('|')

const BY_MODE = new RegExp(
  String.raw`(?:^|[\s,(–-])(?:it takes|takes|about|ca\.?)?\s{0,3}(?<length>${LENGTH})\s+(?:away\s+)?(?:(?:by|on|in|with)\s+(?:my |the |a )?(?<mode>${MODE})|(?<noun>walk|drive|cycle|bike ride|bus ride|train ride|tram ride|taxi ride|ferry ride))(?: there| away)?\)?$`,
  'i',
)
const TO_GET_THERE = new RegExp(
  String.raw`(?:^|[\s,(–-])(?:(?:it |which )?takes(?: me)?(?: about)? |need )?(?<length>${LENGTH})\s+(?:(?:by|on|in|with)\s+(?:my |the |a )?(?<mode>${MODE})\s+)?(?:to get (?:there|to it)|(?:of )?travel(?: time)?|away|journey)\)?$`,
  'i',
)
const EXPLICIT = new RegExp(
  String.raw`(?:^|\s)travel:(?<length>\d{1,3}(?:m|mins?)?|\d{1,2}h(?:\d{1,2}m?)?)(?:[,\s]+by\s+(?:my )?(?<mode>${MODE}))?(?=[\s,]|$)`,
  'i',
)
/** "…, bring keys and a folder": after a way is said, what follows is taken along. */
const BRING =
  /\s*[,;.(–-]+\s*(?:and )?(?:(?:i |we )?(?:need|must|have) to )?(?:bring|take|pack|carry)(?: along)?[\s:]+(?<list>[^:]+)$/i
const READY = /[\s,;.(–-]+(?:(?:and )?get(?:ting)? ready|to take(?: along)?|take along)\s*[:–-]\s*(?<list>[^:]+)$/i

const MAX_MINUTES = 600

/** Takes the words of a way off a line of one sentence; null where it has none. */
export function takeRunway(line: string): TakenRunway | null {
  const listed = READY.exec(line) ?? listBehindWay(line)
  const ready = readList(listed?.groups?.['list'] ?? '')
  const head = listed && ready.length > 0 ? line.slice(0, listed.index).trimEnd() : line
  const explicit = EXPLICIT.exec(head)
  const found = explicit ?? BY_MODE.exec(head.trimEnd()) ?? TO_GET_THERE.exec(head.trimEnd())
  const travelMinutes = found ? readLength(found) : null
  if (travelMinutes === null && ready.length === 0) return null
  const rest =
    found && travelMinutes !== null ? `${head.slice(0, found.index)}${head.slice(found.index + found[0].length)}` : head
  const title = rest.replace(/[\s,;(–-]+$/, '').trim()
  if (title === '') return null
  const mode = found?.groups?.['mode'] ?? found?.groups?.['noun']?.replace(/ ride$/, '')
  return {
    rest: title,
    words: {
      travelMinutes,
      travelMode: travelMinutes === null || mode === undefined ? null : (MODES[mode.toLowerCase()] ?? null),
      ready,
    },
    isExplicit: explicit !== null,
  }
}

/** "Bring wine" alone is a thing to do; only behind the words of a way it belongs to that. */
function listBehindWay(line: string): RegExpExecArray | null {
  const found = BRING.exec(line)
  const head = found ? line.slice(0, found.index).trimEnd() : ''
  return BY_MODE.test(head) || TO_GET_THERE.test(head) || EXPLICIT.test(head) ? found : null
}

/** "20 min", "1h 15", "half an hour" in minutes; null where it is none. */
export function readTravelMinutes(text: string): number | null {
  const found = new RegExp(`^(?:${LENGTH})$`, 'i').exec(text.trim())
  return found ? readLength(found) : null
}

function readLength({ groups = {} }: RegExpExecArray): number | null {
  const compact = /^(?:(\d{1,2})h)?(?:(\d{1,3})m?(?:ins?)?)?$/i.exec(groups['length'] ?? '')
  const words = groups['words']?.toLowerCase()
  const minutes =
    words !== undefined
      ? (WORDS[words] ?? 0)
      : compact
        ? Number(compact[1] ?? 0) * 60 + Number(compact[2] ?? 0)
        : Math.round(Number((groups['hours'] ?? '0').replace(',', '.')) * 60) + Number(groups['minutes'] ?? 0)
  return minutes >= 1 && minutes <= MAX_MINUTES ? minutes : null
}

const WORDS: Readonly<Record<string, number>> = {
  'a quarter of an hour': 15,
  'half an hour': 30,
  'three quarters of an hour': 45,
  'an hour': 60,
  'an hour and a half': 90,
}

/** "keys, folder and water" */
export const readList = (text: string): string[] =>
  text
    .replace(/[.)\s]+$/, '')
    .split(/\s*[,;\n]\s*|\s+and\s+/i)
    .map((item) => item.trim())
    .filter((item) => item !== '' && item.length <= 100)
    .slice(0, 10)
