// Did a line do what its writer meant? Read from what changed in the database.
import type { CorpusLine } from './corpora.ts'
import type { Outcome } from './world.ts'

export type Verdict = 'right' | 'safe' | 'wrong' | 'harmful'

/** `safe`: the words are kept or asked about, though not as meant. `harmful`: something that was there is gone. */
export function judge({ wanted, isDated, line }: CorpusLine, { before, after }: Outcome): Verdict {
  const made = after.tasks.slice(before.tasks.length)
  const isGone = before.tasks.some((task, index) => task.isOpen && !after.tasks[index]?.isOpen)
  if (isGone && wanted !== 'remove') return 'harmful'
  const isSame = JSON.stringify({ ...after, tasks: 0 }) === JSON.stringify({ ...before, tasks: 0 })
  const isAsked = made.length === 0 && isSame
  switch (wanted) {
    case 'answer':
    case 'remove':
      return isAsked || (wanted === 'remove' && made.length === 0) ? 'right' : 'wrong'
    case 'focus': {
      if (after.others['focus_sessions'] !== before.others['focus_sessions'] && made.length === 0) return 'right'
      return isAsked || made.every(({ due }) => due !== null) ? 'right' : 'wrong'
    }
    case 'name':
      return after.name !== before.name || (isAsked && !/\b(call me|name is|i am|im|go by|call)\b/.test(line))
        ? 'right'
        : isAsked
          ? 'safe'
          : 'wrong'
    case 'title': {
      const [only] = made
      const title = line.split('\n')[0]?.trim()
      return only &&
        only.due === null &&
        (only.title === title || made.length === line.split('\n').filter((each) => each.trim()).length)
        ? 'right'
        : made.length > 0
          ? 'safe'
          : 'wrong'
    }
    case 'keep': {
      if (made.length === 0) return isAsked && !hasThing(line) ? 'right' : isAsked ? 'safe' : 'wrong'
      const isClean = made.every(({ title }) => !CARRIER.test(title))
      const isTimed = !isDated || made.some(({ due }) => due !== null)
      return isClean && isTimed ? 'right' : 'wrong'
    }
  }
}

/** Words around the thing that must not stay in its title. */
const CARRIER =
  /\b(remind|reminder|my calendar|the calendar|calendar|list|set an? alarm|alarm for|set up|please|can you|could you|i want|i need|schedule an?|schedule)\b/i

/** Is anything left to keep, once the words of the wish are gone? */
function hasThing(line: string): boolean {
  const rest = line
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}' ]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !EMPTY.has(word))
  return rest.length > 0
}

const EMPTY: ReadonlySet<string> = new Set(
  'a an the my this that these those one another some any new me i you u it us for of on in to at by up please can could would will do set make create add put start need want have got get give like id wanna gotta must should how what is are be am remind reminder reminders remainder remember alarm alarms event events list lists calendar schedule meeting meetings appointment appointments item items something task tasks entry made later again repeating recurring with people book room rooms just really help need sometime hey olly open clock note tell show only these following info date time able there available find out if works way know figure process go going about show'.split(
    ' ',
  ),
)
