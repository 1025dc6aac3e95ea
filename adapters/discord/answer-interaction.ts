// Handles an interaction and shows its answer. Discord drops an interaction that is not acknowledged within three
// seconds, so slow work is acknowledged first; otherwise the answer itself is the acknowledgement.
import { InteractionResponseType } from 'discord.js'
import type { ChartPainter } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import type { Dispatcher, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import { openInPlace } from '../../src/chat/run/open.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { t, view } from '../../src/chat/view.ts'
import type { DiscordApi } from './api.ts'
import { labelText } from './components.ts'
import { classifyDiscordError, ERROR_CODES, isInteractionOver } from './failure.ts'
import { type DiscordInteraction, slashName } from './incoming-interaction.ts'
import { LIMITS } from './limits.ts'
import { renderDiscordModal } from './modal.ts'
import {
  acknowledgeInteraction,
  createResponder,
  type DrawnAnswer,
  type InteractionResponder,
  sendAlso,
  showInDirectMessages,
} from './responder.ts'

/** @throws the Discord error of an interaction that has expired */
export async function answerInteraction(
  asked: DiscordInteraction,
  dispatcher: Dispatcher,
  api: DiscordApi,
  drawChart: ChartPainter,
): Promise<void> {
  const opened = openInteraction(asked, dispatcher)
  const { request, plan } = opened
  if (plan.opensForm && asked.mayOpenForm && (await openForm(asked, opened, dispatcher, api))) return
  const screen = createResponder(asked, api, plan)
  // Nothing is done yet: what Discord has given up is left undone.
  let deferral: Deferral = plan.isSlow ? await deferAnswer(screen, 'throw') : 'none'
  const working = dispatcher.answer(opened)
  const quick = plan.isSlow ? undefined : await withTimeout(ANSWER_WITHIN, working)
  if (quick?.formLine && asked.mayOpenForm) {
    const missing = dispatcher.open({ ...request, input: { kind: 'pressed', line: quick.formLine } })
    if (await openForm(asked, missing, dispatcher, api)) return
  }
  if (quick === undefined && !plan.isSlow) deferral = await deferAnswer(screen, 'late')
  const answer = quick ?? (await working)
  // Another process acknowledged it, and answers it.
  if (answer.isRepeat && deferral !== 'ours') return
  const isLate = deferral === 'late'
  const shown = answer.isRepeat ? { ...answer, view: view(t`That's already done.`) } : answer
  const drawn = { ...shown, chart: await drawChart(shown.view) }
  const ref = await showAnswer(screen, drawn, { asked, api, isDeferred: deferral !== 'none', isLate })
  if (ref && shown.view.card) await dispatcher.recordCard(opened, shown.view.card, ref)
  for (const [at, also] of shown.followUps.entries()) {
    if (!isLate && (await isTaken(sendAlso(asked, api, also, at + 1)))) continue
    await showInDirectMessages(asked, api, { view: also, chart: null }, at + 1)
  }
}

/** Who acknowledged before the answer is there; `late`: Discord has given the interaction up. */
type Deferral = 'none' | 'ours' | 'another' | 'late'

/** @throws the Discord error, that of an interaction which is over too where that is asked for */
async function deferAnswer(screen: InteractionResponder, whenOver: 'late' | 'throw'): Promise<Deferral> {
  try {
    return (await screen.defer()) ? 'ours' : 'another'
  } catch (error) {
    if (whenOver === 'throw' || !isInteractionOver(error)) throw error
    return 'late'
  }
}

/** Shows the answer; where Discord takes none any more, in direct messages, since what was asked is done. */
async function showAnswer(
  screen: InteractionResponder,
  drawn: DrawnAnswer,
  to: {
    readonly asked: DiscordInteraction
    readonly api: DiscordApi
    readonly isDeferred: boolean
    readonly isLate: boolean
  },
): Promise<MessageRef | null> {
  try {
    if (!to.isLate) return await screen.show(drawn, to.isDeferred)
  } catch (error) {
    if (!isInteractionOver(error)) throw error
  }
  // What everybody sees there is drawn again as a card.
  const isForAll = to.asked.request.where.kind === 'shared' && !drawn.isPrivate
  return isForAll ? null : showInDirectMessages(to.asked, to.api, drawn)
}

/** False: Discord has given the interaction up. @throws any other Discord error */
async function isTaken(sending: Promise<void>): Promise<boolean> {
  try {
    await sending
    return true
  } catch (error) {
    if (!isInteractionOver(error)) throw error
    return false
  }
}

/** Answers an autocomplete request. A late answer is dropped by Discord, so errors are ignored. */
export async function answerAutocomplete(
  asked: DiscordInteraction,
  dispatcher: Dispatcher,
  api: DiscordApi,
): Promise<void> {
  if (!asked.autocomplete) return
  const { command, option, typed } = asked.autocomplete
  const found = await withTimeout(SUGGEST_WITHIN, dispatcher.suggest(asked.request, command, option, typed))
  const names = new Set<string>()
  const choices = (found ?? []).slice(0, LIMITS.options).flatMap(({ label: words, value }) => {
    // A value that does not fit a choice is left out of the suggestions; it can still be typed.
    if (value === '' || value.length > LIMITS.option) return []
    const name = uniqueChoiceName(names, labelText(words, LIMITS.option))
    names.add(name)
    return [{ name, value }]
  })
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult
  try {
    await acknowledgeInteraction(asked, api, { type, data: { choices } })
  } catch (error) {
    const fault = classifyDiscordError(error)
    if (fault.kind !== 'refused' || fault.code !== ERROR_CODES.unknownInteraction) throw error
  }
}

/** An answer to a button in an ephemeral message stays ephemeral. */
function openInteraction(asked: DiscordInteraction, dispatcher: Dispatcher): OpenedRequest {
  const opened = dispatcher.open(asked.request)
  if (asked.pressedMessage !== 'ephemeral' || !opened.plan.isPrivate) return opened
  return openInPlace(opened, { ...opened.request.where, kind: 'private' })
}

/**
 * Opens a form. Returns false where the command has none or the three seconds are over; the answer then asks in words.
 */
async function openForm(
  asked: DiscordInteraction,
  opened: OpenedRequest,
  dispatcher: Dispatcher,
  api: DiscordApi,
): Promise<boolean> {
  const form = await withTimeout(FORM_WITHIN, dispatcher.openForm(opened))
  const data = form && renderDiscordModal(form, slashName(dispatcher.catalogue, form.command))
  if (!data) return false
  await acknowledgeInteraction(asked, api, { type: InteractionResponseType.Modal, data })
  return true
}

/** Discord drops the second of two suggestions with the same name. */
function uniqueChoiceName(names: ReadonlySet<string>, name: string): string {
  for (let count = 2, other = name; ; count++) {
    if (!names.has(other)) return other
    other = `${labelText(name, LIMITS.option - 5)} (${count})`
  }
}

/** Milliseconds of Discord's three seconds that handling may use; the rest is left for the network. */
const ANSWER_WITHIN = 800
const SUGGEST_WITHIN = 2000
const FORM_WITHIN = 1800
