// The acting person, first argument of every service. One per request, with its transaction.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../contracts/conversation.ts'
import type { TokenAccess } from '../../contracts/programs.ts'
import type { DateContext } from '../../language/date-meaning.ts'
import { isMonthFirstZone } from '../../language/date-order.ts'
import type { ChatAccount } from '../../models/chat-account.ts'
import type { Preferences } from '../../models/json.ts'
import type { User } from '../../models/user.ts'
import { addDays, type Day, localDay, type TimeStyle, timeStyleOf, type Weekday } from '../../time/index.ts'

/** The acting person, the time, and the transaction. */
export interface Me {
  readonly user: User
  /** The chat account used; null if the operator or a job acts for the person. */
  readonly account: ChatAccount | null
  /** The platform of the answer: what is hidden there is hidden here. */
  readonly platform: string
  /** The channel of the request, '' if there is none. */
  readonly channelId: string
  /** A part of the space with admins of its own: a Discord server. */
  readonly serverId?: string
  /** Names of channels and roles in what was said: `#general`, `@cooks`. No tags and no zones. */
  readonly placeNames?: readonly string[]
  /** The time of this request, UTC; the same throughout. */
  readonly now: Date
  readonly trx: Transaction
  readonly preferences: Preferences
  readonly journal: Journal
  /** A program acts, with a token that allows this much. */
  readonly access?: TokenAccess
  /** The person is at home in another space, where this application is not: they are told nothing of their own. */
  readonly isVisitor?: true
  /** A focus session may be open; false: none is, by the request's first read. */
  readonly mayHaveOpenSession: boolean
  /** Something may wait to be told, or a nudge to be answered; false: nothing does, by the request's first read. */
  readonly mayHaveFollowUps: boolean
  /** When this account was used before, UTC; null if unknown. */
  readonly seenBefore?: Date | null
  /** What else the request's first statement read; absent where that was another one. */
  readonly firstRead?: FirstRead
  readonly appSettings: AppSettings
}

/** What most requests need, read together with their person. */
export interface FirstRead {
  /** What was shown last in the place of the request, as stored. */
  readonly shownHere: string | null
  /** The names of all their habits, a line each. */
  readonly habitNames: string
  /** What their habits are counted in, a line each. */
  readonly habitUnits: string
}

/**
 * What a request did so far; `changes.settle` turns it into one undoable change, and cards of touched things are
 * redrawn.
 */
export interface Journal {
  readonly rowChanges: RowChange[]
  readonly touched: Map<string, CardSubject>
  /** Messages that are no longer cards: a newer one shows the same thing there. */
  readonly replacedCards: ReplacedCard[]
  /** How long undo is possible, if longer than ten minutes (fresh start: seven days). */
  undoMinutes: number
  /** XP earned by this request, for the answer. */
  points: number
  /** Achievements unlocked by this request, for the answer. */
  badges: { readonly name: string; readonly icon: string | null; readonly meaning: string | null }[]
  /** Changes undone by this request before it wrote: undoing it redoes them. */
  readonly undoneChangeIds: string[]
  /** Tasks that this request put off. */
  readonly deferredTaskIds: string[]
  /** The person was erased: nothing more is written for them. */
  isErased: boolean
  /** Set once the change is stored. */
  changeId: string | null
}

/** A row before and after, changed columns only, in database form. Null: absent. */
export interface RowChange {
  readonly table: string
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** An older message about a thing, and the card that replaced it. */
export interface ReplacedCard {
  readonly subject: CardSubject
  readonly cardId: string
  readonly messageId: string
}

/** External capabilities, provided by main; absent if not configured. */
export interface AppSettings {
  /** The optional model of the splitter. */
  readonly model?: { readonly baseUrl: string; readonly apiKey: string; readonly model: string }
  /** The optional model that turns speech into text. */
  readonly speech?: { readonly baseUrl: string; readonly apiKey: string; readonly model: string }
  /** Key for codes and derived addresses. */
  readonly secretKey: string
  readonly publicUrl: string
  /** Whether the personal page is served, here or by another process. */
  readonly hasPage?: boolean
  /** Whether people can let Discord servers see their effort. */
  readonly hasLinkedRoles?: boolean
  readonly signup: 'open' | 'invite'
  /** Older keys, which only decrypt. */
  readonly oldSecretKeys?: readonly string[]
  /**
   * Platforms that can show others that a person focuses. `connectUrl`: where a person lets them, null where the
   * installation has no public address for it.
   */
  readonly focusSignals?: Readonly<Record<string, { readonly connectUrl: string | null }>>
  /** The operator lets webhooks lead into private networks, also without encryption. */
  readonly allowsPrivateWebhooks?: boolean
}

/** An empty record; undo is possible for ten minutes. */
export const createJournal = (): Journal => ({
  rowChanges: [],
  touched: new Map(),
  replacedCards: [],
  undoMinutes: 10,
  points: 0,
  badges: [],
  undoneChangeIds: [],
  deferredTaskIds: [],
  isErased: false,
  changeId: null,
})

/** Acting for a person outside a request: the scheduler or the operator. External capabilities are absent. */
export const createSystemMe = (trx: Transaction, user: User, now: Date): Me => ({
  user,
  account: null,
  platform: '',
  channelId: '',
  now,
  trx,
  preferences: user.parsedPreferences,
  journal: createJournal(),
  mayHaveOpenSession: true,
  mayHaveFollowUps: true,
  appSettings: { secretKey: '', publicUrl: '', signup: 'invite' },
})

/** Marks a thing as changed: its cards are redrawn after the commit. */
export function touch(me: Me, kind: string, id: string): void {
  me.journal.touched.set(`${kind}:${id}`, { kind, id })
}

/** The person's zone; UTC until known. */
export const zoneOf = (me: Me): string => me.user.timezone

/** How times and weeks are written for a person: their own choice, else the customs of their platform's locale. */
export function timeStyleFor({ hours, week_starts_on, locale }: Preferences): TimeStyle {
  const custom = timeStyleOf(locale)
  return {
    hours: hours === 'auto' ? custom.hours : hours,
    weekStartsOn: week_starts_on === 'auto' ? custom.weekStartsOn : week_starts_on,
  }
}

/** The first day of the person's week. */
export const weekStartOf = ({ preferences }: Me): Weekday => timeStyleFor(preferences).weekStartsOn

/** How dates in words are read for the person: now, zone, start of day, order of day and month. */
export function readingOf({ now, user, preferences }: Me): DateContext {
  const { day_starts_at: dayStartsAt, date_order: order } = preferences
  const monthFirst = order === 'zone' ? isMonthFirstZone(user.timezone) : order === 'month'
  return { now, zone: user.timezone, dayStartsAt, monthFirst, ...timeStyleFor(preferences) }
}

/** The person's current local day, which begins at their start of day. */
export const todayOf = (me: Me): Day => localDay(me.now, zoneOf(me), me.preferences.day_starts_at)

/** The local day before. */
export const yesterdayOf = (me: Me): Day => addDays(todayOf(me), -1)

/** The local day after. */
export const tomorrowOf = (me: Me): Day => addDays(todayOf(me), 1)
