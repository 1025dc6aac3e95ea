// Limits of the MCP endpoint.

/** A message of an assistant, in bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024
