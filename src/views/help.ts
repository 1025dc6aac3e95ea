// Help, drawn from the declarations of the commands themselves.
import type { Catalogue } from '../chat/command.ts'
import { rule, usage } from '../chat/help.ts'
import { blanksFor } from '../chat/options.ts'
import { item, ours, say, t, type View, view } from '../chat/view.ts'
import { UserError } from '../user-error.ts'

/** What people come with, and the words that help then. */
const SITUATIONS: readonly { readonly when: string; readonly say: string }[] = [
  { when: 'Something is in your head', say: 'type it' },
  { when: 'You don’t know where to begin', say: 'what now' },
  { when: 'A task is too big', say: 'split, then its name' },
  { when: 'You want company while you work', say: 'focus 25' },
  { when: 'Something went wrong', say: 'undo' },
]

export function situations(catalogue: Catalogue<never>): View {
  return view(
    t`What you can say`,
    [
      ...SITUATIONS.map((each) => item(ours(each.when), { detail: t`say: ${ours(each.say)}` })),
      say(t`Topics: ${ours(topicsOf(catalogue).join(', '))}. For one of them: help task`),
    ],
    {
      buttons: [
        { label: 'What now?', line: 'task suggest' },
        { label: 'Home', line: 'me home' },
      ],
    },
  )
}

/** Nouns that have something for everybody. */
const topicsOf = ({ nouns, commands }: Catalogue<never>): readonly string[] =>
  nouns.filter((noun) => commands.some(({ name, isForAdmins }) => name.startsWith(`${noun} `) && !isForAdmins))

/** A noun's commands, or one command whole. */
export function topic(catalogue: Catalogue<never>, words: string): View {
  const one = catalogue.find(words) ?? catalogue.short(words.replace(/^\//, ''))
  const noun = catalogue.nouns.find((each) => each === words || each === words.replace(/s$/, ''))
  if (noun && !(one && words.includes(' '))) {
    const all = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    const everybodys = all.filter(({ isForAdmins }) => !isForAdmins)
    // Asked for by name, what is for admins alone is told too: nothing would be no answer.
    const commands = everybodys.length > 0 ? everybodys : all
    return view(
      t`Help: ${ours(noun)}`,
      commands.map((command) =>
        item(ours(command.name), { detail: ours(command.about), line: `me help topic:"${command.name}"` }),
      ),
    )
  }
  if (!one) throw new UserError(`There is no topic “${words}”. Topics: ${topicsOf(catalogue).join(', ')}.`)
  const blanks = blanksFor(one.options).map(([name, option]) => {
    const more = rule(option)
    return item(t`${ours(name)}: ${ours(option.about)}${ours(more === '' ? '' : ` (${more})`)}`)
  })
  const shorts = (one.shorts ?? []).join(', ')
  return view(t`${ours(one.name)}: ${ours(one.about)}`, [
    say(t`It goes: ${ours(usage(one))}`),
    ...(shorts === '' ? [] : [say(t`Short: ${ours(shorts)}`)]),
    ...one.examples.map((example) => say(t`Try: ${ours(example)}`)),
    ...blanks,
  ])
}
