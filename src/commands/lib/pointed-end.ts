// “Bring passport to that”, right after “visa appointment friday”: what the last word of a new task points at stands
// behind it, so that the line says something a week later, too.
import type { Me } from '../../domain/request/me.ts'
import { resolveReference } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { liftMoment } from '../../language/english/lift-moment.ts'
import { wasJustShown } from './current-task.ts'

const POINTS =
  /\s(?:to|for|with|about|on|of|at|from|before|after|during|beforehand) (?:that|this|it)(?: (?:one|meeting|appointment|call))?\W*$/i
/** “Fold it after”, “send them”: an act and its pronoun, and nothing more. */
const ACT_ALONE =
  /^(?:and |then |also )?\p{L}+(?: \p{L}+)? (?:it|that|them|those)(?: (?:up|off|out|back|away|after|afterwards|in|down|over|again))?\W*$/iu
/** Ways of speaking in which it means nothing. */
const IDIOM =
  /\b(?:sleep on|get on with|get over|go for|get to|look at|worth|stick (?:to|with|at)|done with|over with) (?:that|this|it)\W*$/i

/** The title of what was spoken of last, where the end of a line points at it. */
export async function findPointedEnd(me: Me, line: string): Promise<string | undefined> {
  const title = liftMoment(line)?.rest ?? line
  if (!(POINTS.test(title) || ACT_ALONE.test(title)) || IDIOM.test(title)) return undefined
  const pointed = await resolveReference(me, 'task', { kind: 'last' }, true)
  const [id, second] = pointed.kind === 'found' ? pointed.ids : []
  const task = id === undefined || second !== undefined ? undefined : await tasks.findTask(me, id)
  // Of “send it (invoice acme)” the invoice is meant again.
  return task?.isOpen && (await wasJustShown(me, task.task_id))
    ? (/ (?:it|that|this|them|those) \((.+)\)$/i.exec(task.title)?.[1] ?? task.title)
    : undefined
}
