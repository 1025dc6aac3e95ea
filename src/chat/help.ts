// Usage lines and the command page, generated from the declarations.
import type { AnyCommand, Catalogue } from './command.ts'
import { commandVerb } from './command.ts'
import { type AnyOption, visibleOptions } from './options.ts'

/** `task add title… [due] [minutes] …` */
export function usageLine<Me>(command: AnyCommand<Me>): string {
  const blanks = visibleOptions(command.options).map(([name, option]) => {
    const shown = option.takes === 'rest' ? `${name}…` : name
    return option.isRequired ? shown : `[${shown}]`
  })
  return [command.name, ...blanks].join(' ')
}

/** `1 to 180 minutes, default 25` */
export function optionConstraints<Me>(option: AnyOption<Me>): string {
  const parts = [
    option.kind === 'choice' ? (option.choices ?? []).map(({ value }) => value).join(', ') : '',
    option.min !== undefined && option.max !== undefined && option.kind === 'integer'
      ? `${option.min}–${option.max}`
      : '',
    option.defaultText !== undefined ? `default ${option.defaultText}` : '',
    option.isClearable ? '`none` clears' : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}

/** The generated page of all commands, in Markdown. */
export function renderCommandPage<Me>(catalogue: Catalogue<Me>): string {
  const sections = catalogue.nouns.map((noun) => {
    const commands = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    return [`## ${noun}`, '', ...commands.flatMap((command) => commandSection(command))].join('\n')
  })
  return [
    '# Commands',
    '',
    'Generated from `src/commands` by `npm run docs`; a test keeps it true. `[option]` may be left out, `option…` takes the',
    'rest of the line, and every option can be named: `due:friday`, `notes:"two words"`.',
    '',
    ...sections,
  ].join('\n')
}

function commandSection<Me>(command: AnyCommand<Me>): string[] {
  const said = (command.spoken ?? []).map((sentence) => `“${sentence}”`)
  const blanks = visibleOptions(command.options).map(([name, option]) => {
    const extra = optionConstraints(option)
    return `- \`${name}\`${option.isRequired ? ' (required)' : ''}: ${option.about}${extra ? ` (${extra})` : ''}`
  })
  const shorts = (command.aliases ?? []).map((word) => `\`${word}\``)
  const notes = [
    shorts.length > 0 ? `Also ${shorts.join(', ')}.` : '',
    command.isPrivate === false ? 'Everyone there sees the answer.' : '',
    command.isForAdmins ? 'For admins.' : '',
  ].filter((note) => note !== '')
  return [
    `### ${commandVerb(command.name)}`,
    '',
    `${command.about}. ${notes.join(' ')}`.trim(),
    '',
    '```',
    usageLine(command),
    ...command.examples,
    '```',
    '',
    ...(said.length > 0 ? [`Or in your own words, like ${said.join(', ')}`, ''] : []),
    ...(blanks.length > 0 ? [...blanks, ''] : []),
  ]
}
