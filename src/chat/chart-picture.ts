// A view's chart as one SVG with its own text, on its own ground: readable in a light and in a dark client, on a phone. The
// plot is the page's own.
import { COLUMN, chartLabels, chartOf, chartTop, gridMark, PLOT_HEIGHT, plotElements } from './chart.ts'
import { truncateText } from './graphemes.ts'
import { type Field, plainText, type View } from './view.ts'

export type ChartTheme = 'light' | 'dark'

/** The family of the font that draws the words; the one who draws brings it along. */
export const CHART_FONT = 'Atkinson Hyperlegible'

/** In pixels before scaling: as wide as a picture is on a phone. */
const WIDTH = 400
const PADDING = 18
const TITLE_BASELINE = 34
const PLOT = { left: PADDING + 34, top: 64, width: WIDTH - 2 * PADDING - 34, height: 150 } as const
const LABELS_BASELINE = PLOT.top + PLOT.height + 20
const LINE = 17
/** Up to this many columns, each says its amount above it. */
const FEW = 10
/** Above this many labels, every second one is left out. */
const CROWDED = 16
const MAX_TITLE = 44

/** The chart of a view as SVG; null if it has none. */
export function renderChartPicture(view: View, theme: ChartTheme): string | null {
  const fields = chartOf(view)
  if (!fields) return null
  const labels = labelTexts(fields)
  const height = LABELS_BASELINE + (labels.lines - 1) * LINE + PADDING
  const { left, top, width, height: tall } = PLOT
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<style>${styleOf(COLOURS[theme])}</style>
<rect class="sheet" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="14"/>
${text(PADDING, TITLE_BASELINE, 'title', truncateText(plainText(view.title), MAX_TITLE))}
<svg x="${left}" y="${top}" width="${width}" height="${tall}" viewBox="0 0 ${fields.length * COLUMN} ${PLOT_HEIGHT}" preserveAspectRatio="none">
${plotElements(fields)}
</svg>
${marks(fields).join('\n')}
${values(fields).join('\n')}
${labels.drawn.join('\n')}
</svg>`
}

/** The amounts of the lines, to their left. */
function marks(fields: readonly Field[]): string[] {
  const unit = fields[0]?.amount?.unit
  const top = chartTop(fields)
  return [
    ...[top, top / 2].map((amount) => text(PLOT.left - 8, yOf(amount / top) + 5, 'mark', gridMark(amount))),
    ...(unit === undefined ? [] : [text(PLOT.left - 8, yOf(0) + 5, 'mark', unit)]),
  ]
}

/** The amount above each of a few columns. */
function values(fields: readonly Field[]): string[] {
  if (fields.length > FEW) return []
  const top = chartTop(fields)
  return fields.flatMap(({ amount }, index) =>
    amount && amount.value > 0
      ? [text(xOf(index, fields), yOf(Math.min(amount.value / top, 1)) - 6, 'value', gridMark(amount.value))]
      : [],
  )
}

function labelTexts(fields: readonly Field[]): { readonly drawn: string[]; readonly lines: number } {
  const found = chartLabels(fields)
  if (found.kind === 'ends') {
    const [first = '', middle = '', last = ''] = found.labels
    const { left, width } = PLOT
    return {
      drawn: [
        text(left, LABELS_BASELINE, 'label start', first),
        text(left + width / 2, LABELS_BASELINE, 'label', middle),
        text(left + width, LABELS_BASELINE, 'label end', last),
      ],
      lines: 1,
    }
  }
  const step = found.labels.length > CROWDED ? 2 : 1
  return {
    drawn: found.labels.flatMap((lines, index) =>
      index % step > 0
        ? []
        : lines.map((line, at) => text(xOf(index, fields), LABELS_BASELINE + at * LINE, 'label', line)),
    ),
    lines: Math.max(...found.labels.map((lines) => lines.length)),
  }
}

/** The middle of a column. */
const xOf = (index: number, fields: readonly Field[]): number =>
  PLOT.left + ((index + 0.5) / fields.length) * PLOT.width

/** The height of a share of the top; the plot keeps two units free above it. */
const yOf = (share: number): number => PLOT.top + PLOT.height * (1 - (share * (PLOT_HEIGHT - 2)) / PLOT_HEIGHT)

const text = (x: number, y: number, name: string, words: string): string =>
  `<text class="${name}" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeXml(words)}</text>`

const escapeXml = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

interface Colours {
  readonly sheet: string
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly field: string
  readonly bar: string
}

/** The page's own: `adapters/web/style/base.css`. */
export const COLOURS: Readonly<Record<ChartTheme, Colours>> = {
  light: { sheet: '#fffdf9', ink: '#23282d', quiet: '#565e66', line: '#dcd7cc', field: '#8a8f8c', bar: '#4d8f88' },
  dark: { sheet: '#1c2226', ink: '#e8e6e1', quiet: '#a8b0b4', line: '#343c41', field: '#77828a', bar: '#5fa49b' },
}

const styleOf = ({ sheet, ink, quiet, line, field, bar }: Colours): string => `
text { font-family: '${CHART_FONT}'; font-size: 14px; fill: ${quiet}; text-anchor: middle; }
.title { font-size: 18px; font-weight: 700; fill: ${ink}; text-anchor: start; }
.mark, .end { text-anchor: end; }
.start { text-anchor: start; }
.value { fill: ${ink}; }
.sheet { fill: ${sheet}; stroke: ${line}; }
.column { fill: ${bar}; }
.grid { stroke: ${line}; stroke-width: 0.7; stroke-dasharray: 3 4; }
.axis { stroke: ${field}; stroke-width: 1.4; }`
