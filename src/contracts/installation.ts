// What is kept of a workspace that installed the app over OAuth: the platform makes it, the store seals it.

export interface SlackInstallation {
  /** The workspace, or the organisation of an organisation-wide install. */
  readonly space: string
  readonly name?: string | undefined
  readonly botToken: string
  readonly botUserId: string
  /** The handle of the bot's user. */
  readonly botName?: string
  readonly botId?: string | undefined
  readonly scopes?: readonly string[] | undefined
  /** Both only with token rotation. `expiresAt` in UTC. */
  readonly refreshToken?: string | undefined
  readonly expiresAt?: Date | undefined
}
