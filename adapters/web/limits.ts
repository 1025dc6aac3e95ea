// The page's limits.

/** A whole form or program request, in bytes; the longest option holds 3,000 characters, a dump 50 lines of 200. */
export const MAX_BODY_BYTES = 128 * 1024

/** A file of another app on the import page: the file's limit is 10 MB, and its fields need a little. */
export const MAX_IMPORT_BODY_BYTES = 10 * 1024 * 1024 + 64 * 1024

/** Length of a stored device name. */
export const MAX_DEVICE_NAME = 100

/** Session cookies live as long as a refresh token at most. */
export const MAX_COOKIE_SECONDS = 30 * 86_400

/** For how long a browser is known that nobody signs in with: half a year. */
export const DEVICE_COOKIE_SECONDS = 180 * 86_400

/** More choices than this are shown in two columns if there is room. */
export const MAX_SINGLE_COLUMN_CHOICES = 8

/** Tasks that are chosen at once: a page of a list. */
export const MAX_CHOSEN = 50

/** Days in a habit's calendar: six weeks. */
export const CALENDAR_DAYS = 42

/** Milliseconds between two signs of life of an open page's stream: proxies close a silent connection after a minute. */
export const HEARTBEAT_MS = 25_000

/** Milliseconds until a browser opens a stream again that has ended. */
export const RECONNECT_MS = 5_000

/** Open streams of one session, of one person and of a process, each of which holds a connection. */
export const MAX_STREAMS_PER_SESSION = 3
export const MAX_STREAMS_PER_PERSON = 6
export const MAX_STREAMS = 2_000

/** A line that was typed without a connection; as long as a program's. */
export const MAX_LINE = 20_000

/** What a browser reports of its notifications, requests a minute from one address. */
export const REPORTS_PER_MINUTE = 120
