// A written message as text, whichever platform it came from.

export interface MessageText {
  readonly line: string
  /** By the words that stand for them in the line, the ids of the people mentioned. */
  readonly mentions: Readonly<Record<string, string>>
}
