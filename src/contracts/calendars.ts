// What a person's calendars say, from the reader of a file to what is shown.

/** A private address: who has it can use it. */
export interface SecretAddress {
  /** http or https; may hold a user and a password. */
  readonly url: string
  /** All of it that is ever shown. */
  readonly host: string
}

/** A time at which a person is busy. */
export interface BusySpan {
  /** UTC. */
  readonly from: Date
  /** UTC, exclusive. */
  readonly to: Date
  /** Null where titles are not kept, or the calendar is hidden here. */
  readonly title: string | null
}
