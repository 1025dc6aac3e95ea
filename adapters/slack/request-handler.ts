// One request, from being understood to its answer being seen: a form where one is needed, else the answer in its place.

import { storedLine } from '../../src/chat/ask.ts'
import type { MessageRef, Request } from '../../src/chat/request.ts'
import type { Answer, Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { createLruMap } from '../../src/chat/run/lru-map.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { t, textBlock, type View, view } from '../../src/chat/view.ts'
import { TooLongError } from './blocks.ts'
import type { Installation } from './installations.ts'
import * as posts from './messages.ts'
import { loadingModal, messageModal, type RequestOrigin, renderSlackModal } from './modal.ts'
import { renderSlackMessage } from './render.ts'
import type { DirectChannelLookup } from './sender.ts'
import { classifySlackError, type SlackWebClient } from './web-client.ts'

export interface SlackRequest {
  readonly request: Request
  readonly installation: Installation
  readonly origin: RequestOrigin & { readonly isEphemeral?: boolean }
  /** Opens one modal, within three seconds of the press. */
  readonly triggerId?: string
  /** Acknowledges, when what was asked is stored; nothing the second time. */
  readonly acknowledge: () => Promise<unknown>
  /** Answers, for the eyes of the one who asked, in the acknowledgement itself: false where it is too late for that. */
  readonly reply?: (body?: posts.EphemeralReply) => Promise<boolean>
}

export interface RequestHandlerOptions {
  readonly dispatcher: Dispatcher
  readonly web: (installation: Installation) => SlackWebClient
  readonly directChannel: DirectChannelLookup
  readonly report: (error: unknown) => void
}

export type SlackRequestHandler = (asked: SlackRequest) => Promise<void>

/** How long a form may take to be filled before a modal says that it is coming. The trigger lives 3 s. */
const FORM_WITHIN_MS = 700

export function createRequestHandler({
  dispatcher,
  web,
  directChannel,
  report,
}: RequestHandlerOptions): SlackRequestHandler {
  const home = dispatcher.catalogue.findByAlias('home')?.name
  const used = createLruMap<string, true>(10_000)

  const answerRequest = async (asked: SlackRequest): Promise<void> => {
    const answer = await dispatcher.answer(asked.request)
    // A command's answer may be its acknowledgement.
    if (!asked.reply || answer.isRepeat) await asked.acknowledge()
    if (answer.isRepeat) return
    if (answer.formLine !== undefined && asked.triggerId !== undefined) {
      const said = { kind: 'pressed', line: answer.formLine } as const
      if (await openForm({ ...asked, request: { ...asked.request, input: said } }, asked.triggerId)) return
    }
    await showAnswer(asked, answer)
  }

  /** Opens the form; false where it takes an answer in words. */
  const openForm = async (asked: SlackRequest, triggerId: string): Promise<boolean> => {
    // A repeated delivery: the first one opened it, or is about to.
    if (used.get(triggerId)) return true
    used.set(triggerId, true)
    const { views } = web(asked.installation)
    const made = dispatcher.openForm(asked.request)
    const first = await withTimeout(FORM_WITHIN_MS, made)
    if (first === null) {
      used.delete(triggerId)
      return false
    }
    try {
      if (first !== undefined) {
        await views.open({ trigger_id: triggerId, view: renderSlackModal(first, asked.origin) })
        return true
      }
      const opened = await views.open({ trigger_id: triggerId, view: loadingModal('One moment') })
      const form = await made
      const modal = form ? renderSlackModal(form, asked.origin) : await answerModal(asked)
      await views.update({ view_id: opened.view?.id ?? '', view: modal })
      return true
    } catch (error) {
      used.delete(triggerId)
      if (error instanceof TooLongError) return false
      const failure = classifySlackError(error)
      // Another process of ours was faster.
      if (failure.kind === 'refused' && failure.error === 'exchanged_trigger_id') return true
      report(error)
      return false
    }
  }

  const answerModal = async ({ request }: SlackRequest) =>
    messageModal('Proxy', renderSlackMessage((await dispatcher.answer(request)).view).text)

  const showAnswer = async (asked: SlackRequest, answer: Answer): Promise<void> => {
    try {
      const ref = await placeAnswer(asked, answer)
      // In a card's thread the card stays the one above.
      if (ref && answer.view.card && asked.origin.threadTs === undefined)
        await dispatcher.recordCard(asked.request, answer.view.card, ref)
      if (!asked.origin.isHome) for (const also of answer.followUps) await addMessage(asked, also, true)
    } catch (error) {
      report(error)
    }
  }

  /** Puts the answer in its place; gives the message where it can be edited later. */
  const placeAnswer = async (
    asked: SlackRequest,
    { view: shown, followUps, isPrivate, replacesMessage }: Answer,
  ): Promise<MessageRef | null> => {
    const { installation, origin, request } = asked
    if (origin.isHome) {
      await posts.publishHome(
        web(installation),
        request.who.externalId,
        withHomeButton(mergeViews(shown, followUps), request),
      )
      return null
    }
    if (replacesMessage && origin.isEphemeral && isPrivate) {
      if (origin.responseUrl && (await posts.respondByUrl(origin.responseUrl, shown, true))) return null
      return addMessage(asked, shown, true)
    }
    if (replacesMessage && origin.on && !origin.isEphemeral) {
      try {
        await posts.updateMessage(web(installation), origin.on, shown)
        return origin.on
      } catch (error) {
        // Deleted, or too old to edit: then it is said anew.
        if (classifySlackError(error).kind !== 'refused') throw error
      }
    }
    return addMessage(asked, shown, isPrivate)
  }

  /** As a message of its own: for everybody in the place, for one person's eyes there, or in the direct messages. */
  const addMessage = async (asked: SlackRequest, shown: View, isPrivate: boolean): Promise<MessageRef | null> => {
    const { installation, origin } = asked
    const slack = web(installation)
    if (origin.kind === 'private' || origin.isHome) {
      await asked.acknowledge()
      return posts.postMessage(slack, origin.channelId, shown, origin.threadTs)
    }
    if (!isPrivate) {
      try {
        return await posts.postMessage(slack, origin.channelId, shown, origin.threadTs)
      } catch (error) {
        const failure = classifySlackError(error)
        if (failure.kind !== 'refused') throw error
        return sendEphemeral(asked, cannotPostView())
      }
    }
    return sendEphemeral(asked, shown)
  }

  const sendEphemeral = async (
    { installation, origin, request, reply }: SlackRequest,
    shown: View,
  ): Promise<MessageRef | null> => {
    if (reply && (await reply(posts.ephemeralReply(shown, false)))) return null
    if (origin.responseUrl && (await posts.respondByUrl(origin.responseUrl, shown, false))) return null
    const slack = web(installation)
    const userId = request.who.externalId
    try {
      await posts.postEphemeral(slack, { ...origin, userId }, shown)
      return null
    } catch (error) {
      // Not a member there, and no address left: the direct messages always reach them.
      if (classifySlackError(error).kind !== 'refused') throw error
      return posts.postMessage(slack, await directChannel(installation, userId), shown)
    }
  }

  /** On Home, whatever is not Home itself leads back there. */
  const withHomeButton = (shown: View, { input }: Request): View => {
    if (home === undefined) return shown
    const line =
      input.kind === 'command' ? input.command : input.kind === 'pressed' ? (input.returnTo ?? input.line) : ''
    if (line === home || line.startsWith(`${home} `)) return shown
    return { ...shown, buttons: [...shown.buttons, { label: 'Home', line: storedLine(home) }] }
  }

  return async (asked) => {
    const { opensForm } = dispatcher.plan(asked.request)
    // Nothing is stored by it, and it is to open at once.
    if (opensForm) await asked.acknowledge()
    if (opensForm && asked.triggerId !== undefined && (await openForm(asked, asked.triggerId))) return
    await answerRequest(asked)
  }
}

/** Home is one page: what is said besides stands below, and nobody is written to for having looked. */
const mergeViews = (shown: View, also: readonly View[]): View => ({
  ...shown,
  blocks: [...shown.blocks, ...also.flatMap(({ title, blocks }) => [textBlock(title), ...blocks])],
  buttons: [...shown.buttons, ...also.flatMap(({ buttons }) => buttons)],
})

const cannotPostView = (): View =>
  view(t`I can't post here`, [textBlock(t`I'm not in this conversation. Type “/invite” and my name to let me in.`)])
