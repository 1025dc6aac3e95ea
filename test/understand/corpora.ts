// The lines of other people, and what each should do: the rules of `corpora/README.md`, by intent and by the line's verb.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './world.ts'

/** `answer` changes nothing · `keep` makes a task of the thing alone · `remove` drops what matches, makes nothing. */
export type Wanted = 'answer' | 'keep' | 'remove' | 'focus' | 'name' | 'title'

export interface CorpusLine {
  readonly corpus: string
  readonly intent: string
  readonly line: string
  readonly wanted: Wanted
  /** Has words of time that must not be lost. */
  readonly isDated: boolean
}

const folder = join(root, 'test/language/corpora')

const lines = (file: string): string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

export function loadCorpora(): CorpusLine[] {
  const clinc = lines('clinc150-train.tsv').map((row) => {
    const [intent = '', line = ''] = row.split('\t')
    return { corpus: 'CLINC150', intent, line, wanted: wantedOfClinc(intent, line), isDated: false }
  })
  const slurp = lines('slurp-devel.tsv').map((row) => {
    const [intent = '', marked = ''] = row.split('\t')
    const line = marked.replaceAll(/\[[a-z_]+ : ([^\]]+)\]/g, '$1')
    const isDated = /\[(date|time|timeofday|general_frequency) :/.test(marked)
    return { corpus: 'SLURP', intent, line, wanted: wantedOfSlurp(intent, line), isDated }
  })
  const titles = lines('todo-titles.txt').map((line) => ({
    corpus: 'to-do titles',
    intent: 'title',
    line: line.replaceAll('\\n', '\n'),
    wanted: 'title' as const,
    isDated: false,
  }))
  return [...clinc, ...slurp, ...titles]
}

const REMOVES =
  /\b(remove[ds]?|take .*off|taken off|clear(ed)?|cancel|delete[d]?|erase[d]?|blank|nuke|wipe|get rid|cross|scratch|drop|removed|empty|edit this event out|no longer|strike|eliminate)\b/

const KEEPS = [
  'todo_list_update',
  'reminder_update',
  'calendar_update',
  'shopping_list_update',
  'alarm',
  'schedule_meeting',
]

function wantedOfClinc(intent: string, line: string): Wanted {
  if (intent === 'timer') return 'focus'
  if (intent === 'change_user_name') return 'name'
  if (!KEEPS.includes(intent)) return 'answer'
  return REMOVES.test(line) ? 'remove' : 'keep'
}

function wantedOfSlurp(intent: string, line: string): Wanted {
  if (intent.endsWith('_query')) return 'answer'
  if (intent.endsWith('_remove')) return 'remove'
  return REMOVES.test(line) ? 'remove' : 'keep'
}
