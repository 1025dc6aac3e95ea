// Platforms whose visitor is known by a session or a token of theirs: nobody is spoken to there.

/** The personal page. */
export const PAGE_PLATFORM = 'web'

/** The page, programs with a token, and assistants. */
export const PERSONAL_PLATFORMS: readonly string[] = [PAGE_PLATFORM, 'api', 'mcp']

/** Whether nobody can be spoken to there, and its visitor has proved who they are. */
export const isPersonalPlatform = (platform: string | undefined): boolean =>
  platform !== undefined && PERSONAL_PLATFORMS.includes(platform)
