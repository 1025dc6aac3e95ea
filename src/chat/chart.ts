// A bar chart of a view's facts: which facts are one, and its plot as SVG. The plot holds no text, so that it scales to any
// width; the page puts HTML beside it, a picture SVG text.
import { type Field, plainText, type View } from './view.ts'

/** Its height in units; a column is `COLUMN` units wide. */
export const PLOT_HEIGHT = 100
export const COLUMN = 20
const GAP = 5

/** Up to this many columns, each has a label. */
const MANY = 24
/** Prefix of a week's label. */
const WEEK = 'Week of '

/** Whether facts are drawn as a chart: amounts, and more than one. */
export const isChart = (fields: readonly Field[]): boolean =>
  fields.length > 1 && fields.every(({ amount, on }) => amount && !on)

/** The first chart of a view; null if it has none. */
export function chartOf({ blocks }: View): readonly Field[] | null {
  for (const block of blocks) if (block.kind === 'fields' && isChart(block.fields)) return block.fields
  return null
}

/** What a chart shows, in words: the title, and the texts beside it, which say newest, high and low. */
export const chartAlt = ({ title, blocks }: View): string =>
  `${plainText(title)}. ${blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : [])).join(' ')}`.trim()

/** The amount at the top of the plot. */
export const chartTop = (fields: readonly Field[]): number =>
  Math.max(...fields.map(({ amount }) => amount?.of ?? 0), 1)

/** Its columns, half and full lines, and axis: elements with classes, stretched to any size. Only numbers, so safe as HTML. */
export function plotElements(fields: readonly Field[]): string {
  const top = chartTop(fields)
  const width = fields.length * COLUMN
  const line = (name: string, y: number): string =>
    `<line class="${name}" x1="0" x2="${width}" y1="${y}" y2="${y}" vector-effect="non-scaling-stroke"/>`
  const columns = fields.map(({ amount }, index) => {
    const height = (Math.min(Math.max((amount?.value ?? 0) / top, 0), 1) * (PLOT_HEIGHT - 2)).toFixed(1)
    const y = (PLOT_HEIGHT - Number(height)).toFixed(1)
    return `<rect class="column" x="${index * COLUMN + GAP / 2}" y="${y}" width="${COLUMN - GAP}" height="${height}"/>`
  })
  const rows = [0.5, 1].map((part) => line('grid', PLOT_HEIGHT - part * (PLOT_HEIGHT - 2)))
  return [...rows, ...columns, line('axis', PLOT_HEIGHT)].join('\n')
}

/** The value of a grid line. */
export const gridMark = (amount: number): string => String(Math.round(amount * 10) / 10)

/** The lines under the columns: one label each, or the first, the middle and the last of many. */
export type ChartLabels =
  | { readonly kind: 'each'; readonly labels: readonly (readonly string[])[] }
  | { readonly kind: 'ends'; readonly labels: readonly string[] }

/** "09:00" → "09", "9:00 am" → "9" over "am", "Thu 5 March" → "Th" over "5"; of many, and of weeks, "5 Mar". */
export function chartLabels(fields: readonly Field[]): ChartLabels {
  if (fields.length <= MANY && !fields.some(({ label }) => label.startsWith(WEEK)))
    return { kind: 'each', labels: fields.map(({ label }) => shortLabel(label)) }
  const three = [fields[0], fields[Math.floor((fields.length - 1) / 2)], fields.at(-1)]
  return { kind: 'ends', labels: three.map((field) => dateOf(field?.label ?? '')) }
}

/** "Thu 5 March" and its week → "5 Mar" */
function dateOf(label: string): string {
  const [, date = '', month = ''] = label.replace(WEEK, '').split(' ')
  return `${date} ${month.slice(0, 3)}`
}

function shortLabel(label: string): readonly string[] {
  const [, hour, half] = /^(\d{1,2}):00(?: ([ap]m))?$/.exec(label) ?? []
  if (hour !== undefined) return half === undefined ? [hour] : [hour, half]
  const [day = '', date = ''] = label.split(' ')
  return [day.slice(0, 2), date]
}
