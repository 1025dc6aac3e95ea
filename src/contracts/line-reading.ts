// A typed line, as it is put to the optional model, and what may come back: calls of our own commands and nothing else.

/** A value of a tool, in JSON Schema; every value is text, since options read text. */
export interface ToolParameter {
  readonly type: 'string'
  readonly description: string
  readonly enum?: readonly string[]
}

/** A command as a model is told of it. */
export interface ModelTool {
  /** `task_done`: a command's name where tool names have no spaces. */
  readonly name: string
  readonly description: string
  readonly parameters: {
    readonly type: 'object'
    readonly properties: Readonly<Record<string, ToolParameter>>
    readonly required: readonly string[]
    readonly additionalProperties: false
  }
}

/** All that a model is sent of a person: their line, and names that a look-up would show them in the same place. */
export interface LineQuestion {
  readonly line: string
  readonly tools: readonly ModelTool[]
  /** Names by kind: `{ task: ['buy milk'] }`. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

/** One command that a model would run: a tool with its values as text, or a line of ours as a person could type it. */
export type ModelCall =
  | { readonly tool: string; readonly values: Readonly<Record<string, string>>; readonly line?: undefined }
  | { readonly line: string; readonly tool?: undefined }

/** What came back. No calls: the line is nothing but itself. A note says why the model is of no use this time. */
export type LineReading =
  | { readonly calls: readonly ModelCall[]; readonly note?: undefined; readonly isDown?: undefined }
  /** `isDown`: late, unreachable or failing, rather than of no use for this line. */
  | { readonly calls?: undefined; readonly note: string; readonly isDown?: boolean }
