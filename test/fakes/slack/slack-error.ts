// A refusal in Slack's own words.

/** Becomes `{ok: false, error: code, …more}` with status 200, as Slack answers. */
export class SlackError extends Error {
  readonly code: string
  readonly more: Record<string, unknown>

  constructor(code: string, more: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}
