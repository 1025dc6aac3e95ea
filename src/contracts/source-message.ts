// A message of others that is to become a task.

/** Its words, and where it stands. */
export interface SourceMessage {
  readonly text: string
  readonly link?: string
  readonly author?: string
}
