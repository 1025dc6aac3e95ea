// Brain dump: every line becomes a task, unsorted.
import { required, textOption } from '../../chat/options.ts'
import { loadTaskPlaces } from '../../domain/tasks/capture.ts'
import { captureDump } from '../../domain/tasks/dump.ts'
import type { Task } from '../../domain/tasks/index.ts'
import { dumpView } from '../../views/dump.ts'
import { taskAddedView } from '../../views/task-added.ts'
import { defineCommand, readerOf } from '../command.ts'

export default defineCommand({
  name: 'task dump',
  about: 'Save each line as a task',
  question: 'Type your list, one thing per line.',
  aliases: ['/dump'],
  captures: { lines: 'many', into: 'lines' },
  // A single line after “dump” is a title: a thing to get rid of.
  spoken: ['brain dump', 'let me make a list'],
  says: [
    { say: 'dump {lines}', trust: 'title' },
    {
      say: '(ok|so|right|can we|can i|could we|lets|let me|i want to|id like to|i need to|i would like to|we should|help me|help me to)* (make|write|do|start|create|write out) (a|my|the|another|me a|up a)? (new|quick|big|little|whole|fresh)? (list|to do list|todo list|list of things|list of everything) (please|now|of (things|everything|stuff|what) {_}|of things|of everything)*',
      moment: 'ignored',
    },
    '(just|heres|here is|lets do|let me do|i need to do|i want to do|time for|can i do|do)? (a|my|another)? (quick|big|little|small|morning)? (brain dump|braindump|mind dump|brain-dump)',
  ],
  formFile: {
    about: 'A text file, one thing per line.',
    from: 'lines',
    command: 'task import',
    into: 'text',
  },
  options: {
    lines: required(
      textOption('Your list, one thing per line.', { takes: 'rest', isMultiline: true, acceptsLonger: true }),
    ),
  },
  examples: ['task dump call vet\ndamp wall\ngift for Mia?'],
  async run(me, { lines }) {
    const { saved, ticked } = await captureDump(me, lines)
    const places = await loadTaskPlaces(me, saved)
    const [only] = saved
    if (only && saved.length === 1) return taskAddedView(readerOf(me), only, places(only), { ticked })
    return dumpView(readerOf(me), { saved, ticked, pick: pickOf(saved), text: lines }, places)
  },
})

/** The easiest to begin with: the shortest estimate, else the first written. */
function pickOf(saved: readonly Task[]): Task {
  const [pick] = saved.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  if (!pick) throw new Error('There is nothing to pick from')
  return pick
}

const sizeOf = ({ total_minutes }: Task): number => (total_minutes > 0 ? total_minutes : Number.POSITIVE_INFINITY)
