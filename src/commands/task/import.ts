// Brings in the tasks of another program: a file or pasted text, shown first, saved on request, undone as one.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, textOption } from '../../chat/options.ts'
import type { RequestFile } from '../../chat/request.ts'
import type { ImportedFile } from '../../contracts/imports.ts'
import { findDraft } from '../../domain/request/drafts.ts'
import { createImportDraft, readImportDraft } from '../../domain/tasks/importing/draft.ts'
import { importTasks, letImportRemind, previewImport } from '../../domain/tasks/importing/index.ts'
import { readImportBytes, readImportText, recogniseDocument, requireImportSize } from '../../language/imports/index.ts'
import { DomainError } from '../../user-error.ts'
import { importedView, importHelpView, importPreviewView, importRemindersView } from '../../views/import.ts'
import { defineCommand } from '../command.ts'

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
  options: {
    text: textOption('Paste the export here', { takes: 'rest', isMultiline: true, acceptsLonger: true }),
    draft: hidden(textOption('The preview', { max: 36 })),
    remind: hidden(flagOption('Let its times remind')),
  },
  examples: ['task import (A) 2026-03-01 Call mum +Family due:2026-03-05', 'import my tasks'],
  async prepare(_peek, { text, draft }, { file, input }) {
    if (draft !== undefined) return null
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
    return preview(me, prepared.file)
  },
})

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
