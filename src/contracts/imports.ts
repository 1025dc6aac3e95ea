// What a file of another task program holds, whichever program wrote it: read by `src/language/imports`, saved by
// `src/domain/tasks/importing`.
import type { TaskPriority } from './task-words.ts'

/** The programs and formats whose files are read. */
export type ImportSource =
  | 'todoist'
  | 'ticktick'
  | 'things'
  | 'microsoft-todo'
  | 'google-tasks'
  | 'taskwarrior'
  | 'todo.txt'
  | 'markdown'
  | 'org'
  | 'ical'

/** A moment as a file has it. */
export type ImportedMoment =
  /** The wall clock of the person, whatever their zone; `time` null: the whole day. YYYY-MM-DD, HH:MM. */
  | { readonly kind: 'wall'; readonly day: string; readonly time: string | null }
  /**
   * ISO 8601, UTC. `wholeDay` where the program writes a day as a midnight of its user's zone: `always`, or only where it
   * is midnight in the person's zone.
   */
  | { readonly kind: 'instant'; readonly at: string; readonly wholeDay?: 'always' | 'at-midnight' | undefined }
  /** Words of a person: "tomorrow 9am". */
  | { readonly kind: 'words'; readonly words: string }

/** A repetition as a file has it. */
export type ImportedRhythm =
  /** RRULE text without DTSTART (RFC 5545 3.3.10); `completion`: counted from the day it is done. */
  | {
      readonly kind: 'rule'
      readonly rule: string
      readonly basis: 'calendar' | 'completion'
      /** Days without it: YYYY-MM-DD. */
      readonly except?: readonly string[] | undefined
    }
  | { readonly kind: 'words'; readonly words: string }

/** When a file's program reminds of a task. */
export type ImportedReminder =
  /** Minutes before its time, or before the midnight its day begins with; negative: after it. */
  { readonly kind: 'before'; readonly minutes: number } | { readonly kind: 'at'; readonly moment: ImportedMoment }

/**
 * What of a file has no place here, so that the person is told: reminders that are no lead of a time, attachments, lines
 * without a box outside any list, notes about a list that is not brought in, folders of lists, rules of repetition the
 * file doesn't name, hidden placeholders, and occurrences of a repetition that were changed.
 */
export type UnsupportedPart =
  | 'reminders'
  | 'attachments'
  | 'lines'
  | 'list-notes'
  | 'folders'
  | 'repetitions'
  | 'placeholders'
  | 'occurrences'

/** How many of each; absent: none. */
export type UnsupportedParts = Readonly<Partial<Record<UnsupportedPart, number>>>

/** A task of a file. */
export interface ImportedTask {
  /** The program's own id, else made of list and words: the same in the next file of the same list. */
  readonly key: string
  readonly title: string
  readonly notes: string
  /** The name of its list; null: the Inbox. */
  readonly list: string | null
  /** The key of the task it is a part of. */
  readonly parent: string | null
  readonly due: ImportedMoment | null
  /** Not to be shown before. */
  readonly starts: ImportedMoment | null
  readonly rhythm: ImportedRhythm | null
  readonly reminders: readonly ImportedReminder[]
  readonly minutes: number | null
  readonly priority: TaskPriority
  readonly tags: readonly string[]
  /** Nothing to tick off: kept among the ideas. */
  readonly isNote: boolean
  readonly isDone: boolean
  /** When it was changed last, or made, where the file tells no change: YYYY-MM-DD. */
  readonly touchedOn: string | null
}

/** What a file says about one of its lists. */
export interface ImportedListNote {
  readonly list: string
  readonly notes: string
}

/** A file that was read. */
export interface ImportedFile {
  readonly source: ImportSource
  readonly tasks: readonly ImportedTask[]
  /** One a list; none of the Inbox. */
  readonly listNotes: readonly ImportedListNote[]
  readonly unsupported: UnsupportedParts
}

/** A task of a person, for another program. Days and times are those of the person's zone. */
export interface ExportedTask {
  /** Its id. */
  readonly key: string
  readonly title: string
  readonly notes: string
  /** The name of its project; null: the Inbox. */
  readonly list: string | null
  readonly parent: string | null
  /** YYYY-MM-DD, HH:MM. */
  readonly due: { readonly day: string; readonly time: string | null } | null
  readonly starts: { readonly day: string } | null
  /** RRULE text. */
  readonly rhythm: { readonly rule: string; readonly basis: 'calendar' | 'completion' } | null
  /** Minutes before its time, longest first; empty: once, at its time. */
  readonly leads: readonly number[]
  readonly minutes: number | null
  readonly priority: TaskPriority
  readonly tags: readonly string[]
  readonly isDone: boolean
  readonly doneOn: string | null
  readonly createdOn: string
}

/** What an import would bring, or brought. */
export interface ImportCounts {
  readonly source: ImportSource
  /** New tasks, those that are parked included. */
  readonly tasks: number
  /** Lists they stand in, the Inbox included where one of them goes there. */
  readonly lists: number
  readonly repeating: number
  /** Of the new ones: not changed for a year, so that they are kept among the ideas. */
  readonly parked: number
  /** Of the new ones: notes without a box to tick, kept among the ideas. */
  readonly notes: number
  /** Of the new ones: with a clock time to come, which reminds nobody until the person says so. */
  readonly timed: number
  /** Done in the file; not brought along. */
  readonly done: number
  /** Brought along by an earlier import. */
  readonly known: number
  readonly unsupported: UnsupportedParts
}
