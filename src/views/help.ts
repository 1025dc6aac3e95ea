// Views of help, from the declarations of the commands.
import { ask } from '../chat/ask.ts'
import { type AnyCommand, type Catalogue, commandVerb } from '../chat/command.ts'
import { optionConstraints, usageLine } from '../chat/help.ts'
import { valuesText } from '../chat/native-hints.ts'
import { visibleOptions } from '../chat/options.ts'
import { parseButtonLine } from '../chat/parse/reading.ts'
import { itemBlock, t, textBlock, trustedText, typedHint, type View, view } from '../chat/view.ts'
import { NotMeantError } from '../user-error.ts'
import { type HelpTopic, helpTopics } from './help-topics.ts'

/** Common situations, and the words that help; `use` where only commands are heard. */
const SITUATIONS: readonly { readonly when: string; readonly say: string; readonly use: string }[] = [
  { when: 'To save something', say: 'just type it', use: '{task add}' },
  { when: 'To get a suggestion', say: 'what now', use: '{task suggest}' },
  { when: 'To make a big task smaller', say: 'split, and part of its name', use: '{task split}' },
  { when: 'To focus with a timer', say: 'focus 25', use: '{focus start}' },
  { when: 'To take something back', say: 'undo', use: '{me undo}' },
]

export function helpOverviewView(catalogue: Catalogue<never>): View {
  return view(
    typedHint('What you can say', 'What you can do here'),
    [
      ...SITUATIONS.map(({ when, say, use }) => itemBlock(typedHint(`${when}: ${say}`, `${when}: ${use}`))),
      textBlock(
        typedHint(
          'In a line you can add #tag !high ~25m +project @zone and a date: help marks, help dates',
          'A title can have #tag !high ~25m +project @zone and a date: {me help topic:marks}, {me help topic:dates}',
        ),
      ),
      textBlock(
        t`Topics: ${trustedText(topicsOf(catalogue).join(', '))}. ${typedHint('For more on one: help task', 'For more on one: {me help topic:task}')}`,
      ),
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
  if (topic) return topicView(catalogue, topic)
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
      itemBlock(typedHint(command.name, `{${command.name}}`), {
        detail: trustedText(command.about),
        line: ask('me help', { topic: command.name }),
      }),
    ),
  )

const topicView = (catalogue: Catalogue<never>, { title, about, byCommand, kind, examples }: HelpTopic): View =>
  view(trustedText(title), [
    textBlock(byCommand === undefined ? trustedText(about) : typedHint(about, byCommand)),
    ...examples.map(({ line, means }) =>
      itemBlock(
        kind === 'line' ? typedHint(line, nativeExample(catalogue, line)) : trustedText(line),
        means === undefined ? {} : { detail: trustedText(means) },
      ),
    ),
  ])

/** A line as a native command, for `typedHint`; empty where there is none for it. */
function nativeExample(catalogue: Catalogue<never>, line: string): string {
  const meant = parseButtonLine(catalogue, line)
  return meant && meant.unparsed === '' ? `{${meant.command.name} ${valuesText(meant.values)}}`.replace(' }', '}') : ''
}

function commandView(catalogue: Catalogue<never>, command: AnyCommand<never>): View {
  const options = visibleOptions(command.options).map(([name, option]) => {
    const more = optionConstraints(option)
    return itemBlock(
      t`${trustedText(name)}: ${trustedText(option.about)}${trustedText(more === '' ? '' : ` (${more})`)}`,
    )
  })
  const shorts = (command.aliases ?? []).join(', ')
  const said = (command.spoken ?? []).map((sentence) => `“${sentence}”`)
  return view(typedHint(`${command.name}: ${command.about}`, `{${command.name}}: ${command.about}`), [
    textBlock(typedHint(`Try: ${usageLine(command)}`, `Try: {${command.name}}`)),
    ...(shorts === '' ? [] : [textBlock(typedHint(`Shortcut: ${shorts}`, ''))]),
    ...command.examples.map((example) => {
      const native = nativeExample(catalogue, example)
      return textBlock(typedHint(`For example: ${example}`, native === '' ? '' : `For example: ${native}`))
    }),
    ...(said.length === 0 ? [] : [textBlock(typedHint(`Or in your own words, like ${said.join(', ')}`, ''))]),
    ...options,
  ])
}
