// What a notification can hold, and how long a push service is asked to keep it.

/** Buttons: Chrome on Android and Windows shows two (`Notification.maxActions`); Safari and Firefox none. */
export const MAX_ACTIONS = 2

/** Graphemes would be drawn on two lines at most; longer titles are cut by every system. */
export const MAX_TITLE = 100
export const MAX_BODY = 400
export const MAX_LABEL = 40

/** Bytes of a payload: push services must take 4,096 once it is encrypted (RFC 8030, 7.2), of which 103 are added. */
export const MAX_PAYLOAD_BYTES = 3_900

/** Characters of a topic, of the URL-safe alphabet (RFC 8030, 5.4). */
export const TOPIC_LENGTH = 32

/** Seconds a push service keeps a message for a browser that is off, at the least and at most. */
export const MIN_TTL = 60
export const MAX_TTL = 86_400

/** Milliseconds after which a service that failed, or limits the rate without saying for how long, is asked again. */
export const RETRY_FAILED_MS = 30_000
export const RETRY_LIMITED_MS = 60_000
export const MAX_RETRY_MS = 3_600_000

/** For so long after the first try, devices that could not be reached are tried again though another one was. */
export const SETTLE_MS = 5 * 60_000
