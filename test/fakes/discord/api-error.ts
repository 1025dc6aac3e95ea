// A refusal as Discord words it: an HTTP status, a code of its own, a sentence.
// Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes
export class ApiError extends Error {
  readonly status: number
  readonly code: number
  readonly errors: Record<string, unknown> | undefined
  /** Seconds to wait, where it is a 429 of a route of its own. */
  retryAfter: number | undefined
  constructor(status: number, code: number, message: string, errors?: Record<string, unknown>) {
    super(message)
    this.status = status
    this.code = code
    this.errors = errors
  }
}

export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized')
export const notFound = () => new ApiError(404, 0, '404: Not Found')
export const unknownChannel = () => new ApiError(404, 10003, 'Unknown Channel')
export const unknownGuild = () => new ApiError(404, 10004, 'Unknown Guild')
export const unknownMember = () => new ApiError(404, 10007, 'Unknown Member')
export const unknownMessage = () => new ApiError(404, 10008, 'Unknown Message')
export const unknownUser = () => new ApiError(404, 10013, 'Unknown User')
export const unknownWebhook = () => new ApiError(404, 10015, 'Unknown Webhook')
export const unknownInteraction = () => new ApiError(404, 10062, 'Unknown interaction')
export const unknownCommand = () => new ApiError(404, 10063, 'Unknown application command')
export const missingAccess = () => new ApiError(403, 50001, 'Missing Access')
export const notYours = () => new ApiError(403, 50005, 'Cannot edit a message authored by another user')
export const emptyMessage = () => new ApiError(400, 50006, 'Cannot send an empty message')
export const closedDm = () => new ApiError(403, 50007, 'Cannot send messages to this user')
export const noCommonServer = () =>
  new ApiError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds')
export const missingPermissions = () => new ApiError(403, 50013, 'Missing Permissions')
export const expiredToken = () => new ApiError(401, 50027, 'Invalid Webhook Token')
export const alreadyAcknowledged = () => new ApiError(400, 40060, 'Interaction has already been acknowledged.')
export const invalidForm = (why: string) =>
  new ApiError(400, 50035, 'Invalid Form Body', { _errors: [{ code: 'BASE_TYPE_BAD', message: why }] })

export const threadArchived = () => new ApiError(400, 50083, 'Thread is archived')

/** @param seconds until the next message is taken */
export function slowMode(seconds: number): ApiError {
  const error = new ApiError(429, 20016, 'This action cannot be performed due to slowmode rate limit')
  error.retryAfter = seconds
  return error
}

/** @param seconds until the next one is taken */
export function tooManyOldEdits(seconds: number): ApiError {
  const error = new ApiError(
    429,
    30046,
    'Maximum number of edits to messages older than 1 hour reached. Try again later',
  )
  error.retryAfter = seconds
  return error
}
