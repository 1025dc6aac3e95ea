// Help, drawn from the declarations of the commands themselves.
import type { Catalogue } from '../chat/command.ts'
import { optionConstraints, usageLine } from '../chat/help.ts'
import { visibleOptions } from '../chat/options.ts'
import { itemBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { UserError } from '../user-error.ts'

/** What people come with, and the words that help then. */
const SITUATIONS: readonly { readonly when: string; readonly say: string }[] = [
  { when: 'Something is in your head', say: 'type it' },
  { when: 'You don’t know where to begin', say: 'what now' },
  { when: 'A task is too big', say: 'split, then its name' },
  { when: 'You want company while you work', say: 'focus 25' },
  { when: 'Something went wrong', say: 'undo' },
]

export function helpOverviewView(catalogue: Catalogue<never>): View {
  return view(
    t`What you can say`,
    [
      ...SITUATIONS.map((each) => itemBlock(trustedText(each.when), { detail: t`say: ${trustedText(each.say)}` })),
      textBlock(t`Topics: ${trustedText(topicsOf(catalogue).join(', '))}. For one of them: help task`),
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
export function helpTopicView(catalogue: Catalogue<never>, words: string): View {
  const one = catalogue.findCommand(words) ?? catalogue.findByAlias(words.replace(/^\//, ''))
  const noun = catalogue.nouns.find((each) => each === words || each === words.replace(/s$/, ''))
  if (noun && !(one && words.includes(' '))) {
    const all = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    const everybodys = all.filter(({ isForAdmins }) => !isForAdmins)
    // Asked for by name, what is for admins alone is told too: nothing would be no answer.
    const commands = everybodys.length > 0 ? everybodys : all
    return view(
      t`Help: ${trustedText(noun)}`,
      commands.map((command) =>
        itemBlock(trustedText(command.name), {
          detail: trustedText(command.about),
          line: `me help topic:"${command.name}"`,
        }),
      ),
    )
  }
  if (!one) throw new UserError(`There is no topic “${words}”. Topics: ${topicsOf(catalogue).join(', ')}.`)
  const blanks = visibleOptions(one.options).map(([name, option]) => {
    const more = optionConstraints(option)
    return itemBlock(
      t`${trustedText(name)}: ${trustedText(option.about)}${trustedText(more === '' ? '' : ` (${more})`)}`,
    )
  })
  const shorts = (one.aliases ?? []).join(', ')
  return view(t`${trustedText(one.name)}: ${trustedText(one.about)}`, [
    textBlock(t`It goes: ${trustedText(usageLine(one))}`),
    ...(shorts === '' ? [] : [textBlock(t`Short: ${trustedText(shorts)}`)]),
    ...one.examples.map((example) => textBlock(t`Try: ${trustedText(example)}`)),
    ...blanks,
  ])
}
