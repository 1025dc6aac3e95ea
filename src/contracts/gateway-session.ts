// A session of Discord's gateway, kept so that the process that comes next can resume it.

export interface ResumableSession {
  readonly resumeURL: string
  readonly sequence: number
  readonly sessionId: string
  readonly shardCount: number
  readonly shardId: number
}
