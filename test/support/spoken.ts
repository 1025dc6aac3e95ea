// Sentences made from every pattern of every command, said to a person whose week has what they talk about, each in a
// transaction that is rolled back: what it was read as shows, and nothing of it stays.
import { vi } from 'vitest'
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import { allButtons } from '../../src/chat/numbered-actions.ts'
import type { SentenceRule } from '../../src/chat/parse/sentence-rules.ts'
import { type Answer, createDispatcher, type Dispatcher, type RequestScope } from '../../src/chat/run/dispatcher.ts'
import { commands } from '../../src/commands/index.ts'
import type { Me } from '../../src/domain/request/me.ts'
import { expandPattern, fillSentence, fullChoices, type PatternChoices, plainChoices } from './pattern-examples.ts'
import { slotFiller } from './slot-filler.ts'

/** A sentence made from a pattern. */
export interface SpokenExample {
  readonly pattern: string
  readonly trust: NonNullable<SentenceRule['trust']>
  readonly sentence: string
}

/** What stands where any words may. */
const ANY_WORDS = 'the blue one'

/** Up to `count` different sentences of each pattern, the plainest first; the same in every run. */
export function spokenExamples(catalogue: Catalogue<Me>, command: AnyCommand<Me>, count: number): SpokenExample[] {
  const { language, says = [] } = command
  if (!language) return []
  const fill = slotFiller(catalogue, command)
  return says.flatMap((sentence) => {
    const rule: SentenceRule = typeof sentence === 'string' ? { say: sentence } : sentence
    // What depends on how a line is typed, or on what was said before it, has tests of its own.
    if (rule.typed || rule.beginsInPast) return []
    const patterns = typeof rule.say === 'string' ? [rule.say] : rule.say
    return patterns.flatMap((pattern) => {
      const ways = [plainChoices, linking, fullChoices, ...[1, 2, 3].map(seeded)].slice(0, count)
      const made = ways.flatMap((choices) => {
        const parts = expandPattern(pattern, language.wordClasses, choices)
        const words = fillSentence(parts, (slot) => (slot === '_' ? ANY_WORDS : fill(slot)))
        return words === null ? [] : [words]
      })
      // What a rule needs besides its words stands apart from them.
      const apart = `${rule.length ? ' for 25 minutes' : ''}${rule.moment === 'needed' ? ' on friday' : ''}`
      return [...new Set(made)].map((words) => ({
        pattern,
        trust: rule.trust ?? 'sure',
        sentence: `${words}${apart}`,
      }))
    })
  })
}

/** Said in a whole sentence, though it is understood without them. */
const LINKING_WORDS: ReadonlySet<string> = new Set(['my', 'with', 'i'])

const linking: PatternChoices = {
  pick: () => 0,
  keepsOptional: ([part, other]) => !other && part?.kind === 'word' && LINKING_WORDS.has(part.word),
}

/** Some way through a pattern, always the same for a seed. */
function seeded(seed: number): PatternChoices {
  let state = seed * 2_654_435_761
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  return { pick: (count) => Math.floor(next() * count), keepsOptional: () => next() < 0.3 }
}

class RolledBack extends Error {}

/** The dispatcher of a host whose every transaction is rolled back. */
export function withoutTraces(host: RequestScope<Me>): Dispatcher {
  return createDispatcher<Me>({
    ...host,
    async transact(opened, once, work) {
      let done: Awaited<ReturnType<typeof work>> | undefined
      let isDone = false
      try {
        await host.transact(opened, once, async (me) => {
          done = await work(me)
          isDone = true
          throw new RolledBack()
        })
      } catch (error) {
        if (!(error instanceof RolledBack)) throw error
      }
      if (!isDone) throw new Error('The work was not done')
      return { value: done as Awaited<ReturnType<typeof work>> }
    },
  })
}

/** Which commands ran since it was last asked. Spies on all of them: `vi.restoreAllMocks()` when done. */
export function watchCommands(): () => readonly string[] {
  const spies = commands.map((command) => [command.name, vi.spyOn(command, 'run')] as const)
  return () => {
    const ran = spies.filter(([, spy]) => spy.mock.calls.length > 0).map(([name]) => name)
    for (const [, spy] of spies) spy.mockClear()
    return ran
  }
}

/** The commands whose lines an answer offers: its buttons, its form, what it says was meant. */
export const offeredCommands = ({ view: shown, formLine }: Answer): readonly string[] =>
  [...allButtons(shown).flatMap(({ line, returnTo }) => [line, returnTo ?? '']), formLine ?? '']
    .map((line) => /^\S+ \S+/.exec(line)?.[0] ?? '')
    .filter((name) => name !== '')
