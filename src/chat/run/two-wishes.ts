// A line with two wishes about one list: both are done, or the line is read as a whole.
import { findSentences } from '../parse/sentences.ts'
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
  const parts = language?.splitTwoWishes(line)
  if (!parts) return null
  const wishes: { readonly request: Request; readonly read: ReadSentence<Me> }[] = []
  const gone: string[] = []
  for (const part of parts) {
    const request: Request = { ...opened.request, input: { kind: 'typed', line: part } }
    const { value } = await catchRefusal(() => readSentences(me, request, findSentences(host.catalogue, part)))
    if (value?.meant?.trust === 'sure') wishes.push({ request, read: value.meant })
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
