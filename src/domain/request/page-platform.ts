// The personal page as a place: people talk there like anywhere, and nobody is spoken to there.

/** Its name among the platforms; its accounts are named by the person's own id. */
export const PAGE_PLATFORM = 'web'
