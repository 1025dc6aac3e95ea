// files.getUploadURLExternal, the upload itself, files.completeUploadExternal; and what a block may show of it. A file is known
// as a picture only a moment after it is complete, as in Slack.
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { count, parseArguments } from '../arguments.ts'
import { walk } from '../blocks.ts'
import { jsonReply, type Received, type Reply } from '../http.ts'
import { SlackError } from '../slack-error.ts'
import { newId, newSecret, type State } from '../state.ts'
import type { Installation } from '../types.ts'
import type { Method } from './method.ts'

/** A file as Slack keeps it. */
export interface UploadedFile {
  id: string
  app: string
  team: string
  name: string
  alt: string
  length: number
  bytes?: Buffer
  /** When it can be shown, in milliseconds of this process; undefined until the upload is complete. */
  readyAt?: number
}

const wanted = z.strictObject({
  filename: z.string().min(1),
  length: count.pipe(z.number().positive()),
  alt_txt: z.string().max(1000).optional(),
  snippet_type: z.string().optional(),
  token: z.string().optional(),
})
const completed = z.looseObject({
  files: z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1),
  channel_id: z.string().optional(),
})

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    takes: 'bot',
    scope: 'files:write',
    run: ({ args, state }, installation) => {
      const { filename, length, alt_txt } = parseArguments(wanted, args)
      const key = newSecret(24)
      const file: UploadedFile = {
        id: newId('F'),
        app: installation.app.id,
        team: installation.workspace.id,
        name: filename,
        alt: alt_txt ?? '',
        length,
      }
      state.files.set(file.id, file)
      state.uploads.set(key, file)
      return { upload_url: `${state.origin}/upload/${key}`, file_id: file.id }
    },
  },
  'files.completeUploadExternal': {
    takes: 'bot',
    scope: 'files:write',
    run: ({ args, state }, installation) => {
      const { files, channel_id } = parseArguments(completed, { ...args, files: parsed(args.files) })
      if (channel_id !== undefined)
        state.log.note('files.completeUploadExternal: posts a message of its own in the channel')
      return {
        files: files.map(({ id, title }) => {
          const file = state.files.get(id)
          if (!file?.bytes || file.app !== installation.app.id || file.team !== installation.workspace.id)
            throw new SlackError('file_not_found')
          file.readyAt ??= performance.now() + state.settings.fileReadyMs
          // Not processed yet, so Slack does not say what it is.
          return { id, title: title ?? file.name, name: file.name, mimetype: '', filetype: '', size: file.length }
        }),
      }
    },
  },
}

/** The bytes of a file: once, and as many as were announced. */
export function upload(state: State, key: string, { bytes }: Received): Reply {
  const file = state.uploads.get(key)
  if (!file) return jsonReply({ ok: false, error: 'not_found' }, 404)
  if (bytes.length !== file.length) return { status: 400, body: 'The length is not what was announced' }
  file.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}

/**
 * Refuses blocks whose `slack_file` is not a picture this app uploaded, or not yet.
 * @throws SlackError `invalid_blocks`
 */
export function refuseUnknownFiles(state: State, installation: Installation, blocks: readonly unknown[]): void {
  for (const [at, block] of blocks.entries())
    walk(block, (object) => {
      const shown = object.slack_file
      if (shown !== undefined && !isPicture(state, installation, shown)) {
        const error = `invalid slack file [json-pointer:/blocks/${at}/slack_file]`
        throw new SlackError('invalid_blocks', {
          errors: [error],
          response_metadata: { messages: [`[ERROR] ${error}`] },
        })
      }
    })
}

const named = z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) })

function isPicture(state: State, { app, workspace }: Installation, shown: unknown): boolean {
  const found = named.safeParse(shown)
  const file = found.success ? state.files.get(found.data.id) : undefined
  if (!file || file.app !== app.id || file.team !== workspace.id) return false
  if (file.readyAt === undefined || performance.now() < file.readyAt) return false
  return file.bytes?.subarray(0, 8).equals(PNG) === true
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function parsed(files: unknown): unknown {
  if (typeof files !== 'string') return files
  try {
    return JSON.parse(files)
  } catch {
    throw new SlackError('invalid_arguments')
  }
}
