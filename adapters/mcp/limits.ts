// Limits of the MCP endpoint, and its name.

/** A message of an assistant, in bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024

/** Of an assistant on one's own machine, which may bring in a file of 10 MB, written as JSON. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024

/** Where zones are hidden from assistants. */
export const MCP_PLATFORM = 'mcp'
