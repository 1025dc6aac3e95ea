// Where people live, for benches that need many zones: an assumption, by eye from where chat platforms are used most.
// Half and quarter hours, both hemispheres and zones without clock changes are among them on purpose.

/** Zone and share of the people, in thousandths; together 1,000. */
export const SHARES: readonly (readonly [zone: string, perMille: number])[] = [
  ['America/New_York', 170],
  ['America/Chicago', 100],
  ['America/Los_Angeles', 100],
  ['America/Denver', 25],
  ['America/Toronto', 35],
  ['America/Sao_Paulo', 55],
  ['America/Mexico_City', 30],
  ['America/Bogota', 15],
  ['America/Argentina/Buenos_Aires', 15],
  ['America/St_Johns', 2],
  ['Europe/London', 70],
  ['Europe/Berlin', 60],
  ['Europe/Paris', 45],
  ['Europe/Madrid', 25],
  ['Europe/Warsaw', 20],
  ['Europe/Kyiv', 10],
  ['Europe/Istanbul', 20],
  ['Africa/Lagos', 10],
  ['Africa/Johannesburg', 8],
  ['Africa/Cairo', 10],
  ['Asia/Dubai', 8],
  ['Asia/Tehran', 5],
  ['Asia/Karachi', 10],
  ['Asia/Kolkata', 60],
  ['Asia/Kathmandu', 2],
  ['Asia/Jakarta', 15],
  ['Asia/Manila', 20],
  ['Asia/Singapore', 10],
  ['Asia/Tokyo', 20],
  ['Asia/Seoul', 10],
  ['Australia/Sydney', 10],
  ['Pacific/Auckland', 4],
  ['Pacific/Chatham', 1],
]

export const ZONES: readonly string[] = SHARES.map(([zone]) => zone)

/** The zone of person number `n`: their shares hold for any thousand people in a row. */
export const zoneOf = (n: number): string => BY_PER_MILLE[n % BY_PER_MILLE.length] ?? 'UTC'

const BY_PER_MILLE = SHARES.flatMap(([zone, perMille]) => Array.from({ length: perMille }, () => zone))
