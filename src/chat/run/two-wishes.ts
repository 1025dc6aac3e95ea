// A line with two wishes about one list: both are done, or the line is read as a whole.
import { findSentences, type SentenceCandidate } from '../parse/sentences.ts'
import type { Request } from '../request.ts'
import { joinTexts, t, type View } from '../view.ts'
import { catchRefusal } from './read-options.ts'
import type { Execution } from './run-command.ts'
import { type ReadSentence, readSentences } from './sentences.ts'

/** Null where the line is no such thing, or where one of its wishes can't be relied on. */
export async function runTwoWishes<Me>(
  execution: Execution<Me>,
  line: string,
  run: (execution: Execution<Me>, read: ReadSentence<Me>) => Promise<View>,
): Promise<View | null> {
  const { host, me, opened } = execution
  const language = host.catalogue.commands.find((command) => command.language)?.language
  const aboutOneList = language?.splitTwoWishes(line)
  const several = aboutOneList ? [] : (language?.splitWishes(line) ?? [])
  const parts = aboutOneList ?? (several.length === 2 || several.length === 3 ? several : null)
  if (!parts) return null
  const wishes: { readonly request: Request; readonly read: ReadSentence<Me> }[] = []
  const gone: string[] = []
  for (const part of parts) {
    const request: Request = { ...opened.request, input: { kind: 'typed', line: part } }
    const found = findSentences(host.catalogue, part)
    // Parts that only commas and “and” divide have to name a thing each that is there: “milk, eggs” names two things of
    // one wish.
    const candidates = aboutOneList ? found : found.filter((each) => changesNamedThing(each))
    if (candidates.length === 0) return null
    const { value } = await catchRefusal(() => readSentences(me, request, candidates))
    if (value?.meant?.trust === 'sure' && (aboutOneList || value.meant.hasSlots))
      wishes.push({ request, read: value.meant })
    else if (!aboutOneList) return null
    else if (value?.missing?.candidate.orElse === 'tell') gone.push(value.missing.words)
  }
  if (wishes.length === 0 || wishes.length + gone.length < parts.length) return null
  const shown: View[] = []
  for (const { request, read } of wishes) shown.push(await run({ ...execution, opened: { ...opened, request } }, read))
  const last = shown.at(-1)
  if (!last) return null
  const said = [
    ...shown.slice(0, -1).map(({ title }) => title),
    ...gone.map((words) => t`Nothing open is called “${words}”.`),
  ]
  return said.length === 0 ? last : { ...last, notice: joinTexts(said) }
}

/** "Finished the report", "move milk to monday": a change of one thing that the words name. “It” names none. */
const changesNamedThing = <Me>({ command, slots, trust, values }: SentenceCandidate<Me>): boolean =>
  trust === 'sure' &&
  command.byModel !== 'show' &&
  command.takesSeveral !== undefined &&
  slots.includes(command.takesSeveral) &&
  command.language?.readReference(values[command.takesSeveral] ?? '') === null
