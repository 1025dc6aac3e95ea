// The personal page and its notifications as platforms: they belong to a person who is signed in, so their accounts are
// identified by the person's own id, can't be linked, and bring no new person.

/** The page: it only answers. */
export const PAGE_PLATFORM = 'web'

/** Notifications of the person's browsers (Web Push): they speak first. */
export const PUSH_PLATFORM = 'push'

/** Both of them. */
export const PAGE_PLATFORMS: readonly string[] = [PAGE_PLATFORM, PUSH_PLATFORM]

/** Whether it is the page or its notifications. */
export const isPagePlatform = (platform: string | undefined): boolean =>
  platform !== undefined && PAGE_PLATFORMS.includes(platform)
