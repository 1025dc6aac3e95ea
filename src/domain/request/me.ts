// Whoever acts: the first argument of every service. One request has one, and one transaction.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../contracts/conversation.ts'
import type { DateContext } from '../../language/date-meaning.ts'
import { isMonthFirstZone } from '../../language/date-order.ts'
import type { ChatAccount } from '../../models/chat-account.ts'
import type { Preferences } from '../../models/json.ts'
import type { User } from '../../models/user.ts'
import { addDays, type Day, localDay } from '../../time/index.ts'

/** Whoever acts, when, and in which transaction. */
export interface Me {
  readonly user: User
  /** From which chat account; null when the operator or a job acts for the person. */
  readonly account: ChatAccount | null
  /** Where the answer will be read: what is hidden there is hidden here. */
  readonly platform: string
  /** The channel the request came from, '' where there is none. */
  readonly channelId: string
  /** Where in a space that has admins of their own for its parts: a Discord server. */
  readonly serverId?: string
  /** The one moment of this request, UTC. */
  readonly now: Date
  readonly trx: Transaction
  readonly preferences: Preferences
  readonly journal: Journal
  /** A session of focus may be open; false: none is, as the request's own first read said. */
  readonly mayHaveOpenSession: boolean
  readonly appSettings: AppSettings
}

/** What a request did so far; `changes.settle` makes one undoable change of it, the host redraws what it touched. */
export interface Journal {
  readonly rowChanges: RowChange[]
  readonly touched: Map<string, CardSubject>
  /** Messages that are nobody's card any more: a newer one shows the same thing there. */
  readonly replacedCards: ReplacedCard[]
  /** Longer than ten minutes where a rule says so (fresh start: seven days). */
  undoMinutes: number
  /** Points earned by this request, for the answer; 0 where nothing was. */
  points: number
  /** Achievements unlocked by this request, for the answer. */
  badges: { readonly name: string; readonly icon: string | null; readonly meaning: string | null }[]
  /** Changes that this request took back before it wrote anew: they come again with what it wrote. */
  readonly undoneChangeIds: string[]
  /** The person is gone: nothing more is written for them. */
  isErased: boolean
  /** Set once the change is written. */
  changeId: string | null
}

/** A row before and after, changed columns only, as the database has them. Null: not there. */
export interface RowChange {
  readonly table: string
  readonly id: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** An older message about a thing, and the card that took its place. */
export interface ReplacedCard {
  readonly subject: CardSubject
  readonly cardId: string
  readonly messageId: string
}

/** What lies outside the database, handed in by main; empty where it is not configured. */
export interface AppSettings {
  /** The optional model behind the splitter. */
  readonly model?: { readonly baseUrl: string; readonly apiKey: string; readonly model: string }
  /** Key for codes and derived addresses. */
  readonly secretKey: string
  readonly publicUrl: string
  /** Is the personal page served, here or by another process? */
  readonly hasPage?: boolean
  readonly signup: 'open' | 'invite'
}

/** Nothing done yet; a change can be taken back for ten minutes. */
export const createJournal = (): Journal => ({
  rowChanges: [],
  touched: new Map(),
  replacedCards: [],
  undoMinutes: 10,
  points: 0,
  badges: [],
  undoneChangeIds: [],
  isErased: false,
  changeId: null,
})

/** Whoever acts where nobody is asking: the clock, or the operator. Nothing outside the database is asked then. */
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
  appSettings: { secretKey: '', publicUrl: '', signup: 'invite' },
})

/** Says that cards about this have to be drawn again after the commit. */
export function touch(me: Me, kind: string, id: string): void {
  me.journal.touched.set(`${kind}:${id}`, { kind, id })
}

/** The person's zone; UTC until they say. */
export const zoneOf = (me: Me): string => me.user.timezone

/** How dates in words are read for the person: their now, zone, start of day, and order of day and month. */
export function readingOf({ now, user, preferences }: Me): DateContext {
  const { day_starts_at: dayStartsAt, date_order: order } = preferences
  const monthFirst = order === 'zone' ? isMonthFirstZone(user.timezone) : order === 'month'
  return { now, zone: user.timezone, dayStartsAt, monthFirst }
}

/** The person's present day, which begins when theirs do. */
export const todayOf = (me: Me): Day => localDay(me.now, zoneOf(me), me.preferences.day_starts_at)

/** The day before their present one. */
export const yesterdayOf = (me: Me): Day => addDays(todayOf(me), -1)

/** The day after their present one. */
export const tomorrowOf = (me: Me): Day => addDays(todayOf(me), 1)
