// Base of every command file: a command with this application's `me` and reader.
import type { AnyCommand, Command } from '../chat/command.ts'
import type { Options } from '../chat/options.ts'
import { isZoneKnown } from '../domain/people/index.ts'
import { type Me, timeStyleFor, zoneOf } from '../domain/request/me.ts'
import { english } from '../language/english/index.ts'
import type { Reader } from '../views/reader.ts'

/** Declares a command; the types of its options become the types of `run`'s values. */
export const defineCommand = <O extends Options<Me>, Prepared = null>(
  declared: Command<Me, O, Prepared>,
): AnyCommand<Me> => (declared.says ? { ...declared, language: english } : declared)

/** The reader of the answer. */
export const readerOf = (me: Me): Reader => ({
  zone: zoneOf(me),
  isZoneKnown: isZoneKnown(me.user),
  dayStartsAt: me.preferences.day_starts_at,
  now: me.now,
  ...timeStyleFor(me.preferences),
  clock: me.preferences.clock,
  emoji: me.preferences.emoji,
  isPlain: me.preferences.is_plain,
  showsPoints: me.preferences.points !== 'hidden',
})
