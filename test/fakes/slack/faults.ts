// What can go wrong between Slack and an app, on demand: slowness, 429, 5xx, lost answers, refusals.

/** Which calls a fault meets: every field given must fit. */
export interface FaultMatch {
  /** `chat.postMessage`, or `response_url`. */
  method?: string
  /** A channel's id; for a user id, the DM with that person. */
  channel?: string
  /** A workspace's id. */
  workspace?: string
  /** How many calls it meets before it is over. Default: until removed. */
  times?: number
}

/** What happens. Several may be combined with `slowMs`, which comes first. */
export interface FaultEffect {
  /** Done and answered only after this many milliseconds, whether or not the app still waits. */
  slowMs?: number
  /** Done at once, answered only after this many milliseconds. */
  answerAfterMs?: number
  /** 429 with `Retry-After`, in seconds. */
  retryAfter?: number
  /** A bare HTTP status, such as 503. */
  status?: number
  /** Of a `status` of a response URL: its body, as Slack's one word. */
  body?: string
  /** `before`: hang up without doing it. `after`: do it, then hang up instead of answering. */
  reset?: 'before' | 'after'
  /** Never answer; the connection stays open. */
  isHanging?: boolean
  /** `{ok: false, error}`: `channel_not_found`, `is_archived`, `missing_scope`, `internal_error`, … */
  error?: string
}

export interface Fault extends FaultMatch, FaultEffect {}

export interface Faults {
  /** Add a fault; call what comes back to end it. */
  add(fault: Fault): () => void
  clear(): void
  /** The first fault that meets this call, counted down. */
  meet(call: { method: string; channel?: string; workspace?: string }): Fault | undefined
}

export function createFaults(): Faults {
  let faults: (Fault & { left: number })[] = []
  return {
    add: (fault) => {
      const added = { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }
      faults.push(added)
      return () => {
        faults = faults.filter((other) => other !== added)
      }
    },
    clear: () => {
      faults = []
    },
    meet: (call) => {
      const fits = (wanted: string | undefined, actual: string | undefined) => wanted === undefined || wanted === actual
      const met = faults.find(
        (fault) =>
          fault.left > 0 &&
          fits(fault.method, call.method) &&
          fits(fault.channel, call.channel) &&
          fits(fault.workspace, call.workspace),
      )
      if (met) met.left -= 1
      return met
    },
  }
}
