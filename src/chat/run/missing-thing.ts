// The answer to a sentence about a thing that is not there: what was not found, things with some of its words, and the
// line one tap away.
import { type AnyCommand, type Catalogue, normalizePhrase } from '../command.ts'
import { formatLine } from '../parse/line.ts'
import { excerpt } from '../phrases.ts'
import type { Request } from '../request.ts'
import { type Button, t, trustedText, type View, view } from '../view.ts'
import { createOptionContext } from './read-options.ts'
import { saveButtons } from './resolve-line.ts'
import { type MissingThing, shortName } from './sentences.ts'

/** Nothing has this name: says so, with the words one tap away. */
export async function missingThingView<Me>(
  catalogue: Catalogue<Me>,
  me: Me,
  request: Request,
  missing: MissingThing<Me>,
): Promise<View> {
  const { candidate, words } = missing
  const { command, orElse } = candidate
  const pointing = command.language?.readReference(words)
  const isPointing = pointing != null && pointing.kind !== 'named'
  const near = await findNearThings(me, request, missing)
  const others: Button[] =
    orElse === 'ask' && command.whenMissing
      ? [{ label: command.whenMissing.label, line: formatLine(...lineOfMissing(command, request, words)) }]
      : []
  const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
  const name = others.length > 0 ? lineOfMissing(command, request, words)[1][command.whenMissing?.into ?? ''] : words
  const speaksOf = near.length === 0 && words !== '' && !isPointing ? { speaksOf: name ?? words } : {}
  const deed = near.length === 0 && others.length > 0 && command.whenMissing?.answerOf?.(typedLine(request))
  if (deed) return view(trustedText(deed), [], { buttons: [...others, ...save], ...speaksOf })
  return view(
    words === ''
      ? trustedText('I found nothing open like that.')
      : isPointing
        ? t`I can't tell what “${words}” is. Say it with its name.`
        : t`Nothing open is called “${excerpt(words)}”.`,
    [],
    { buttons: [...near, ...others, ...save], ...speaksOf },
  )
}

const typedLine = ({ input }: Request): string => (input.kind === 'typed' ? input.line : '')

/** At most so many things are offered for a name that is not there. */
const MAX_NEAR = 2

/** “The train booking” for “Train to Hamburg”: things with some of the words, each a button that does what was said. */
async function findNearThings<Me>(
  me: Me,
  request: Request,
  { candidate, words, values }: MissingThing<Me>,
): Promise<Button[]> {
  const { command, slots } = candidate
  const slot = slots.find((each) => command.options[each]?.kind === 'lookup')
  const option = slot === undefined ? undefined : command.options[slot]
  const { language } = command
  if (slot === undefined || !option?.suggest || !language) return []
  const telling = normalizePhrase(words)
    .split(' ')
    .filter((word) => word.length >= MIN_TELLING && language.isTellingWord(word))
    .slice(0, MAX_TELLING)
  const labels = new Map<string, { label: string; count: number }>()
  const asking = createOptionContext(me, request, command.name, values, slot)
  for (const word of telling)
    for (const { label, value } of await option.suggest(word, asking))
      labels.set(value, { label, count: (labels.get(value)?.count ?? 0) + 1 })
  const found = [...labels].toSorted(([, a], [, b]) => b.count - a.count)
  if (found.length > MAX_NEAR) return []
  return found.map(([id, { label }]) => ({
    label: excerpt(`${shortName(command.name)}: ${label}`),
    line: formatLine(command.name, { ...values, [slot]: id }),
  }))
}

/** Shorter words are in too many names. */
const MIN_TELLING = 4
const MAX_TELLING = 4

const lineOfMissing = <Me>(
  { whenMissing }: AnyCommand<Me>,
  { input }: Request,
  words: string,
): [string, Record<string, string>] => [
  whenMissing?.command ?? '',
  {
    ...whenMissing?.with,
    ...(input.kind === 'typed' ? whenMissing?.valuesOf?.(input.line) : {}),
    [whenMissing?.into ?? '']: (input.kind === 'typed' && whenMissing?.titleOf?.(input.line, words)) || words,
  },
]
