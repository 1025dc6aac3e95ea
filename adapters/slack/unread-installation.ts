// Why an event could not be handed to anybody: its workspace has no installation, or nobody could read it now.

/** However often it is delivered: nobody there can be answered. */
export class NotInstalledError extends Error {}

/**
 * Whether the installation could not be read, as while the database is away. Nothing was done then, and nobody can be told
 * so without its token: what is not acknowledged Slack delivers again, or tells the person whose press it was.
 */
export const isUnreadInstallation = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'slack_bolt_authorization_error' &&
  'original' in error &&
  !(error.original instanceof NotInstalledError)
