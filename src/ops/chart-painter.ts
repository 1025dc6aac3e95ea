// Draws a view's chart as a picture, with @resvg/resvg-js and a font from a package. Both are loaded with the first chart, off
// the event loop where they can be: a process that shows none pays nothing. Where they can't be loaded, charts stay text.
import { createRequire } from 'node:module'
import type * as Resvg from '@resvg/resvg-js'
import { chartAlt } from '../chat/chart.ts'
import { CHART_FONT, type ChartTheme, renderChartPicture } from '../chat/chart-picture.ts'
import type { ChartPainter } from '../chat/platform.ts'

export interface ChartPainterOptions {
  readonly theme: ChartTheme
  /** Told once of a library that can't be loaded, and of every picture that can't be drawn. */
  report(error: unknown): void
  /** Loads the library; by default the one that is installed. */
  load?(): Promise<Pick<typeof Resvg, 'renderAsync'>>
}

/** The width of a picture in pixels: sharp on a phone. */
const PIXELS = 1000
const FONT = '@expo-google-fonts/atkinson-hyperlegible'

export function createChartPainter({ theme, report, load = loadLibrary }: ChartPainterOptions): ChartPainter {
  let library: Promise<Pick<typeof Resvg, 'renderAsync'> | null> | undefined
  return async (view) => {
    const svg = renderChartPicture(view, theme)
    if (svg === null) return null
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
    }
  }
}

/** @throws Error where there is no build of it for this machine, or it was left out */
const loadLibrary = async (): Promise<typeof Resvg> => createRequire(import.meta.url)('@resvg/resvg-js')

const fontFiles = (): string[] =>
  ['400Regular', '700Bold'].map((style) =>
    createRequire(import.meta.url).resolve(`${FONT}/${style}/AtkinsonHyperlegible_${style}.ttf`),
  )
