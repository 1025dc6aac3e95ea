// The body of a message as Discord takes it, and the picture of a chart in it: an attached file that a media gallery shows. A
// message that is refused with its picture is sent without: the chart stands below as text anyway.
import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js'
import { truncateText } from '../../src/chat/graphemes.ts'
import type { ChartImage } from '../../src/chat/platform.ts'
import { world } from '../../src/time/world.ts'
import { classifyDiscordError, ERROR_CODES } from './failure.ts'
import { LIMITS } from './limits.ts'

/** Message options independent of how it is posted. */
export interface MessageBody {
  readonly flags: number
  readonly components: APIMessageTopLevelComponent[]
  readonly allowed_mentions: { readonly parse: [] }
  /** What is attached, with its text for screen readers; empty: nothing of what was attached before. */
  readonly attachments?: { readonly id: string; readonly filename: string; readonly description: string }[]
  /** The attached files in that order: sent beside the body. */
  readonly files?: readonly AttachedFile[]
}

const CHART_NAME = 'chart.png'

/** What a picture shows, as Discord takes it. */
export const pictureText = ({ alt }: ChartImage): string => truncateText(alt, LIMITS.alt)

/** Shows the attached picture. */
export const pictureComponent = (description: string): APIComponentInContainer => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${CHART_NAME}` }, description }],
})

/** The file and its description, beside a `pictureComponent`. */
export const pictureAttachment = (chart: ChartImage): Pick<MessageBody, 'attachments' | 'files'> => ({
  attachments: [{ id: '0', filename: CHART_NAME, description: pictureText(chart) }],
  files: [{ name: CHART_NAME, data: Buffer.from(chart.png), contentType: 'image/png' }],
})

/** A file sent beside a body. */
export interface AttachedFile {
  readonly name: string
  readonly data: Buffer
  readonly contentType: string
}

/** A body without its files, and these. */
export const splitFiles = ({ files = [], ...body }: MessageBody): SplitBody => ({ body, files })

interface SplitBody {
  readonly body: Omit<MessageBody, 'files'>
  readonly files: readonly AttachedFile[]
}

/**
 * What the library sends: the payload as JSON, or with files as one multipart body, whose length is known before, so that
 * nothing of it is a stream that could fail on the way.
 */
export function requestWithFiles(payload: unknown, files: readonly AttachedFile[]) {
  if (files.length === 0) return { body: payload }
  const boundary = `proxy-${world().random.uuid()}`
  const part = (head: string, content: string | Buffer): Buffer[] => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]
  const body = Buffer.concat([
    ...part('name="payload_json"\r\nContent-Type: application/json', JSON.stringify(payload)),
    ...files.flatMap(({ name, data, contentType }, index) =>
      part(`name="files[${index}]"; filename="${name}"\r\nContent-Type: ${contentType}`, data),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return { body, headers, passThroughBody: true }
}

/**
 * Sends a body; once more without its picture, where Discord refuses that: no right to attach files, or too large.
 * @throws the Discord error of the last attempt
 */
export async function sendWithPicture<T>(body: MessageBody, send: (body: MessageBody) => Promise<T>): Promise<T> {
  if (body.files === undefined) return send(body)
  try {
    return await send(body)
  } catch (error) {
    const fault = classifyDiscordError(error)
    const isPictureRefused = fault.kind === 'refused' && PICTURE_STATUS.has(fault.status) && !OTHER.has(fault.code)
    if (!isPictureRefused) throw error
    return send(withoutPicture(body))
  }
}

function withoutPicture({ files: _, attachments: __, components, ...body }: MessageBody): MessageBody {
  return {
    ...body,
    components: components.map((one) =>
      one.type === ComponentType.Container
        ? { ...one, components: one.components.filter(({ type }) => type !== ComponentType.MediaGallery) }
        : one,
    ),
  }
}

const PICTURE_STATUS: ReadonlySet<number> = new Set([400, 403, 413])
/** Refusals that have nothing to do with a picture. */
const OTHER: ReadonlySet<number> = new Set([
  ERROR_CODES.alreadyAcknowledged,
  ERROR_CODES.closedDm,
  ERROR_CODES.missingAccess,
  ERROR_CODES.noCommonServer,
  ERROR_CODES.notYours,
])
