// The JSON columns: the keys of each, their meaning and their defaults.
import * as z from 'zod'
import { type JsonObject, jsonList, jsonObject, wholeList, wholeObject } from './json-columns.ts'

const localTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** `users.preferences`. Times are wall-clock in the person's zone, `paused_from` and `paused_until` are instants in ISO 8601. */
export const preferences = jsonObject(
  'users.preferences',
  {
    day_starts_at: localTime,
    quiet_from: localTime,
    quiet_to: localTime,
    /** Weekdays on which nothing is offered: `sat,sun`; '' for none. */
    quiet_days: z.string().regex(/^(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:,(?=.)|$))*$/),
    nudges_per_day: z.int().min(0).max(20),
    /** When a pause begins that lies ahead; null: it has begun, if there is one. */
    paused_from: z.iso.datetime().nullable(),
    paused_until: z.iso.datetime().nullable(),
    /** `unasked` until points were shown once with the offer to hide them. */
    points: z.enum(['unasked', 'shown', 'hidden']),
    is_plain: z.boolean(),
    emoji: z.enum(['few', 'none']),
    clock: z.enum(['fixed', 'relative']),
    /** Which number of 5/3 is the day; `zone`: by the convention of their zone. */
    date_order: z.enum(['zone', 'day', 'month']),
    /** 21:00 or 9 pm; `auto`: by the customs of `locale`. */
    hours: z.enum(['auto', '24', '12']),
    /** The first day of their week; `auto`: by the customs of `locale`. */
    week_starts_on: z.enum(['auto', 'mon', 'sat', 'sun']),
    /** What the platform they write from told, a BCP 47 tag; null: nothing yet. */
    locale: z.string().max(35).nullable(),
    /** The time zone was chosen here, and another one is what the platform reports. */
    has_own_zone: z.boolean(),
    /** A change of the zone the platform reports that was not told yet: from the zone in use, to the one reported. */
    travelled_from: z.string().nullable(),
    travelled_to: z.string().nullable(),
    /** When that was; null once typed times have moved too. */
    travelled_at: z.iso.datetime().nullable(),
    /** Whether the operator's language model may be sent this person's lines and titles. */
    uses_model: z.boolean(),
    /** Which minutes count: the person's own, or those corrected by what things really took. */
    estimates: z.enum(['corrected', 'own']),
    /** Today's list as ordered by hand: ids of tasks from first to last, with spaces between; '' for none. */
    today_order: z.string().max(2_000),
    /** Incremented to invalidate the calendar's old address. */
    calendar_version: z.int().min(0),
  },
  {
    day_starts_at: '04:00',
    quiet_from: '22:00',
    quiet_to: '08:00',
    quiet_days: '',
    nudges_per_day: 6,
    paused_from: null,
    paused_until: null,
    points: 'unasked',
    is_plain: false,
    emoji: 'few',
    clock: 'fixed',
    date_order: 'zone',
    hours: 'auto',
    week_starts_on: 'auto',
    locale: null,
    has_own_zone: false,
    travelled_from: null,
    travelled_to: null,
    travelled_at: null,
    uses_model: true,
    estimates: 'corrected',
    today_order: '',
    calendar_version: 0,
  },
)
export type Preferences = ReturnType<typeof preferences.read>

/** `tasks.metadata`. */
export const taskMetadata = jsonObject(
  'tasks.metadata',
  {
    /** All that was typed, read again once the zone is known. */
    raw_line: z.string().optional(),
    /** The part of it that was read, where a sentence or a list's marks stood around it. */
    read_line: z.string().optional(),
    /** When an edited line was last parsed again, ISO: the task is unchanged since while `updated_at` equals it. */
    read_at: z.iso.datetime().optional(),
    source_url: z.string().optional(),
    /** True: a time was typed. False: `due_date` is the local day's last minute. */
    has_due_time: z.boolean(),
    /** "saturday evening": the part of the day, if no time was typed. */
    due_part: z.enum(['morning', 'afternoon', 'evening', 'night']).optional(),
    blocked_reason: z.string().optional(),
    /** Which task of a file it was brought in from, so that the file brings it once. */
    import_key: z.string().optional(),
    /** Its time was brought in, not typed here, so it reminds nobody until the person says so. */
    is_silent: z.boolean().optional(),
    /** Leads of this task's reminders in minutes, longest first; without them the person's setting counts. */
    remind_leads: z.array(z.int().min(0)).optional(),
    /** Reminds again so many minutes apart until it is done. */
    remind_every: z.int().min(1).optional(),
    /** At most so often. */
    remind_times: z.int().min(1).optional(),
    /** The person corrected the guessed kind, so it is not guessed again. */
    is_kind_chosen: z.boolean().optional(),
    /** The person set this estimate themself; of parts, which the splitter measures, only those count. */
    is_estimate_own: z.boolean().optional(),
    /** The person wants their own minutes for this task, whatever was learned. */
    keeps_estimate: z.boolean().optional(),
    delegation_before_drop: z.enum(['do', 'do_with_me', 'delegate']).optional(),
  },
  { has_due_time: false },
)
export type TaskMetadata = ReturnType<typeof taskMetadata.read>

/** `tasks.tags`: without the `#`; none is longer than a line that can be typed. */
export const tags = jsonList('tasks.tags', z.string().max(4_000))
/** `tasks.children_ids`: derived from `parent_id`. */
export const childrenIds = jsonList('tasks.children_ids', z.string())
/** `runways.ready_list`: what to take along, in the person's words. */
export const readyList = jsonList('runways.ready_list', z.string().max(100))
/** `projects.team_members`: derived from `project_members`. */
export const teamMembers = jsonList('projects.team_members', z.string())

const shownStatus = z.object({
  text: z.string(),
  emoji: z.string(),
  /** In seconds since 1970, UTC; 0: it does not end by itself. */
  until: z.int().min(0),
})

/** `begun`: perhaps set; `set`; `theirs`: the person has set something else since, which stays. */
const signalPhase = z.enum(['begun', 'set', 'theirs'])

/** `focus_signals.shown`: what was set for a session, and what stood there before. Absent: nothing is set. */
export const shownSignal = jsonObject(
  'focus_signals.shown',
  {
    /** `before`: what the person had; `from`: what stood there when `set` was begun, which may be ours. */
    status: z
      .object({
        session: z.string(),
        set: shownStatus,
        before: shownStatus,
        from: shownStatus,
        phase: signalPhase,
      })
      .optional(),
    /** Ends of Do Not Disturb in seconds since 1970, UTC; 0: none. */
    quiet: z
      .object({
        session: z.string(),
        set: z.int().min(0),
        before: z.int().min(0),
        from: z.int().min(0),
        phase: signalPhase,
      })
      .optional(),
  },
  {},
)
export type ShownSignal = ReturnType<typeof shownSignal.read>

/** `projects.settings`, `projects.metadata` and `audit_entries.detail`: no fixed keys yet. */
export const openObject = jsonObject('an open object', {}, {})

/**
 * `achievements.criteria`: metric → threshold, all of which must be reached. Invalid text means no criteria, and such
 * an achievement is never unlocked.
 */
export const criteria: JsonObject<Record<string, number>> = wholeObject(
  'achievements.criteria',
  z.record(z.string(), z.number()),
)

/** `recent_views.buttons`: the lines of the numbers, in order. */
export const buttons = jsonList('recent_views.buttons', z.object({ label: z.string(), line: z.string() }))
export type RecentButton = ReturnType<typeof buttons.read>[number]

/** `drafts.content`: its keys depend on the draft's kind. */
export const draftContent: JsonObject<Record<string, unknown>> = wholeObject(
  'drafts.content',
  z.record(z.string(), z.unknown()),
)

const image = z.record(z.string(), z.json()).nullable()

/** `changes.images`: changed columns only; `before` null for a new row, `after` null for a deleted one. */
export const images = wholeList(
  'changes.images',
  z.object({ table: z.string(), id: z.string(), before: image, after: image }),
)
export type StoredRowChange = ReturnType<typeof images.read>[number]
