// What the page takes and gives.

/** A whole form or request of a program; the longest blank holds 3,000 characters, a dump 50 lines of 200. */
export const MAX_BODY_BYTES = 128 * 1024

/** The name of a device as it is kept. */
export const MAX_DEVICE_NAME = 100

/** Cookies of a session live as long as a refresh token at most. */
export const MAX_COOKIE_SECONDS = 30 * 86_400

/** More choices than this stand in two columns where there is room. */
export const MAX_SINGLE_COLUMN_CHOICES = 8

/** Days of a habit's calendar: six weeks. */
export const CALENDAR_DAYS = 42
