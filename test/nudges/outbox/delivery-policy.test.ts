// The delivery policy as a pure function: every fact that holds a nudge back, each at the instant where it begins and ends.
import { describe, expect, test } from 'vitest'
import { type Preferences, preferences } from '../../../src/models/json.ts'
import { User } from '../../../src/models/user.ts'
import {
  createDailyCap,
  decideDelivery,
  isInQuietHours,
  type PolicyFacts,
  quietEnd,
} from '../../../src/nudges/outbox/delivery-policy.ts'

const SEND = { kind: 'send' }
const dropped = (reason: string) => ({ kind: 'drop', state: 'dropped', reason })
const missed = (reason: string) => ({ kind: 'drop', state: 'missed', reason })
const later = (tryAt: string, reason: string) => ({ kind: 'later', tryAt: at(tryAt), reason })

/** A time of Thursday, 5 March 2026, or a whole instant; UTC. */
const at = (text: string): Date => new Date(text.includes('T') ? text : `2026-03-05T${text}Z`)

const preferring = (chosen: Partial<Preferences> = {}): Preferences => ({ ...preferences.read(null), ...chosen })

interface Situation extends Partial<Omit<PolicyFacts, 'person' | 'now' | 'rule'>> {
  readonly now?: string
  readonly due?: string
  readonly tryAt?: string
  readonly isTimed?: boolean
  readonly slot?: string
  readonly reason?: string
  readonly grace?: number | 'day'
  readonly afterSilentDays?: number
  readonly zone?: string
  readonly heard?: string
  readonly chosen?: Partial<Preferences>
}

/** The decision over an offered nudge that is due at noon, with what differs. */
function decide(situation: Situation) {
  const { now = '12:00:00', due = '12:00:00', tryAt = due, isTimed = false, slot = '2026-03-05' } = situation
  const { afterSilentDays, heard, zone = 'UTC' } = situation
  const row = { is_timed: isTimed, due_at: at(due), try_at: at(tryAt), reason: situation.reason ?? null, slot }
  return decideDelivery(row, {
    rule: {
      kind: 'task',
      isTimed,
      priority: 1,
      grace: situation.grace ?? 'day',
      ...(afterSilentDays === undefined ? {} : { afterSilentDays }),
    },
    person: {
      user: User.fromJson({ timezone: zone }, { skipValidation: true }),
      preferences: preferring(situation.chosen),
      lastHeardAt: heard ? at(heard) : null,
    },
    now: at(now),
    askedAt: situation.askedAt ?? null,
    focusUntil: situation.focusUntil ?? null,
    dueSoon: situation.dueSoon ?? [],
  })
}

const REPEATED = { isTimed: true, slot: '2026-03-05T12:00:00.000Z again 1' }

describe('too late', () => {
  test('after its minutes of grace it is missed, for the reason that held it', () => {
    expect(decide({ grace: 30, now: '12:29:59' })).toEqual(SEND)
    expect(decide({ grace: 30, now: '12:30:00' })).toEqual(missed('late'))
    expect(decide({ grace: 30, now: '12:30:00', reason: 'focus' })).toEqual(missed('focus'))
    expect(decide({ grace: 30, now: '12:30:00', isTimed: true })).toEqual(missed('late'))
  })

  test('of a day: when the person’s day ends, in their zone, where it starts for them', () => {
    const night = { chosen: { quiet_from: '00:00', quiet_to: '00:00' } }
    expect(decide({ ...night, now: '2026-03-06T03:59:59Z' })).toEqual(SEND)
    expect(decide({ ...night, now: '2026-03-06T04:00:00Z' })).toEqual(missed('late'))
    expect(decide({ ...night, zone: 'Europe/Berlin', now: '2026-03-06T02:59:59Z' })).toEqual(SEND)
    expect(decide({ ...night, zone: 'Europe/Berlin', now: '2026-03-06T03:00:00Z' })).toEqual(missed('late'))
  })
})

describe('a pause', () => {
  test('without a beginning holds until it ends', () => {
    const chosen = { paused_until: '2026-03-05T13:00:00.000Z' }
    expect(decide({ chosen, now: '12:59:59' })).toEqual(dropped('paused'))
    expect(decide({ chosen, now: '13:00:00' })).toEqual(SEND)
  })

  test('that lies ahead holds from its beginning', () => {
    const chosen = { paused_from: '2026-03-05T12:10:00.000Z', paused_until: '2026-03-05T13:00:00.000Z' }
    expect(decide({ chosen, now: '12:09:59' })).toEqual(SEND)
    expect(decide({ chosen, now: '12:10:00' })).toEqual(dropped('paused'))
  })

  test('holds repetitions of a timed one, never the timed one itself', () => {
    const chosen = { paused_until: '2026-03-05T13:00:00.000Z' }
    expect(decide({ chosen, isTimed: true })).toEqual(SEND)
    expect(decide({ chosen, ...REPEATED })).toEqual(dropped('paused'))
  })

  test('with a beginning alone is none', () => {
    expect(decide({ chosen: { paused_from: '2026-03-05T11:00:00.000Z' } })).toEqual(SEND)
  })
})

describe('silence', () => {
  test('of four days stops what is offered and what repeats, and no timed one', () => {
    expect(decide({ heard: '2026-03-01T12:00:01Z' })).toEqual(SEND)
    expect(decide({ heard: '2026-03-01T12:00:00Z' })).toEqual(dropped('silent'))
    expect(decide({ heard: '2026-03-01T12:00:00Z', isTimed: true })).toEqual(SEND)
    expect(decide({ heard: '2026-03-01T12:00:00Z', ...REPEATED })).toEqual(dropped('silent'))
    expect(decide({ heard: '2026-03-01T12:00:01Z', ...REPEATED })).toEqual(SEND)
  })

  test('does not stop the card that is for it', () => {
    expect(decide({ heard: '2026-03-01T12:00:00Z', afterSilentDays: 4 })).toEqual(SEND)
  })
})

test('an open question about its schedule drops what is offered, before any other reason to wait', () => {
  const askedAt = at('09:00:00')
  expect(decide({ askedAt })).toEqual(dropped('asked'))
  expect(decide({ askedAt, focusUntil: at('13:00:00') })).toEqual(dropped('asked'))
  expect(decide({ askedAt, ...REPEATED })).toEqual(SEND)
})

describe('quiet hours', () => {
  test('postpone what is offered to their end, or drop it where that is too late', () => {
    expect(decide({ due: '07:00:00', now: '07:00:00' })).toEqual(later('08:00:00', 'quiet'))
    expect(decide({ due: '07:00:00', now: '07:00:00', grace: 61 })).toEqual(later('08:00:00', 'quiet'))
    expect(decide({ due: '07:00:00', now: '07:00:00', grace: 60 })).toEqual(dropped('quiet'))
    expect(decide({ due: '22:00:00', now: '22:00:00' })).toEqual(dropped('quiet'))
    expect(decide({ due: '08:00:00', now: '08:00:00' })).toEqual(SEND)
  })

  test('stop repetitions where they lie at the first ring, at this one, or between', () => {
    const again = (first: string, now: string, chosen: Partial<Preferences> = {}) =>
      decide({ isTimed: true, slot: `${at(first).toISOString()} again 2`, due: now, now, chosen })
    expect(again('20:00:00', '21:59:59')).toEqual(SEND)
    expect(again('20:00:00', '22:00:00')).toEqual(dropped('repeat'))
    expect(again('07:59:59', '09:00:00')).toEqual(dropped('repeat'))
    expect(again('08:00:00', '09:00:00')).toEqual(SEND)
    const siesta = { quiet_from: '13:00', quiet_to: '14:00' }
    expect(again('12:30:00', '14:30:00', siesta)).toEqual(dropped('repeat'))
    expect(again('14:00:00', '15:00:00', siesta)).toEqual(SEND)
    expect(again('12:30:00', '12:59:59', siesta)).toEqual(SEND)
    // Over midnight: they begin on the day after the first ring.
    const small = { quiet_from: '01:00', quiet_to: '02:00' }
    expect(again('23:00:00', '2026-03-06T03:00:00Z', small)).toEqual(dropped('repeat'))
    expect(again('23:00:00', '2026-03-06T00:59:00Z', small)).toEqual(SEND)
    // Of equal times there are none, even where a repetition passes that time.
    expect(again('12:30:00', '14:30:00', { quiet_from: '13:00', quiet_to: '13:00' })).toEqual(SEND)
  })
})

describe('a session of focus', () => {
  test('postpones what is offered to its planned end', () => {
    expect(decide({ focusUntil: at('12:25:00') })).toEqual(later('12:25:00', 'focus'))
    expect(decide({ focusUntil: at('12:00:00') })).toEqual(SEND)
    expect(decide({ focusUntil: at('12:25:00'), grace: 25 })).toEqual(dropped('focus'))
  })
})

describe('others due shortly', () => {
  test('are waited for: the last of those within fifteen minutes', () => {
    const dueSoon = [at('12:05:00'), at('12:15:00'), at('12:15:01')]
    expect(decide({ dueSoon })).toEqual(later('12:15:00', 'together'))
    expect(decide({ dueSoon: [at('12:15:01')] })).toEqual(SEND)
  })

  test('that are due by now are not, and nobody waits twice', () => {
    expect(decide({ dueSoon: [at('12:00:00')] })).toEqual(SEND)
    expect(decide({ dueSoon: [at('12:05:00')], tryAt: '12:01:00', now: '12:01:00' })).toEqual(SEND)
  })
})

describe('the end of what is quiet', () => {
  const end = (instant: string, chosen: Partial<Preferences>, zone = 'UTC') =>
    quietEnd(at(instant), zone, preferring(chosen))?.toISOString() ?? null

  test('hours over midnight, hours within a day, and none', () => {
    expect(end('21:59:59', {})).toBeNull()
    expect(end('22:00:00', {})).toBe('2026-03-06T08:00:00.000Z')
    expect(end('07:59:59', {})).toBe('2026-03-05T08:00:00.000Z')
    expect(end('08:00:00', {})).toBeNull()
    const noon = { quiet_from: '12:00', quiet_to: '13:00' }
    expect(end('11:59:59', noon)).toBeNull()
    expect(end('12:00:00', noon)).toBe('2026-03-05T13:00:00.000Z')
    expect(end('13:00:00', noon)).toBeNull()
    expect(end('12:00:00', { quiet_from: '12:00', quiet_to: '12:00' })).toBeNull()
  })

  test('a day whole, by the calendar of the zone; its end may lie in quiet hours, and theirs in a quiet day', () => {
    const none = { quiet_from: '00:00', quiet_to: '00:00' }
    expect(end('12:00:00', { ...none, quiet_days: 'thu' })).toBe('2026-03-06T00:00:00.000Z')
    expect(end('12:00:00', { ...none, quiet_days: 'wed,fri' })).toBeNull()
    expect(end('12:00:00', { ...none, quiet_days: 'thu,fri' })).toBe('2026-03-07T00:00:00.000Z')
    expect(end('12:00:00', { quiet_days: 'thu' })).toBe('2026-03-06T08:00:00.000Z')
    expect(end('23:00:00', { quiet_days: 'fri' })).toBe('2026-03-07T08:00:00.000Z')
    expect(end('23:30:00', { ...none, quiet_days: 'fri' }, 'Europe/Berlin')).toBe('2026-03-06T23:00:00.000Z')
  })

  test('a week that is quiet throughout is looked at for sixteen days, and no longer', () => {
    const week = { quiet_from: '00:00', quiet_to: '00:00', quiet_days: 'mon,tue,wed,thu,fri,sat,sun' }
    expect(end('12:00:00', week)).toBe('2026-03-21T00:00:00.000Z')
  })

  test('hours alone decide whether a reminder rings once', () => {
    const quiet = (instant: string, chosen: Partial<Preferences> = {}) =>
      isInQuietHours(at(instant), 'UTC', preferring(chosen))
    expect(quiet('23:00:00')).toBe(true)
    expect(quiet('12:00:00')).toBe(false)
    expect(quiet('12:00:00', { quiet_days: 'thu' })).toBe(false)
  })
})

test('a day’s number counts messages of one person and one day, timed ones aside', () => {
  const cap = createDailyCap(new Map([['ann 2026-03-05', 1]]))
  const admit = (user_id: string, local_date: string, is_timed = false, nudges_per_day = 2) =>
    cap.admit({ is_timed, user_id, local_date }, { preferences: preferring({ nudges_per_day }) })
  expect(admit('ann', '2026-03-05')).toBe(true)
  expect(admit('ann', '2026-03-05')).toBe(false)
  expect(admit('ann', '2026-03-05', true)).toBe(true)
  expect(admit('ann', '2026-03-06', true)).toBe(true)
  expect([1, 2, 3].map(() => admit('ann', '2026-03-06'))).toEqual([true, true, false])
  expect([1, 2, 3].map(() => admit('ben', '2026-03-05'))).toEqual([true, true, false])
  expect(admit('eva', '2026-03-05', false, 0)).toBe(false)
})
