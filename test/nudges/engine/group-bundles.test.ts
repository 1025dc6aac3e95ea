// Which nudges share a message, and which row carries it: also when it is sent again.
import { expect, test } from 'vitest'
import { t } from '../../../src/chat/view.ts'
import { type ComposedNudge, groupIntoBundles } from '../../../src/nudges/engine/group-bundles.ts'
import type { DueNudge } from '../../../src/nudges/nudge.ts'
import type { ClaimedNudge } from '../../../src/nudges/outbox/index.ts'

type Differing = Partial<ClaimedNudge> & { readonly blocks?: number }

/** An offered nudge of one person, due at eight, with what differs. */
function composed(nudge_id: string, { blocks = 1, ...differing }: Differing = {}): ComposedNudge {
  const row = {
    nudge_id,
    user_id: 'ann',
    account_id: 'chat',
    is_timed: false,
    priority: 1,
    due_at: new Date('2026-03-05T08:00:00Z'),
    bundle_id: null,
    ...differing,
  }
  const texts = Array.from({ length: blocks }, () => ({ kind: 'text', text: t`Ring Bob` }))
  return { due: { row } as DueNudge, view: { blocks: texts } as unknown as ComposedNudge['view'] }
}

/** Each message as its rows, the carrier first. */
const messages = (spoken: readonly ComposedNudge[], alone: readonly string[] = []): string[] =>
  groupIntoBundles(spoken, ({ due }) => alone.includes(due.row.nudge_id)).map(({ carrier, others }) =>
    [carrier, ...others].map(({ due }) => due.row.nudge_id).join(' '),
  )

const due = (time: string) => ({ due_at: new Date(`2026-03-05T${time}Z`) })

test('offered ones of one account share a message, whenever they were due', () => {
  expect(messages([composed('a'), composed('b', due('09:30:00'))])).toEqual(['a b'])
  expect(messages([composed('a'), composed('b', { user_id: 'ben' })])).toEqual(['a', 'b'])
  expect(messages([composed('a'), composed('b', { account_id: 'other' })])).toEqual(['a', 'b'])
  // The text of a priority is none of their matter.
  expect(messages([composed('a'), composed('b', { priority: 2 })])).toEqual(['a b'])
})

test('timed ones share it with those of the same minute and priority', () => {
  const timed = (id: string, time: string, differing: Differing = {}) =>
    composed(id, { is_timed: true, ...due(time), ...differing })
  expect(messages([timed('a', '08:00:00'), timed('b', '08:00:59')])).toEqual(['a b'])
  expect(messages([timed('a', '08:00:59'), timed('b', '08:01:00')])).toEqual(['a', 'b'])
  expect(messages([timed('a', '08:00:00'), timed('b', '08:00:00', { priority: 0 })])).toEqual(['a', 'b'])
  expect(messages([timed('a', '08:00:00'), composed('b')])).toEqual(['a', 'b'])
})

test('a question stays alone', () => {
  expect(messages([composed('a'), composed('b'), composed('c')], ['b'])).toEqual(['a c', 'b'])
  expect(messages([composed('a'), composed('b')], ['a', 'b'])).toEqual(['a', 'b'])
})

test('the one with most to show carries, then the one due first, then by id', () => {
  expect(messages([composed('a'), composed('b', { blocks: 2 })])).toEqual(['b a'])
  expect(messages([composed('a', due('08:05:00')), composed('b')])).toEqual(['b a'])
  expect(messages([composed('b'), composed('a')])).toEqual(['a b'])
  expect(messages([composed('c'), composed('a'), composed('b')])).toEqual(['a b c'])
})

test('the row that carried it before carries it again, though another has more to show', () => {
  // The others name it; its own row names none.
  const before = { bundle_id: 'c' }
  expect(messages([composed('a', { ...before, blocks: 3 }), composed('b', before), composed('c')])).toEqual(['c a b'])
})
