// Brings in the tasks of another program: a file or pasted text, shown first, saved on request, undone as one.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, textOption } from '../../chat/options.ts'
import type { RequestFile } from '../../chat/request.ts'
import type { View } from '../../chat/view.ts'
import type { ImportedFile } from '../../contracts/imports.ts'
import { findDraft } from '../../domain/request/drafts.ts'
import { createImportDraft, readImportDraft } from '../../domain/tasks/importing/draft.ts'
import { importTasks, letImportRemind, previewImport } from '../../domain/tasks/importing/index.ts'
import {
  decodeText,
  readImportBytes,
  readImportText,
  recogniseDocument,
  requireImportSize,
} from '../../language/imports/index.ts'
import { DomainError } from '../../user-error.ts'
import { importedView, importHelpView, importPreviewView, importRemindersView } from '../../views/import.ts'
import { defineCommand } from '../command.ts'

/** What a file or a text is. */
interface ReadDocument {
  /** An export. */
  readonly file?: ImportedFile
  /** What was typed beside it in a form. */
  readonly words?: string
  /** No export: a line, or a list. */
  readonly capture?: string
  readonly lines?: string
}

export default defineCommand({
  name: 'task import',
  about: 'Bring in tasks from another app',
  aliases: ['/import'],
  phrases: { 'import my tasks': {}, 'move my tasks here': {}, 'bring my tasks over': {} },
  takesDocument: {
    fileNames: /\.(?:csv|tsv|json|ndjson|md|markdown|org|ics|ical|vcs|txt|zip)$/i,
    recognises: (text) => recogniseDocument(text) !== null,
    into: 'text',
  },
  formFile: {
    about: 'The file the other app exported. You see what is in it first.',
    from: 'text',
    command: 'task import',
    into: 'text',
  },
  options: {
    text: textOption('Paste the export here', { takes: 'rest', isMultiline: true, acceptsLonger: true }),
    draft: hidden(textOption('The preview', { max: 36 })),
    remind: hidden(flagOption('Let its times remind')),
  },
  examples: ['task import (A) 2026-03-01 Call mum +Family due:2026-03-05', 'import my tasks'],
  async prepare(_peek, { text, draft }, { file, input }): Promise<ReadDocument | null> {
    if (draft !== undefined) return null
    if (file !== undefined && input.kind === 'command' && input.isForm) return readSentFile(file, text ?? '')
    if (file === undefined || input.kind !== 'typed')
      return text === undefined ? null : { file: await readImportText(text, null) }
    try {
      return { file: await readImportBytes(await loadFile(file), file.name) }
    } catch (error) {
      // A text file that is no export, sent with words: the words count, as for any other file.
      const isOther =
        error instanceof DomainError && (error.code === 'import.unknown' || error.code === 'import.no-text')
      const words = input.line.split('\n').filter((line) => !line.trim().startsWith(file.name))
      if (isOther && words.some((line) => line.trim() !== '')) return { capture: input.line }
      throw error
    }
  },
  async run(me, { draft, remind }, { prepared, runLine }) {
    if (draft !== undefined) {
      const stored = await findDraft(me, draft)
      const file = stored && readImportDraft(stored)
      if (!file) throw new DomainError('import.too-old')
      if (remind) return importRemindersView(await letImportRemind(me, file))
      return importedView(await importTasks(me, file), draft)
    }
    if (!prepared) return importHelpView(me.appSettings.hasPage === false ? null : me.appSettings.publicUrl)
    if (prepared.capture !== undefined) return runLine(ask('task add', { title: prepared.capture }))
    if (prepared.lines !== undefined) return runLine(ask('task dump', { lines: prepared.lines }))
    const { file, words } = prepared
    if (file === undefined) throw new Error('A document that is nothing')
    const shown = await preview(me, file)
    return words === undefined ? shown : withSaved(shown, await runLine(ask('task dump', { lines: words })))
  },
})

/**
 * A file sent with a form, and what was typed beside it. A text file that is no export is a list, like the text.
 * @throws DomainError for a file that can't be read
 */
async function readSentFile(file: RequestFile, words: string): Promise<ReadDocument> {
  const bytes = await loadFile(file)
  try {
    const read = await readImportBytes(bytes, file.name)
    return { file: read, ...(words.trim() === '' ? {} : { words }) }
  } catch (error) {
    const list = error instanceof DomainError && error.code === 'import.unknown' ? decodeText(bytes) : null
    if (list === null) throw error
    return { lines: [words, list].filter((part) => part.trim() !== '').join('\n') }
  }
}

/** The preview, under what became of the words typed beside the file. */
const withSaved = (shown: View, saved: View): View => ({ ...shown, notice: saved.title })

async function preview(me: Parameters<typeof previewImport>[0], file: ImportedFile) {
  const counts = await previewImport(me, file)
  return importPreviewView(counts, counts.tasks > 0 ? await createImportDraft(me, file) : null)
}

async function loadFile(file: RequestFile): Promise<Uint8Array> {
  requireImportSize(file.size)
  try {
    return await file.load()
  } catch {
    throw new DomainError('import.file-gone')
  }
}
