// A file that was previewed, kept for a day, so that what is brought in is what was shown.
import * as z from 'zod'
import type { ImportedFile } from '../../../contracts/imports.ts'
import type { Draft } from '../../../models/draft.ts'
import * as drafts from '../../request/drafts.ts'
import type { Me } from '../../request/me.ts'

const KIND = 'import'

/** @returns the draft's id, for the buttons of the preview */
export const createImportDraft = (me: Me, file: ImportedFile): Promise<string> =>
  drafts.createDraft(me, KIND, JSON.stringify(file))

/** The file of a preview; null for any other draft, or a damaged one. */
export function readImportDraft({ kind, content }: Draft): ImportedFile | null {
  if (kind !== KIND) return null
  try {
    return importedFile.parse(JSON.parse(content))
  } catch {
    return null
  }
}

const moment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wall'), day: z.iso.date(), time: z.string().nullable() }),
  z.object({
    kind: z.literal('instant'),
    at: z.iso.datetime(),
    wholeDay: z.enum(['always', 'at-midnight']).optional(),
  }),
  z.object({ kind: z.literal('words'), words: z.string() }),
])

const rhythm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rule'),
    rule: z.string(),
    basis: z.enum(['calendar', 'completion']),
    except: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('words'), words: z.string() }),
])

const reminder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('before'), minutes: z.number() }),
  z.object({ kind: z.literal('at'), moment }),
])

const importedFile: z.ZodType<ImportedFile> = z.object({
  source: z.enum([
    'todoist',
    'ticktick',
    'things',
    'microsoft-todo',
    'google-tasks',
    'taskwarrior',
    'todo.txt',
    'markdown',
    'org',
    'ical',
  ]),
  tasks: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      notes: z.string(),
      list: z.string().nullable(),
      parent: z.string().nullable(),
      due: moment.nullable(),
      starts: moment.nullable(),
      rhythm: rhythm.nullable(),
      // Previews of an earlier version have neither reminders nor notes.
      reminders: z.array(reminder).default([]),
      minutes: z.number().nullable(),
      priority: z.enum(['low', 'medium', 'high', 'urgent']),
      tags: z.array(z.string()),
      isNote: z.boolean().default(false),
      isDone: z.boolean(),
      touchedOn: z.string().nullable(),
    }),
  ),
  listNotes: z.array(z.object({ list: z.string(), notes: z.string() })).default([]),
  unsupported: z.partialRecord(
    z.enum([
      'reminders',
      'attachments',
      'lines',
      'list-notes',
      'folders',
      'repetitions',
      'placeholders',
      'occurrences',
    ]),
    z.number(),
  ),
})
