// Lines from standard input, one world each, to see at once what becomes of them.
import { readFileSync } from 'node:fs'
import { findSentences } from '../../src/chat/parse/sentences.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const open = process.argv.slice(2)
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { title, labels, after, ms, ran } = await world.try(line, open)
  const tasks = after.tasks.map(
    (task) => `${task.isOpen ? '' : 'x '}${task.title}${task.due ? ` @ ${task.due}` : ''}${task.rhythm ?? ''}`,
  )
  const found = findSentences(world.catalogue, line).map(({ command, pattern }) => `${command.name}: ${pattern}`)
  process.stdout.write(
    `${line}\n   ${ran} » ${title} [${labels.join('] [')}] {${tasks.join('; ')}} ${ms.toFixed(1)} ms\n     ${found.slice(0, 3).join('\n     ')}\n`,
  )
}
await world.close()
