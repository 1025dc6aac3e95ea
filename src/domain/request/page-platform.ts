// Platforms whose visitor is known by a session or a token of theirs: their accounts are identified by the person's own
// id, can't be linked, and bring no new person.

/** The personal page: it only answers. */
export const PAGE_PLATFORM = 'web'

/** Notifications of the person's browsers (Web Push): they speak first. */
export const PUSH_PLATFORM = 'push'

/** Programs with a token or a webhook: what is hidden there is hidden from them. */
export const PROGRAM_PLATFORM = 'api'

/** The page, its notifications, programs with a token, and assistants. */
export const PERSONAL_PLATFORMS: readonly string[] = [PAGE_PLATFORM, PUSH_PLATFORM, PROGRAM_PLATFORM, 'mcp']

/** Whether its visitor has proved who they are, and no stranger can be there. */
export const isPersonalPlatform = (platform: string | undefined): boolean =>
  platform !== undefined && PERSONAL_PLATFORMS.includes(platform)
