// Help, drawn from the declarations of the commands themselves.
import { ask } from '../chat/ask.ts'
import type { Catalogue } from '../chat/command.ts'
import { optionConstraints, usageLine } from '../chat/help.ts'
import { visibleOptions } from '../chat/options.ts'
import { itemBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { UserError } from '../user-error.ts'

/** What people come with, and the words that help then. */
const SITUATIONS: readonly { readonly when: string; readonly say: string }[] = [
  { when: 'To save something', say: 'just type it' },
  { when: 'To get a suggestion', say: 'what now' },
  { when: 'To make a big task smaller', say: 'split, and part of its name' },
  { when: 'To focus with a timer', say: 'focus 25' },
  { when: 'To take something back', say: 'undo' },
]

export function helpOverviewView(catalogue: Catalogue<never>): View {
  return view(
    t`What you can say`,
    [
      ...SITUATIONS.map((each) => itemBlock(t`${trustedText(each.when)}: ${trustedText(each.say)}`)),
      textBlock(t`Topics: ${trustedText(topicsOf(catalogue).join(', '))}. For more on one: help task`),
    ],
    {
      buttons: [
        { label: 'What now?', line: ask('task suggest') },
        { label: 'Home', line: ask('me home') },
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
          line: ask('me help', { topic: command.name }),
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
    textBlock(t`Try: ${trustedText(usageLine(one))}`),
    ...(shorts === '' ? [] : [textBlock(t`Shortcut: ${trustedText(shorts)}`)]),
    ...one.examples.map((example) => textBlock(t`For example: ${trustedText(example)}`)),
    ...blanks,
  ])
}
