// The judges of what an app sends to Slack. They believe Slack's own types and documentation, never our code.
import { documentedLimits } from './judge/limits.ts'
import { loadPayloadSchema } from './judge/payload-schema.ts'
import type { Message, View } from './types.ts'

export { judgeManifest } from './judge/manifest.ts'
export { type LiveSequence, liveMentions } from './judge/mentions.ts'

/** What is wrong with a payload, as sentences with the place in front; empty when nothing is. */
export type PayloadJudge = (kind: 'message' | 'modal' | 'home', sent: Record<string, unknown>) => string[]

/** The judge of Block Kit payloads. The first call in a process may take three seconds. */
export async function loadPayloadJudge(): Promise<PayloadJudge> {
  const fitsSchema = await loadPayloadSchema()
  return (kind, sent) => [...fitsSchema(kind, sent), ...documentedLimits(kind, sent)]
}

/** A judge that sits on the fake and notes its findings there. */
export async function createJudge(note: (finding: string) => void) {
  const judge = await loadPayloadJudge()
  return (_kind: 'message' | 'view', stored: Message | View, sent: Record<string, unknown>, via: string): void => {
    const kind = stored.kind === 'message' ? 'message' : stored.type
    for (const finding of judge(kind, sent)) note(`${via}: ${finding}`)
  }
}
