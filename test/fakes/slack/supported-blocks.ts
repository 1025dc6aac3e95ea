// Blocks that a workspace takes: the plain ones, and those that are switched on.
import { unsupportedTypes } from './judge/elements.ts'
import { documentedLimits } from './judge/limits.ts'
import { SlackError } from './slack-error.ts'
import type { State } from './state.ts'

/** Refuse a type that is not switched on, naming the place, as Slack does. It is no finding: workspaces differ. */
export function refuseUnsupported(
  state: State,
  kind: 'message' | 'modal' | 'home',
  sent: Record<string, unknown>,
): void {
  const errors = unsupportedTypes(kind, sent, new Set(state.settings.newerBlocks))
  if (errors.length === 0) return
  throw new SlackError(kind === 'message' ? 'invalid_blocks' : 'invalid_arguments', {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  })
}

/** Refuse a view that is too large or lacks something, whole. */
export function refuseInvalidView(state: State, sent: Record<string, unknown>, via: string): void {
  const kind = sent.type === 'home' ? 'home' : 'modal'
  refuseUnsupported(state, kind, sent)
  const findings = documentedLimits(kind, sent)
  for (const finding of findings) state.log.note(`${via}: ${finding}`)
  if (findings.length === 0) return
  throw new SlackError('invalid_arguments', {
    response_metadata: { messages: findings.map((finding) => `[ERROR] ${finding}`) },
  })
}
