// A typed line, run: what it means may depend on what was shown last, on the card it replies to, on what is there.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { Refusal } from '../../user-error.ts'
import { ask } from '../ask.ts'
import type { ParsedCommand, ParsedLine } from '../parse/reading.ts'
import { t, type View, view } from '../view.ts'
import { answerBelow, answerPrompt } from './answer-prompt.ts'
import { runBehindTalk, runPhraseWithin } from './behind-talk.ts'
import { runClauses } from './clauses.ts'
import { runMeantButton } from './meant-button.ts'
import { readByModel } from './model-reading.ts'
import { openRequest, type ParsedRequest } from './open.ts'
import { runOverheard } from './overheard.ts'
import { runPhraseAmong } from './phrase-among.ts'
import { catchRefusal, tryReadOptions } from './read-options.ts'
import { answerChoice, languageOf, runCorrection, runReference } from './references.ts'
import { readReply, repliedTo, runAboutReplied } from './reply-about.ts'
import { saveButtons } from './resolve-line.ts'
import { type Execution, runCommand } from './run-command.ts'
import { acceptWithMoment } from './said-moment.ts'
import { refuseOnSeen, saveApart, saveSaid, saveSeenMessage } from './save-said.ts'
import { readSentences } from './sentences.ts'
import { readSeveral } from './several.ts'
import { showOtherSuggestions } from './take-other.ts'
import { ButtonRefusedError, runTypedButton, runTypedLabel, startNamed } from './typed-buttons.ts'
import { fillSelect, runNumber } from './typed-numbers.ts'
import {
  captureTold,
  runCapture,
  runSentence,
  runUnlessNotMeant,
  type TypedExecution,
  withWayBack,
} from './typed-sentence.ts'

type ParsedTyped<Me> = Extract<ParsedRequest<Me>, { kind: 'typed' }>

/** Runs a typed line; null where it was said to others and is no reply to a card. */
export async function runTypedLine<Me>(
  execution: Execution<Me>,
  { reading: alone, sentences }: ParsedTyped<Me>,
): Promise<View | null> {
  const { host, me, opened } = execution
  const { request } = opened
  const { input } = request
  const line = input.kind === 'command' ? '' : input.line
  const card = request.targetMessage && (await host.conversation.findCard(me, request.targetMessage))
  if (input.kind === 'typed' && input.isOverheard && !card) return null
  const on = card ? repliedTo(host.catalogue, card) : null
  const reply = on && readReply(host.catalogue, alone, line, on)
  if (input.kind === 'typed' && input.isOverheard) return reply && runOverheard(execution, reply)
  const seen = input.kind === 'typed' ? await saveSeenMessage(execution, line) : null
  if (seen) return seen
  let read: ReturnType<typeof readSentences<Me>> | undefined
  const readSentence = () => {
    read ??= readSentences(me, request, sentences())
    return read
  }
  const typed = { ...execution, line, readSentence, sentences }
  const reading = reply ?? alone
  const about = await (on ? runAboutReplied(typed, on) : refuseOnSeen(typed, reading))
  if (about) return about
  switch (reading.kind) {
    case 'number':
      return runNumber(execution, reading.number)
    case 'numbers':
      return (await fillSelect(execution, reading.numbers)) ?? runCapture(execution, reading.capture)
    case 'yes':
    case 'no': {
      const recalled = await host.conversation.loadReplyContext(me, request.where)
      if (recalled.question && recalled.isQuestionFresh !== false)
        return runTypedButton(execution, { line: recalled.question[reading.kind] })
      const language = languageOf(execution)
      // “No thanks” wants nothing else, either.
      if (reading.kind === 'no' && recalled.labelled.length > 0 && language?.isDismissal(line))
        return view(t`OK. Nothing was changed.`)
      const labelled =
        (await runTypedLabel(execution, recalled, line, true)) ??
        (await runMeantButton(execution, recalled, line)) ??
        // “No” below suggestions: others.
        (reading.kind === 'no' && language
          ? await runTypedLabel(execution, recalled, language.buttonLabels.others, true)
          : null)
      return (
        labelled ??
        view(t`OK. No question is open, so nothing changed.`, [], { buttons: saveButtons(host.catalogue, request) })
      )
    }
    case 'thanks': {
      const recalled = languageOf(execution)?.isAgreement(line)
        ? await host.conversation.loadReplyContext(me, request.where)
        : null
      const offer = recalled?.isQuestionFresh !== false && recalled?.question?.isOffer ? recalled.question : null
      return offer ? runTypedButton(execution, { line: offer.yes }) : view(t`Any time.`)
    }
    case 'command': {
      if (!reading.isPhrase) return runCommand(execution, reading)
      const recalled = await host.conversation.loadReplyContext(me, request.where)
      return (
        (await runTypedLabel(execution, recalled, line, true)) ??
        (await runMeantButton(execution, recalled, line)) ??
        (await answerChoice(execution, recalled, line)) ??
        (await showOtherSuggestions(execution, recalled, line)) ??
        dismiss(typed, reading, recalled) ??
        runPhrase(typed, reading, recalled)
      )
    }
    case 'maybe':
      return runMaybe(typed, reading)
    case 'capture': {
      const recalled = await host.conversation.loadReplyContext(me, request.where)
      const answer =
        (await runTypedLabel(execution, recalled, line, false)) ??
        (await acceptWithMoment(execution, recalled, line)) ??
        (await answerBelow(typed, recalled)) ??
        (await showOthers(typed, recalled)) ??
        (await saveSaid(typed, recalled)) ??
        (await saveApart(typed, recalled)) ??
        (await runPointing(typed, recalled)) ??
        (await answerPrompt(typed, recalled)) ??
        (await startNamed(typed, recalled, line)) ??
        (await runPhraseWithin(typed, (rest) => runRest(execution, rest))) ??
        (await runBehindTalk(typed, (rest) => runRest(execution, rest))) ??
        (await runClauses(typed, reading.capture)) ??
        (await runPhraseAmong(typed, recalled, reading.capture, (rest) => runRest(execution, rest))) ??
        ((await isSlip(typed, reading)) ? null : await runSentence(typed, reading.capture))
      if (answer) return answer
      const { nearMiss, perhaps } = reading
      const nearly = nearMiss ?? (perhaps && (await tryReadOptions(me, request, perhaps)) ? perhaps : undefined)
      return readByModel(execution, line, () =>
        nearly ? runCapture(execution, reading.capture, nearly) : captureTold(typed, reading.capture),
      )
    }
  }
}

/** A part of a typed line, as if it had been typed alone. */
function runRest<Me>(execution: Execution<Me>, line: string): Promise<View | null> {
  const opened = openRequest(execution.host.catalogue, { ...execution.opened.request, input: { kind: 'typed', line } })
  return opened.parsed.kind === 'typed' ? runTypedLine({ ...execution, opened }, opened.parsed) : Promise.resolve(null)
}

/**
 * A whole phrase; where its command is refused, the button of that name in an older view is meant. One that is refused,
 * too, explains less than the command does.
 */
async function runPhrase<Me>(
  typed: TypedExecution<Me>,
  meant: ParsedCommand<Me>,
  recalled: ReplyMeanings,
): Promise<View> {
  const { value, refused } = await catchRefusal(() => runCommand(typed, meant))
  if (value) return value
  try {
    const labelled = await runTypedLabel(typed, recalled, typed.line, false)
    if (labelled) return labelled
  } catch (error) {
    if (!(error instanceof ButtonRefusedError && error.cause instanceof Refusal)) throw error
  }
  throw refused
}

/** “wat now”: one letter from a phrase of ours, and a sentence only of those that come last. */
const isSlip = async <Me>(typed: TypedExecution<Me>, { nearMiss }: Extract<ParsedLine<Me>, { kind: 'capture' }>) =>
  nearMiss !== undefined && (await typed.readSentence()).meant?.trust === 'last'

/** A line that begins with a word of ours: the command if it reads, else an answer, a sentence, or a capture. */
async function runMaybe<Me>(
  typed: TypedExecution<Me>,
  { meant, word, capture }: Extract<ParsedLine<Me>, { kind: 'maybe' }>,
): Promise<View> {
  const { host, me, opened } = typed
  const recalled = await host.conversation.loadReplyContext(me, opened.request.where)
  const pressed =
    (await runTypedLabel(typed, recalled, typed.line, true)) ??
    (await answerBelow(typed, recalled)) ??
    (await saveApart(typed, recalled)) ??
    (await runPointing(typed, recalled))
  if (pressed) return pressed
  // "add milk to my list" is more specific than "add".
  const sentence = Object.keys(meant.values).length > 0 && (await runSentence(typed, capture, 'sure'))
  if (sentence) return sentence
  // "done both" is about what was shown, whatever it comes to.
  const name = meant.command.takesSeveral
  const pointing = name === undefined ? null : languageOf(typed)?.readReference(meant.values[name] ?? '')
  if (pointing && pointing.kind !== 'named' && meant.unparsed === '') return runCommand(typed, meant)
  // "done 1 2" names rows of a list: where none was shown, the list is offered.
  if (
    name !== undefined &&
    meant.unparsed === '' &&
    ROWS.test(meant.values[name] ?? '') &&
    !(await findsRows(typed, meant))
  )
    return view(t`I have no list with numbers here. Show your tasks first.`, [], {
      buttons: [{ label: 'Show tasks', line: ask('task list') }, ...saveButtons(host.catalogue, opened.request)],
    })
  const reads =
    (await tryReadOptions(me, opened.request, meant)) ??
    (await catchRefusal(() => readSeveral(me, opened.request, meant))).value
  // “dump milk” with milk open: kept as a list, and dropping it is offered. Looked up before the line is saved.
  const other = reads && meant.command.captures ? (await typed.readSentence()).meant : null
  const ran = reads && (await runUnlessNotMeant(typed, meant))
  const shown = ran && other?.trust === 'offer' && other.hasSlots ? withWayBack(ran, other.asked, other.word) : ran
  return (
    shown ??
    (await answerPrompt(typed, recalled)) ??
    (await runSentence(typed, capture)) ??
    readByModel(typed, typed.line, () => runCapture(typed, capture, { ...meant, word }))
  )
}

/** Numbers alone: "1", "1 2", "1, 3", "1-3", "1 and 2". */
const ROWS = /^#?\d{1,2}(?:(?:\s*[,&-]\s*|\s+and\s+|\s+)#?\d{1,2})*$/

/** Do the numbers read, as rows of a list or as a name? */
const findsRows = async <Me>({ me, opened }: TypedExecution<Me>, meant: ParsedCommand<Me>): Promise<boolean> =>
  (await tryReadOptions(me, opened.request, meant)) != null ||
  ((await catchRefusal(() => readSeveral(me, opened.request, meant))).value ?? null) !== null

/** A line that answers "Which one?", corrects what was just done, or points at what was shown; null where it is none. */
async function runPointing<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  return (
    (await answerChoice(typed, recalled, typed.line)) ??
    (await runCorrection(typed, recalled, typed.line)) ??
    (await runReference(typed, recalled, typed.line))
  )
}

/** “Never mind” below an answer that changed nothing: nothing older is taken back. */
const dismiss = <Me>(
  typed: TypedExecution<Me>,
  { command }: ParsedCommand<Me>,
  { labelled, numbered }: ReplyMeanings,
): View | null =>
  command.name === 'me undo' &&
  languageOf(typed)?.isDismissal(typed.line) &&
  labelled.length + numbered.length > 0 &&
  !labelled.some(({ line }) => /^me undo\b/.test(line))
    ? view(t`OK. Nothing was changed.`)
    : null

/** “Not that one”, “another one” below suggestions: the others; below what can be counted: one more. */
async function showOthers<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings): Promise<View | null> {
  const language = languageOf(typed)
  return (
    (await showOtherSuggestions(typed, recalled, typed.line)) ??
    (language?.isOneMoreWanted(typed.line) ? await runTypedLabel(typed, recalled, '+1', true) : null)
  )
}
