// Lines from standard input, one world each, to see at once what becomes of them.
import { readFileSync } from 'node:fs'
import { openWorld } from './world.ts'

const world = await openWorld()
const open = process.argv.slice(2)
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { title, labels, after, ms } = await world.try(line, open)
  const tasks = after.tasks.map(
    (task) => `${task.isOpen ? '' : 'x '}${task.title}${task.due ? `@${task.due.slice(5, 16)}` : ''}`,
  )
  process.stdout.write(`${line}\n   ${title} [${labels.join('] [')}] {${tasks.join('; ')}} ${ms.toFixed(1)}\n`)
}
await world.close()
