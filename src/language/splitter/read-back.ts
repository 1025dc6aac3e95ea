// From a step's or a part's words back to the template they were made of: "Too big" and "Stuck" need its pieces.
import { memoize } from '../memo.ts'
import { inPlural } from './agreement.ts'
import { listFamilies } from './catalog.ts'
import type { Family, FamilySetting, PartTemplate, StepTemplate, WordingPattern } from './recipe.ts'
import type { Slots } from './subject.ts'

const parts = memoize(() =>
  listFamilies().flatMap((family) =>
    family.parts.flatMap((part) => part.title.map((say) => ({ found: part, where: family.where, ...readable(say) }))),
  ),
)

const steps = memoize(() =>
  listFamilies().flatMap((family) =>
    [...family.steps, ...family.parts.flatMap((part) => part.steps)].flatMap((template) =>
      template.say.flatMap(readings).map((reading) => ({ found: template, family, where: family.where, ...reading })),
    ),
  ),
)

const pieces = memoize(() =>
  steps().flatMap(({ found, where }) =>
    found.smaller.flat().flatMap((say) => readings(say).map((reading) => ({ found: say, where, ...reading }))),
  ),
)

/** The template of a sub-task's title, with the slots parsed from the title. */
export function partOf(title: string): Found<PartTemplate> | undefined {
  return readBack(parts(), title)
}

/**
 * The template of a step's words, with the slots parsed.
 * @param own the family of the step's task: its words come first, since two families may say the same with other pieces
 */
export function templateOf(description: string, own?: Family): Found<StepTemplate> | undefined {
  const ofOwn = own && steps().filter(({ family }) => family === own)
  return (ofOwn && readBack(ofOwn, description)) ?? readBack(steps(), description)
}

/** Where a step takes place, by the family whose words it has; undefined for a person's own words. */
export function settingOf(description: string, own?: Family): FamilySetting | undefined {
  return (templateOf(description, own) ?? readBack(pieces(), description))?.where
}

interface Found<T> {
  readonly found: T
  readonly slots: Slots
  readonly where: FamilySetting
}

interface Readable {
  /** Made at first use: there are thousands, and a text begins like a few. */
  readonly pattern: () => RegExp
  readonly names: readonly string[]
  readonly letters: number
  readonly start: string
}

/** Of all matching templates, the one with the most literal characters. */
function readBack<T>(
  all: readonly (Readable & { found: T; where: FamilySetting })[],
  text: string,
): Found<T> | undefined {
  let best: (Readable & { found: T; where: FamilySetting }) | undefined
  for (const each of all) {
    if ((best === undefined || each.letters > best.letters) && text.startsWith(each.start) && each.pattern().test(text))
      best = each
  }
  if (!best) return undefined
  const values = best.pattern().exec(text)
  const slots = Object.fromEntries(best.names.map((name, index) => [name, values?.[index + 1]]))
  return { found: best.found, where: best.where, slots }
}

/** As it is said of one thing, and of several where that differs. */
function readings(say: WordingPattern[number]): Readable[] {
  const many = inPlural(say)
  return many === say ? [readable(say)] : [readable(say), readable(many)]
}

function readable(say: WordingPattern[number]): Readable {
  const literal = say.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    pattern: memoize(() => new RegExp(`^${literal.join('(.+)')}$`, 'u')),
    names: Array.from(say.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''),
    letters: literal.join('').length,
    start: say.split('{')[0] ?? '',
  }
}
