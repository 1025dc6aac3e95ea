// The personal page as a platform: it only answers, and sends no nudges.

/** Its platform name; its accounts are identified by the person's own id. */
export const PAGE_PLATFORM = 'web'
