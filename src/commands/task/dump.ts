// Everything in one's head at once: a line is a task, nothing has to be sorted first.
import { need, text } from '../../chat/options.ts'
import { placesOf } from '../../domain/tasks/capture.ts'
import { dump } from '../../domain/tasks/dump.ts'
import type { Task } from '../../domain/tasks/index.ts'
import { dumped, oneTask } from '../../views/dump.ts'
import { captured } from '../../views/task-captured.ts'
import { command, readerOf } from '../command.ts'

export default command({
  name: 'task dump',
  about: 'Save many lines as many tasks',
  shorts: ['/dump'],
  captures: { lines: 'many', into: 'lines' },
  options: { lines: need(text('One thing a line', { takes: 'rest', isLong: true })) },
  examples: ['task dump call vet\ndamp wall\ngift for Mia?'],
  async run(me, { lines }) {
    const saved = await dump(me, lines, oneTask(lines))
    const places = await placesOf(me, saved)
    const [only] = saved
    if (only && saved.length === 1) return captured(readerOf(me), only, places(only))
    return dumped(readerOf(me), saved, places, pickOf(saved), lines)
  },
})

/** The easiest to begin with: what takes least, else what was written first. */
function pickOf(saved: readonly Task[]): Task {
  const [pick] = saved.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  if (!pick) throw new Error('Nothing to pick from')
  return pick
}

const sizeOf = ({ total_minutes }: Task): number => (total_minutes > 0 ? total_minutes : Number.POSITIVE_INFINITY)
