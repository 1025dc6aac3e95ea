// Tests that try many random histories have a short form, run by `npm test`, and a long one, run by `npm run test:faults`.

/** Whether the long forms run. */
export const isFull = process.env['FAULTS'] === 'full'

/** How often to try: so often in the short form, and so often in the long one. */
export const attempts = (short: number, full: number): number => (isFull ? full : short)
