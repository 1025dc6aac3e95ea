// Views of help, from the declarations of the commands.
import { ask } from '../chat/ask.ts'
import { type AnyCommand, type Catalogue, commandVerb } from '../chat/command.ts'
import { optionConstraints, usageLine } from '../chat/help.ts'
import { visibleOptions } from '../chat/options.ts'
import { saysExamples } from '../chat/parse/says-examples.ts'
import { itemBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import { NotMeantError } from '../user-error.ts'
import { type HelpTopic, helpTopics } from './help-topics.ts'

/** Common situations, and the words that help. */
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
      textBlock(t`In a line you can add #tag !high ~25m +project @zone and a date: help marks, help dates`),
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

/** Nouns that have something for everybody, and what can stand in any line. */
const topicsOf = ({ nouns, commands }: Catalogue<never>): readonly string[] => [
  ...nouns.filter((noun) => commands.some(({ name, isForAdmins }) => name.startsWith(`${noun} `) && !isForAdmins)),
  ...helpTopics.map(({ name }) => name),
]

/**
 * A noun's commands, one command whole, or what can stand in any line.
 * @throws NotMeantError where the words are no topic
 */
export function helpTopicView(catalogue: Catalogue<never>, words: string): View {
  const one = catalogue.findCommand(words) ?? catalogue.findByAlias(words.replace(/^\//, ''))
  const noun = catalogue.nouns.find((each) => each === words || each === words.replace(/s$/, ''))
  if (noun && !(one && words.includes(' '))) {
    const all = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    const everybodys = all.filter(({ isForAdmins }) => !isForAdmins)
    // Asked for by name, commands for admins are explained too.
    return commandsView(noun, everybodys.length > 0 ? everybodys : all)
  }
  const topic = helpTopics.find(({ name, also }) => name === words || also.includes(words))
  if (topic) return topicView(topic)
  if (one) return commandView(catalogue, one)
  const sameVerb = catalogue.commands.filter(({ name, isForAdmins }) => commandVerb(name) === words && !isForAdmins)
  const [only, other] = sameVerb
  if (only && !other) return commandView(catalogue, only)
  if (only) return commandsView(words, sameVerb)
  throw new NotMeantError(`There is no topic “${words}”. Topics: ${topicsOf(catalogue).join(', ')}.`)
}

const commandsView = (title: string, commands: readonly AnyCommand<never>[]): View =>
  view(
    t`Help: ${trustedText(title)}`,
    commands.map((command) =>
      itemBlock(trustedText(command.name), {
        detail: trustedText(command.about),
        line: ask('me help', { topic: command.name }),
      }),
    ),
  )

const topicView = ({ title, about, examples }: HelpTopic): View =>
  view(trustedText(title), [
    textBlock(trustedText(about)),
    ...examples.map(({ line, means }) =>
      itemBlock(trustedText(line), means === undefined ? {} : { detail: trustedText(means) }),
    ),
  ])

function commandView(catalogue: Catalogue<never>, command: AnyCommand<never>): View {
  const options = visibleOptions(command.options).map(([name, option]) => {
    const more = optionConstraints(option)
    return itemBlock(
      t`${trustedText(name)}: ${trustedText(option.about)}${trustedText(more === '' ? '' : ` (${more})`)}`,
    )
  })
  const shorts = (command.aliases ?? []).join(', ')
  const said = saysExamples(catalogue, command).map(({ text }) => `“${text}”`)
  return view(t`${trustedText(command.name)}: ${trustedText(command.about)}`, [
    textBlock(t`Try: ${trustedText(usageLine(command))}`),
    ...(shorts === '' ? [] : [textBlock(t`Shortcut: ${trustedText(shorts)}`)]),
    ...command.examples.map((example) => textBlock(t`For example: ${trustedText(example)}`)),
    ...(said.length === 0 ? [] : [textBlock(t`Or in your own words, like ${trustedText(said.join(', '))}`)]),
    ...options,
  ])
}
