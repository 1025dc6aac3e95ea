// A chart as a picture: uploaded after the answer stands as text, then shown in it. Slack takes a file into its blocks only a
// moment after the upload, so that is tried a few times; where it can't be, the chart stays text.
// https://docs.slack.dev/reference/methods/files.getUploadURLExternal and …/composition-objects/slack-file-object
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import type { ChartImage, ChartPainter } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import type { View } from '../../src/chat/view.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import { LIMITS } from './limits.ts'
import { postPicture, tryPublish, tryUpdate } from './messages.ts'
import type { SlackPicture } from './picture-block.ts'
import { renderHome, renderPicture, renderSlackMessage } from './render.ts'
import { type SlackWebClient, slackErrorName } from './web-client.ts'
import type { SlackSurface } from './workspace-blocks.ts'

/** Where an answer stands: a message, or the address for more answers to one person. */
export interface AnswerPlace {
  readonly message: MessageRef | null
  readonly responseUrl?: string
}

export interface PicturePoster {
  /** Adds the picture of the view's chart, if it has one. Never throws. */
  add(installation: SlackInstallation, shown: View, place: AnswerPlace): Promise<void>
  /** The message shows something else from now on: no picture is added to it any more. */
  forget(message: MessageRef): void
  /** As `add`, for the page that was published on a person's Home. */
  addToHome(installation: SlackInstallation, page: View, userId: string): Promise<void>
  /** As `forget`, for a person's Home. */
  forgetHome(installation: SlackInstallation, userId: string): void
}

export interface PicturePosterOptions {
  readonly drawChart: ChartPainter
  readonly surface: (installation: SlackInstallation) => SlackSurface
  readonly report: (error: unknown) => void
  /** What publishes on a person's Home, one after the other. */
  readonly serializeHome: (key: string, work: () => Promise<void>) => Promise<void>
}

export function createPicturePoster({
  drawChart,
  surface,
  report,
  serializeHome,
}: PicturePosterOptions): PicturePoster {
  // Installed before pictures were drawn: asked again when the app is installed anew, or an hour later.
  const withoutScope = createBoundedCache<true>(1000, SCOPE_MS)
  const waiting = new Map<string, AbortController>()

  const whileShown = async (key: string, work: (stale: AbortSignal) => Promise<void>): Promise<void> => {
    const stale = new AbortController()
    waiting.set(key, stale)
    try {
      await work(stale.signal)
    } finally {
      if (waiting.get(key) === stale) waiting.delete(key)
    }
  }

  /** Uploads the view's chart, if it has one, and shows it. Never throws. */
  const draw = async (
    installation: SlackInstallation,
    shown: View,
    showPicture: (picture: SlackPicture, slack: SlackSurface) => Promise<void>,
  ): Promise<void> => {
    const token = `${installation.space} ${installation.botToken}`
    if (withoutScope.has(token)) return
    try {
      const chart = await drawChart(shown)
      if (!chart) return
      const slack = surface(installation)
      const id = await upload(slack.web, chart)
      await showPicture({ id, alt: chart.alt }, slack)
    } catch (error) {
      if (NOT_ALLOWED.has(slackErrorName(error) ?? '')) withoutScope.set(token, true)
      else report(error)
    }
  }

  const show = async (picture: SlackPicture, shown: View, place: AnswerPlace, { web, blocks }: SlackSurface) => {
    const { message, responseUrl } = place
    if (message)
      await whileShown(keyOf(message), (stale) =>
        untilDrawable(MESSAGE_PAUSES_MS, stale, () =>
          tryUpdate(web, message, renderSlackMessage(shown, picture, blocks.refused())),
        ),
      )
    else if (responseUrl !== undefined)
      await untilDrawable(RESPONSE_PAUSES_MS, undefined, () => postPicture(responseUrl, renderPicture(shown, picture)))
  }

  return {
    forget: (message) => waiting.get(keyOf(message))?.abort(),
    async add(installation, shown, place) {
      if (place.message === null && place.responseUrl === undefined) return
      await draw(installation, shown, (picture, slack) => show(picture, shown, place, slack))
    },
    forgetHome: ({ space }, userId) => waiting.get(homeKey(space, userId))?.abort(),
    addToHome: (installation, page, userId) =>
      draw(installation, page, (picture, { web, blocks }) => {
        const key = homeKey(installation.space, userId)
        return whileShown(key, (stale) =>
          untilDrawable(MESSAGE_PAUSES_MS, stale, async () => {
            let isShown = true
            await serializeHome(`${installation.space} ${userId}`, async () => {
              if (!stale.aborted) isShown = await tryPublish(web, userId, renderHome(page, blocks.refused(), picture))
            })
            return isShown
          }),
        )
      }),
  }
}

const homeKey = (space: string, userId: string): string => `home ${space} ${userId}`

/**
 * Uploads a picture that only this app sees until a message shows it.
 * @returns its id
 * @throws the Slack error, or that of the upload
 */
async function upload(slack: SlackWebClient, { png, alt }: ChartImage): Promise<string> {
  const { upload_url, file_id } = await slack.files.getUploadURLExternal({
    filename: 'chart.png',
    length: png.byteLength,
    // The client's type has another name for it.
    ...{ alt_txt: truncateText(alt, LIMITS.fileAlt) },
  })
  if (!upload_url || !file_id) throw new Error('Slack gave no address for an upload')
  const response = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'image/png' },
    body: Buffer.from(png),
    signal: world().deadline(UPLOAD_TIMEOUT_MS),
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`Slack refused an upload: HTTP ${response.status}`)
  await slack.files.completeUploadExternal({ files: [{ id: file_id, title: 'Chart' }] })
  return file_id
}

/**
 * Tries after each pause, until Slack knows the file as a picture, or the message shows something else.
 * @param send whether Slack took it
 * @throws Error if it never did
 */
async function untilDrawable(
  pausesMs: readonly number[],
  stale: AbortSignal | undefined,
  send: () => Promise<boolean>,
): Promise<void> {
  for (const pauseMs of pausesMs) {
    await world()
      .wait(pauseMs, stale ? { signal: stale } : {})
      .catch(() => undefined)
    if (stale?.aborted || (await send())) return
  }
  throw new Error('Slack does not know an uploaded picture')
}

const keyOf = ({ channelId, messageId }: MessageRef): string => `${channelId} ${messageId}`

/** Slack needs about a second to process a file. */
const MESSAGE_PAUSES_MS = [300, 1000, 2000, 4000] as const
/** An address for answers takes five answers in all. */
const RESPONSE_PAUSES_MS = [1500, 3000] as const
const UPLOAD_TIMEOUT_MS = 10_000
const SCOPE_MS = 3_600_000

/** The app was installed without `files:write`, or the workspace allows no uploads. */
const NOT_ALLOWED = new Set(['missing_scope', 'no_permission', 'not_allowed_token_type', 'file_uploads_disabled'])
