// The parts of a calendar file, each parsed for itself: one that makes no sense is left out, the rest is read.
import type * as Ical from 'ical.js'
import { runInSlices, UnreadableCalendarError } from './bounded.ts'

type Component = Ical.default.Component
type Library = typeof Ical.default

/** Components read of a file. */
const MAX_COMPONENTS = 50_000

/**
 * The components directly in the file's calendars, in order.
 * @throws UnreadableCalendarError if it is no calendar, is cut off, or is too much
 */
export async function parseComponents(ical: Library, text: string): Promise<Component[]> {
  const blocks = splitBlocks(text)
  if (blocks.length > MAX_COMPONENTS) throw new UnreadableCalendarError('too complicated')
  const components: Component[] = []
  await runInSlices(
    blocks.map((block) => () => {
      components.push(new ical.Component(ical.parse(block) as [string, unknown[], unknown[]]))
    }),
  )
  return components
}

/** The text of each component of depth two: events, zones, free and busy times. */
function splitBlocks(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const blocks: string[] = []
  let depth = 0
  let begun = 0
  let isWhole = false
  for (const [at, line] of lines.entries()) {
    const [, word, name] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? []
    if (word === undefined) continue
    if (/^BEGIN$/i.test(word)) {
      if (depth === 0 && name?.toUpperCase() !== 'VCALENDAR') throw new UnreadableCalendarError('no calendar')
      depth++
      if (depth === 2) begun = at
    } else {
      depth--
      if (depth === 1) blocks.push(lines.slice(begun, at + 1).join('\r\n'))
      if (depth === 0) isWhole = true
    }
  }
  if (depth !== 0 || !isWhole) throw new UnreadableCalendarError('no calendar')
  return blocks
}

/** An event, and its occurrences that were changed. */
export interface Series {
  readonly main: Component
  readonly changed: readonly Component[]
}

/** Events by their id, each with its changed occurrences. */
export function groupSeries(ical: Library, components: readonly Component[]): Series[] {
  const mains = new Map<string, { main: Component; changed: Component[] }>()
  const changes: Component[] = []
  let unnamed = 0
  for (const component of components) {
    if (component.name !== 'vevent') continue
    if (component.hasProperty('recurrence-id')) changes.push(component)
    else {
      const uid = textOf(component, 'uid') ?? `unnamed ${unnamed++}`
      // Of two versions of an event the later in the file counts.
      mains.set(uid, { main: component, changed: [] })
    }
  }
  for (const component of changes) {
    const series = mains.get(textOf(component, 'uid') ?? '')
    if (series) series.changed.push(component)
    // A file of changed occurrences alone: each is an event.
    else mains.set(`changed ${unnamed++}`, { main: withoutId(ical, component), changed: [] })
  }
  return [...mains.values()]
}

function withoutId(ical: Library, component: Component): Component {
  const copy = new ical.Component(structuredClone(component.toJSON()) as [string, unknown[], unknown[]])
  copy.removeProperty('recurrence-id')
  return copy
}

/** A text of a component, trimmed and cut to 255 characters. */
export function textOf(of: Component, name: string): string | undefined {
  const value: unknown = of.getFirstPropertyValue(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 255) : undefined
}
