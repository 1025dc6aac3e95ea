// Draws a view's chart as a picture, with @resvg/resvg-js and a font from a package. Both are loaded with the first chart, off
// the event loop where they can be: a process that shows none pays nothing. Where they can't be loaded, charts stay text.
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type * as Resvg from '@resvg/resvg-js'
import { chartAlt } from '../chat/chart.ts'
import { CHART_FONT, type ChartTheme, renderChartPicture } from '../chat/chart-picture.ts'
import type { ChartImage, ChartPainter } from '../chat/platform.ts'
import type { View } from '../chat/view.ts'

export interface ChartPainterOptions {
  readonly theme: ChartTheme
  /** Told once of a library that can't be loaded, and of every picture that can't be drawn. */
  report(error: unknown): void
  /** Loads the library; by default the one that is installed. */
  load?(): Promise<Pick<typeof Resvg, 'renderAsync'>>
  /** Frees what drawn pictures held; by default a collection of young objects. */
  collect?(): void
}

/** The width of a picture in pixels: sharp on a phone. */
const PIXELS = 800
/**
 * Each drawn picture holds two megabytes outside the heap until its small object is collected, which an idle heap does not do
 * by itself: 400 pictures grew the process to 600 MB. A collection of young objects every so many takes about a millisecond.
 */
const COLLECT_EVERY = 8
/** Pictures that wait to be drawn; beyond that charts stay text. */
const MAX_WAITING = 50
const FONT = '@expo-google-fonts/atkinson-hyperlegible'

export function createChartPainter({
  theme,
  report,
  load = loadLibrary,
  collect = createCollector(),
}: ChartPainterOptions): ChartPainter {
  let waiting = 0
  let count = 0
  let library: Promise<Pick<typeof Resvg, 'renderAsync'> | null> | undefined
  let drawing: Promise<unknown> = Promise.resolve()
  const draw = async (view: View, svg: string): Promise<ChartImage | null> => {
    library ??= load().catch((error: unknown) => {
      report(error)
      return null
    })
    const { renderAsync } = (await library) ?? {}
    if (!renderAsync) return null
    try {
      const drawn = await renderAsync(svg, {
        fitTo: { mode: 'width', value: PIXELS },
        font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: CHART_FONT },
      })
      return { png: drawn.asPng(), alt: chartAlt(view) }
    } catch (error) {
      report(error)
      return null
    } finally {
      count++
      if (count % COLLECT_EVERY === 0) collect()
    }
  }
  return (view) => {
    const svg = renderChartPicture(view, theme)
    if (svg === null || waiting >= MAX_WAITING) return Promise.resolve(null)
    waiting++
    // One at a time: each needs two megabytes that are not the heap's.
    const drawn = drawing
      .then(() => draw(view, svg))
      .finally(() => {
        waiting--
      })
    drawing = drawn
    return drawn
  }
}

/** Made at the first use; does nothing where the engine has no such function. */
function createCollector(): () => void {
  let found: unknown
  return () => {
    if (found === undefined) {
      setFlagsFromString('--expose-gc')
      found = runInNewContext('typeof gc === "function" ? gc : null')
      setFlagsFromString('--no-expose-gc')
    }
    if (typeof found === 'function') found({ type: 'minor' })
  }
}

/** @throws Error where there is no build of it for this machine, or it was left out */
const loadLibrary = async (): Promise<typeof Resvg> => createRequire(import.meta.url)('@resvg/resvg-js')

const fontFiles = (): string[] =>
  ['400Regular', '700Bold'].map((style) =>
    createRequire(import.meta.url).resolve(`${FONT}/${style}/AtkinsonHyperlegible_${style}.ttf`),
  )
