// Where people are spoken to: the direct channel with each, as its platform names it.
import { createHash } from 'node:crypto'

/** The direct channel with a person. On Discord an id is a number of seventeen digits or more. */
export const channelOf = (platform: string, person: string): string =>
  platform === 'discord'
    ? String(10n ** 17n + BigInt(createHash('sha256').update(person).digest().readUInt32BE(0)))
    : `D${person}`

/** Who may live in a world: `a` to `z`, `aa`, `bb`. */
export const personName = (index: number): string =>
  String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26))

const NAMES = Array.from({ length: 104 }, (_, index) => personName(index))

/** Whose direct channel this is. @throws Error where it is nobody's */
export function personOf(platform: string, channelId: string): string {
  const name = NAMES.find((each) => channelOf(platform, each) === channelId)
  if (name === undefined) throw new Error(`Nobody's channel: ${channelId}`)
  return name
}
