// Commands are plain data. Registration, manifest, parsing, help, forms, menus and completion are derived from it.
import type { CommandLine } from '../contracts/command-line.ts'
import type { SourceMessage } from '../contracts/source-message.ts'
import type { AnyOption, Options, Values } from './options.ts'
import type { Sentence, SentenceLanguage } from './parse/sentence-rules.ts'
import type { RawValues, Request } from './request.ts'
import type { View } from './view.ts'

/** Reads in a short transaction of its own, before the request's. */
export type ShortTransaction<Me> = <R>(work: (me: Me) => Promise<R>) => Promise<R>

/** A command: plain data from which every platform derives what it needs. */
export interface Command<Me = unknown, O extends Options<Me> = Options<Me>, Prepared = unknown> {
  /** `noun verb`, as in its path. */
  readonly name: string
  /** Under 100 characters; says what it does for the person. */
  readonly about: string
  /** False if everybody in the place may see the answer. Default: private. */
  readonly isPrivate?: boolean
  /** Its answer never replaces the message whose button asks for it, which stays in reach: *Why this?* */
  readonly keepsMessage?: true
  /** Only for admins of a space; platforms hide it where they can, `run` checks the right. */
  readonly isForAdmins?: boolean
  /** Visitors of another space may ask for it: it acts on what was shared with them, or on what is their own. */
  readonly isForVisitors?: true
  /** What the person has to do themself: no program with a token may ask for it. */
  readonly isForPersonAlone?: true
  /** The question to ask if something required is missing or no change is named. */
  readonly question?: string | ((me: Me) => string)
  readonly options: O
  /** Example lines; they run as tests and appear in help. */
  readonly examples: readonly string[]
  /** Run by a bare noun, one a noun: `task` is `task list`. */
  readonly isDefault?: boolean
  /** One-word aliases. One with a slash (`/add`) is also registered as a native command. */
  readonly aliases?: readonly string[]
  /** Whole lines that mean this command, with the values they set. */
  readonly phrases?: Readonly<Record<string, RawValues>>
  /** Sentences that mean this command, with its options as slots (`parse/sentences.ts`); and two or three to be shown. */
  readonly says?: readonly Sentence[]
  readonly spoken?: readonly string[]
  /** Lines that answer a view with buttons of this command, and mean this only below it: the option they go into. */
  readonly answersBelow?: { readonly into: string; readonly reads: (line: string) => boolean }
  /**
   * May the optional model ask for it? `show`: it changes nothing, so always. `run`: at once where it names only what the
   * line names, and can be undone. `offer`: as a button. Without it, never: what reaches others or can't be taken back.
   */
  readonly byModel?: 'show' | 'run' | 'offer'
  /** Small talk: where a sentence of another command fits as well, that one is meant. */
  readonly yieldsToOthers?: true
  readonly language?: SentenceLanguage
  /** Offered if a sentence names what does not exist: *Log it as done*. */
  readonly whenMissing?: {
    readonly label: string
    readonly command: string
    readonly into: string
    readonly with?: RawValues
    /** What goes into it; further values; and what is answered, null: that nothing is called so. All of the line. */
    readonly titleOf?: (line: string, name: string) => string
    readonly valuesOf?: (line: string) => RawValues
    readonly answerOf?: (line: string) => string | null
  }
  /** The look-up that may name several things at once: `done 1 2 3`. */
  readonly takesSeveral?: string
  /** The option that receives a line which means nothing else, and those for what was said beside it. */
  readonly captures?: Readonly<{ lines: 'one' | 'many'; into: string; beside?: Record<'inTitle' | 'inNotes', string> }>
  /** Takes files by name, and pasted text that is one by its content: the text, or the name, goes into `into`. */
  readonly takesDocument?: {
    readonly fileNames: RegExp
    readonly recognises: (text: string) => boolean
    readonly into: string
  }
  /** Where a place can, its form takes a file, for `command`; what was typed into `from` goes into `into` there. */
  readonly formFile?: { readonly about: string } & Readonly<Record<'from' | 'command' | 'into', string>>
  /** The option that receives a reply to a card of this kind, unless it is a bare verb. */
  readonly takesReply?: { readonly to: string; readonly into: string }
  /**
   * Run when the person edits their own message that became a card of this kind: its new text goes into `into`; without
   * `into` this is run by its deletion, or when a reaction is taken away. The subject goes into the option `by`, or the one named like the kind.
   */
  readonly takesEdit?: { readonly of: string; readonly into?: string; readonly by?: string }
  /** Run for a voice message, which is in the request. */
  readonly takesVoice?: true
  /** A message menu with this label; `values` makes option values of the message. */
  readonly messageMenu?: { readonly label: string; readonly values: (message: SourceMessage) => RawValues }
  /** A user menu with this label: the chosen person goes into this option. */
  readonly userMenu?: { readonly label: string; readonly into: string }
  /** Renders the card of this kind, given the subject's id in the option of that name. */
  readonly redrawsCard?: string
  /** Renders cards of further kinds, which others see: by kind, its values for the subject's id. */
  readonly redrawsShared?: Readonly<Record<string, (id: string) => RawValues>>
  /** Opens its form if only the thing is named and no change. */
  readonly formWhenUnchanged?: boolean
  /** The initial values of its form, by option name: one indexed read. */
  readonly prefill?: (me: Me, values: Partial<Values<O>>) => Promise<RawValues>
  /** Slow work (a model, bcrypt, a platform), done before the transaction. */
  readonly prepare?: (peek: ShortTransaction<Me>, values: Values<O>, request: Request) => Promise<Prepared>
  run(me: Me, values: Values<O>, ask: CommandContext<Prepared>): Promise<View>
}

/** What else a command may know of the request. */
export interface CommandContext<Prepared = unknown> {
  readonly request: Request
  readonly prepared: Prepared
  /** All commands, for help. */
  readonly catalogue: Catalogue<never>
  /** The raw values, for the lines of *More* and *Try again*. */
  readonly raw: RawValues
  /** Runs another line of ours in the same request, where that is what was meant. */
  readonly runLine: (line: CommandLine) => Promise<View>
}

/** A command with its option types erased, as the catalogue holds it. */
export type AnyCommand<Me> = Omit<Command<Me, Options<Me>, unknown>, 'run' | 'prepare' | 'prefill' | 'options'> & {
  readonly options: Readonly<Record<string, AnyOption<Me>>>
  prefill?(me: Me, values: never): Promise<RawValues>
  prepare?(peek: ShortTransaction<Me>, values: never, request: Request): Promise<unknown>
  run(me: Me, values: never, ask: never): Promise<View>
}

/** All commands and the indexes to find them. */
export interface Catalogue<Me = never> {
  readonly commands: readonly AnyCommand<Me>[]
  readonly nouns: readonly string[]
  findCommand(name: string): AnyCommand<Me> | undefined
  /** By `toolName`. */
  findByTool(name: string): AnyCommand<Me> | undefined
  /** By a one-word alias, without its slash. */
  findByAlias(word: string): AnyCommand<Me> | undefined
  /** What a bare noun runs. */
  findDefault(noun: string): AnyCommand<Me> | undefined
  findByPhrase(line: string): { readonly command: AnyCommand<Me>; readonly values: RawValues } | undefined
  /** A longer phrase within one typing error. */
  findNearPhrase(
    line: string,
  ): { readonly command: AnyCommand<Me>; readonly values: RawValues; readonly word: string } | undefined
  findCapture(lines: 'one' | 'many'): AnyCommand<Me> | undefined
  /** What takes this text as a file's. */
  findDocument(text: string): { readonly command: AnyCommand<Me>; readonly into: string } | undefined
  /** What takes files of this name. */
  findFileCommand(name: string): { readonly command: AnyCommand<Me>; readonly into: string } | undefined
  findCardCommand(kind: string): AnyCommand<Me> | undefined
  findReplyCommand(kind: string): AnyCommand<Me> | undefined
  /** What editing or deleting the person's own message of this kind runs. */
  findEditCommand(kind: string, isDeleted: boolean): AnyCommand<Me> | undefined
}

/**
 * Builds the catalogue.
 * @throws Error if two commands claim the same name, tool, alias, phrase or card: a programming error, found at start.
 */
export function createCatalogue<Me>(commands: readonly AnyCommand<Me>[]): Catalogue<Me> {
  const byName = indexUnique('name', commands, (command) => [command.name])
  const byTool = indexUnique('tool', commands, ({ name }) => [toolName(name)])
  const byShort = indexUnique('short', commands, (command) =>
    (command.aliases ?? []).map((word) => word.replace(/^\//, '')),
  )
  const byPhrase = indexUnique('phrase', commands, (command) => Object.keys(command.phrases ?? {}).map(normalizePhrase))
  const valuesOf = new Map(
    commands.flatMap(({ phrases = {} }) =>
      Object.entries(phrases).map(([phrase, values]) => [normalizePhrase(phrase), values]),
    ),
  )
  const byNoun = indexUnique('default of', commands, ({ name, isDefault }) => (isDefault ? [commandNoun(name)] : []))
  const byCard = indexUnique('card', commands, (command) => [
    ...(command.redrawsCard ? [command.redrawsCard] : []),
    ...Object.keys(command.redrawsShared ?? {}),
  ])
  const withDocuments = commands.flatMap((command) =>
    command.takesDocument ? [{ command, ...command.takesDocument }] : [],
  )
  const nouns = [...new Set(commands.map(({ name }) => commandNoun(name)))]
  return {
    commands,
    nouns,
    findCommand: (name) => byName.get(name),
    findByTool: (name) => byTool.get(name),
    findByAlias: (word) => byShort.get(word),
    // "tasks" is accepted for "task".
    findDefault: (noun) => byNoun.get(noun) ?? byNoun.get(noun.replace(/s$/, '')),
    findByPhrase(line) {
      const phrase = normalizePhrase(line)
      const command = byPhrase.get(phrase)
      return command && { command, values: valuesOf.get(phrase) ?? {} }
    },
    findNearPhrase(line) {
      const phrase = normalizePhrase(line)
      if (phrase.length < MIN_FUZZY_LENGTH) return undefined
      const near = [...byPhrase].find(([known]) => known.length >= MIN_FUZZY_LENGTH && isOneEditAway(phrase, known))
      return near && { command: near[1], values: valuesOf.get(near[0]) ?? {}, word: near[0] }
    },
    findCapture: (lines) => commands.find((command) => command.captures?.lines === lines),
    findDocument: (text) => withDocuments.find(({ recognises }) => recognises(text)),
    findFileCommand: (name) => withDocuments.find(({ fileNames }) => fileNames.test(name)),
    findCardCommand: (kind) => byCard.get(kind),
    findReplyCommand: (kind) => commands.find((command) => command.takesReply?.to === kind),
    findEditCommand: (kind, isDeleted) =>
      commands.find(({ takesEdit }) => takesEdit?.of === kind && (takesEdit.into === undefined) === isDeleted),
  }
}

/** `task` of `task add`. */
export const commandNoun = (name: string): string => name.split(' ')[0] ?? name
/** `add` of `task add`. */
export const commandVerb = (name: string): string => name.split(' ').slice(1).join(' ')

/** `if_then_add` of `if-then add`: not every assistant takes other characters in the name of a tool. */
export const toolName = (name: string): string => name.replaceAll(/[^a-z0-9]/g, '_')

/** Shortest phrase that may be mistyped, in characters. */
const MIN_FUZZY_LENGTH = 7

/** One character more, less or different, or two swapped. */
export function isOneEditAway(typed: string, word: string): boolean {
  if (typed === word || Math.abs(typed.length - word.length) > 1) return false
  let start = 0
  while (start < typed.length && typed[start] === word[start]) start++
  const [a, b] = [typed.slice(start), word.slice(start)]
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}

/** Normalises a line for comparison with phrases: lower case, single spaces, no apostrophes or closing punctuation. */
export const normalizePhrase = (line: string): string =>
  line
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/['’]/g, '')
    .replace(/(?<=.)[.!?…]+$/u, '')

function indexUnique<Me>(
  what: string,
  commands: readonly AnyCommand<Me>[],
  keys: (command: AnyCommand<Me>) => string[],
) {
  const found = new Map<string, AnyCommand<Me>>()
  for (const command of commands)
    for (const key of keys(command)) {
      const other = found.get(key)
      if (other) throw new Error(`Two commands have the ${what} “${key}”: ${other.name} and ${command.name}`)
      found.set(key, command)
    }
  return found
}
