// A written message as text, whichever platform it came from.

export interface MessageText {
  readonly line: string
  /** Mentioned people by the words that replace them in the line. */
  readonly mentions: Readonly<Record<string, string>>
}
