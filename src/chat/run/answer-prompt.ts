// The answer to the newest view's question: a typed line fills the option it asked for, unless the line is a wish. And what
// answers a view that asked for no words.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { commandNoun } from '../command.ts'
import { parseButtonLine } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { runMeantButton } from './meant-button.ts'
import { tryReadOptions } from './read-options.ts'
import { languageOf } from './references.ts'
import { runCommand } from './run-command.ts'
import { runSurely, runUnlessNotMeant, type TypedExecution } from './typed-sentence.ts'

/**
 * What a command reads below its own views, be they older than the newest, or a button of what spoke first; null where the
 * line is none of these.
 */
export async function answerBelow<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  const { labelled, earlier = [] } = recalled
  const { host, line } = typed
  const able = host.catalogue.commands.filter(({ answersBelow }) => answersBelow?.reads(line))
  const lines = able.length === 0 ? [] : [labelled, ...earlier].flat().map((button) => button.line)
  for (const command of able) {
    if (!command.answersBelow || !lines.some((own) => own.startsWith(`${command.name} `))) continue
    const values = { [command.answersBelow.into]: line.trim() }
    const shown = await runUnlessNotMeant(typed, { command, values, unparsed: '' })
    if (shown) return shown
  }
  return runMeantButton(typed, recalled, line)
}

/** The answer to the newest view's question, if this line can be one. */
export async function answerPrompt<Me>(typed: TypedExecution<Me>, { asks }: ReplyMeanings): Promise<View | null> {
  const { host, me, opened, line } = typed
  const meant = asks && parseButtonLine(host.catalogue, asks.line)
  if (!meant) return null
  // "back" while it is asked where one was: a sentence of the same noun that needs no words of the line.
  const { meant: sentence } = await typed.readSentence()
  const isSameNoun = sentence && commandNoun(sentence.asked.command.name) === commandNoun(meant.command.name)
  // "what did I do today" is a question, whatever words were asked for.
  const isQuestion = sentence?.asked.command.byModel === 'show' && !sentence.isUnanswered
  const isOther = isQuestion && languageOf(typed)?.isAddressed(line) === true
  // “What is it?” is answered by a new thing; “I called the landlord” is about one that is there, or a remark.
  const isOwnWish =
    meant.command.captures !== undefined && sentence !== null && sentence.asked.command !== meant.command
  if (isOwnWish && sentence.trust === 'last') return null
  // “Thanks, bye” is said to the assistant, whatever words were asked for.
  const isSmallTalk =
    sentence?.asked.command.yieldsToOthers === true &&
    sentence.trust === 'sure' &&
    !sentence.answers &&
    !sentence.isUnanswered
  if (isSmallTalk && meant.command.captures === undefined && meant.command.options[asks.into]?.takes === 'rest')
    return runSurely(typed, sentence)
  if (sentence?.trust === 'sure' && (isOther || isOwnWish || ((isSameNoun || isQuestion) && !sentence.hasSlots)))
    return runSurely(typed, sentence)
  // “Ok first step done”, “move to tomorrow”: a command that names nothing answers no question for words.
  const isWish =
    sentence?.trust === 'sure' &&
    !sentence.namesThing &&
    !sentence.answers &&
    !sentence.isUnanswered &&
    sentence.asked.command.byModel === 'run' &&
    meant.command.captures === undefined &&
    meant.command.options[asks.into]?.kind === 'text'
  const ran = isWish ? await runUnlessNotMeant(typed, sentence.asked) : null
  if (ran) return ran
  const answering = { ...meant, values: { ...meant.values, [asks.into]: line.trim() } }
  return (await tryReadOptions(me, opened.request, answering)) ? runCommand(typed, answering) : null
}
