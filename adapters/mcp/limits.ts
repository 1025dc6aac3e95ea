// Limits of the MCP endpoint, and its name.

/** A message of an assistant, in bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024

/** Where zones are hidden from assistants. */
export const MCP_PLATFORM = 'mcp'
