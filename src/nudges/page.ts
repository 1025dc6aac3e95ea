// The page of all nudges, generated from the kinds and from samples of their messages.
import { plainText, type View } from '../chat/view.ts'
import type { Kinds } from './kinds/index.ts'
import type { NudgeKind } from './nudge.ts'

/** @param samples each kind's message for a sample person */
export function renderNudgePage(kinds: Kinds, samples: ReadonlyMap<string, View>): string {
  return [
    '# Nudges',
    '',
    'Generated from `src/nudges` by `npm run docs`; a test keeps it true. *Timed* ones keep a promise: no daily limit, no',
    'quiet hours, no pause and no focus session holds them back. *Offered* ones are check-ins: each needs its own yes, and waits. After its',
    'grace none is sent: it is recorded as missed, and a timed one is mentioned at the next contact. Priority 0 goes first.',
    '',
    '| kind | when | promise | grace | priority | on |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...kinds.values()].map(row),
    '',
    ...[...kinds.values()].flatMap((kind) => section(kind, samples.get(kind.kind))),
  ].join('\n')
}

const row = (kind: NudgeKind): string =>
  `| [${kind.kind}](#${kind.kind}) | ${kind.about} | ${kind.isTimed ? 'timed' : 'offered'} | ${graceText(kind)} | ${kind.priority} | ${enabledByText(kind)} |`

function graceText({ grace }: NudgeKind): string {
  if (grace === 'day') return 'until the day ends'
  return grace % 60 === 0 ? `${grace / 60} h` : `${grace} min`
}

/** What switches it on. */
function enabledByText({ kind, isTimed, isSettable, afterSilentDays, at }: NudgeKind): string {
  if (!isSettable) return 'started by them'
  if (isTimed) return 'asked for by a time they set'
  return at === null || afterSilentDays !== undefined ? 'after a first yes' : `a yes: \`nudge set kind:${kind} on:yes\``
}

function section(kind: NudgeKind, sample: View | undefined): string[] {
  const { title, blocks, buttons } = sample ?? { title: [], blocks: [], buttons: [] }
  const items = blocks.flatMap((block) =>
    block.kind === 'item' || block.kind === 'text' ? [plainText(block.text)] : [],
  )
  return [
    `## ${kind.kind}`,
    '',
    `${kind.label}: ${kind.about}.`,
    '',
    '```',
    plainText(title),
    ...items,
    buttons.map(({ label }) => `[${label}]`).join(' '),
    '```',
    '',
  ]
}
