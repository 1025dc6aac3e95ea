// What a quiet room shows, for those who draw it.

/** A person as the readers of one place may see them; what they did not choose to show is null. */
export interface SeatShown {
  readonly emoji: string | null
  readonly step: string | null
  readonly name: string | null
}

/** A room as one place shows it. */
export interface RoomShown {
  readonly roomId: string
  readonly name: string | null
  /** How many are working now, in all places. */
  readonly working: number
  /** How many wait for a shared start, by its instant (UTC), the soonest first. */
  readonly waiting: readonly { readonly at: Date; readonly count: number }[]
  /** Those who work or wait and show something, in the order they sat down. */
  readonly shown: readonly SeatShown[]
  /** How many other servers and workspaces show this room. */
  readonly elsewhere: number
}

/** Who may read a person's name and words: none, people of the server they sit in, or all places that agreed to it. */
export type SeatAudience = 'nobody' | 'here' | 'everywhere'

/** The reader's own seat. Instants in UTC. */
export interface SeatOfReader {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly emoji: string | null
  readonly step: string | null
  readonly audience: SeatAudience
  readonly task: { readonly task_id: string; readonly title: string } | null
}

/** A channel that shows a room, for its admins. */
export interface RoomPlaceShown {
  readonly name: string | null
  readonly allowsNames: boolean
  readonly elsewhere: number
  /** Why its message could not be posted. */
  readonly problem: string | null
  readonly hasMessage: boolean
}
