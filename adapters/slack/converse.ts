// One request, from being understood to its answer being seen: a form where one is needed, else the answer in its place.

import type { MessageRef, Request } from '../../src/chat/request.ts'
import { bounded } from '../../src/chat/run/bounded.ts'
import type { Answer, Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { within } from '../../src/chat/run/with-timeout.ts'
import { say, t, type View, view } from '../../src/chat/view.ts'
import { TooLong } from './blocks.ts'
import type { Installation } from './installations.ts'
import type { DirectChannels } from './letters.ts'
import { loadingModal, modalOf, type Origin, sayingModal } from './modal.ts'
import * as posts from './posts.ts'
import { messageOf } from './render.ts'
import { failureOf, type Web } from './web.ts'

export interface Asked {
  readonly request: Request
  readonly installation: Installation
  readonly origin: Origin & { readonly isEphemeral?: boolean }
  /** Opens one modal, within three seconds of the press. */
  readonly triggerId?: string
  /** Acknowledges, when what was asked is stored; nothing the second time. */
  readonly stored: () => Promise<unknown>
  /** Answers, for the eyes of the one who asked, in the acknowledgement itself: false where it is too late for that. */
  readonly reply?: (body?: posts.Reply) => Promise<boolean>
}

export interface ConverseRules {
  readonly dispatcher: Dispatcher
  readonly web: (installation: Installation) => Web
  readonly directChannel: DirectChannels
  readonly report: (error: unknown) => void
}

export type Converse = (asked: Asked) => Promise<void>

/** How long a form may take to be filled before a modal says that it is coming. The trigger lives 3 s. */
const FORM_WITHIN_MS = 700

export function converse({ dispatcher, web, directChannel, report }: ConverseRules): Converse {
  const home = dispatcher.catalogue.short('home')?.name
  const used = bounded<string, true>(10_000)

  const answered = async (asked: Asked): Promise<void> => {
    const answer = await dispatcher.answer(asked.request)
    // A command's answer may be its acknowledgement.
    if (!asked.reply || answer.isRepeat) await asked.stored()
    if (answer.isRepeat) return
    if (answer.opens !== undefined && asked.triggerId !== undefined) {
      const said = { kind: 'pressed', line: answer.opens } as const
      if (await formed({ ...asked, request: { ...asked.request, said } }, asked.triggerId)) return
    }
    await present(asked, answer)
  }

  /** Opens the form; false where it takes an answer in words. */
  const formed = async (asked: Asked, triggerId: string): Promise<boolean> => {
    // A repeated delivery: the first one opened it, or is about to.
    if (used.get(triggerId)) return true
    used.set(triggerId, true)
    const { views } = web(asked.installation)
    const made = dispatcher.form(asked.request)
    const first = await within(FORM_WITHIN_MS, made)
    if (first === null) {
      used.delete(triggerId)
      return false
    }
    try {
      if (first !== undefined) {
        await views.open({ trigger_id: triggerId, view: modalOf(first, asked.origin) })
        return true
      }
      const opened = await views.open({ trigger_id: triggerId, view: loadingModal('One moment') })
      const form = await made
      const modal = form ? modalOf(form, asked.origin) : await inModal(asked)
      await views.update({ view_id: opened.view?.id ?? '', view: modal })
      return true
    } catch (error) {
      used.delete(triggerId)
      if (error instanceof TooLong) return false
      const failure = failureOf(error)
      // Another process of ours was faster.
      if (failure.kind === 'refused' && failure.error === 'exchanged_trigger_id') return true
      report(error)
      return false
    }
  }

  const inModal = async ({ request }: Asked) =>
    sayingModal('Proxy', messageOf((await dispatcher.answer(request)).view).text)

  const present = async (asked: Asked, answer: Answer): Promise<void> => {
    try {
      const ref = await put(asked, answer)
      // In a card's thread the card stays the one above.
      if (ref && answer.view.card && asked.origin.threadTs === undefined)
        await dispatcher.posted(asked.request, answer.view.card, ref)
      if (!asked.origin.isHome) for (const also of answer.also) await add(asked, also, true)
    } catch (error) {
      report(error)
    }
  }

  /** Puts the answer in its place; gives the message where it can be edited later. */
  const put = async (asked: Asked, { view: shown, also, isPrivate, redraws }: Answer): Promise<MessageRef | null> => {
    const { installation, origin, request } = asked
    if (origin.isHome) {
      await posts.publish(web(installation), request.who.externalId, withWayBack(together(shown, also), request))
      return null
    }
    if (redraws && origin.isEphemeral && isPrivate) {
      if (origin.responseUrl && (await posts.respond(origin.responseUrl, shown, true))) return null
      return add(asked, shown, true)
    }
    if (redraws && origin.on && !origin.isEphemeral) {
      try {
        await posts.redraw(web(installation), origin.on, shown)
        return origin.on
      } catch (error) {
        // Deleted, or too old to edit: then it is said anew.
        if (failureOf(error).kind !== 'refused') throw error
      }
    }
    return add(asked, shown, isPrivate)
  }

  /** As a message of its own: for everybody in the place, for one person's eyes there, or in the direct messages. */
  const add = async (asked: Asked, shown: View, isPrivate: boolean): Promise<MessageRef | null> => {
    const { installation, origin } = asked
    const slack = web(installation)
    if (origin.kind === 'private' || origin.isHome) {
      await asked.stored()
      return posts.post(slack, origin.channelId, shown, origin.threadTs)
    }
    if (!isPrivate) {
      try {
        return await posts.post(slack, origin.channelId, shown, origin.threadTs)
      } catch (error) {
        const failure = failureOf(error)
        if (failure.kind !== 'refused') throw error
        return whispered(asked, notHere())
      }
    }
    return whispered(asked, shown)
  }

  const whispered = async (
    { installation, origin, request, reply }: Asked,
    shown: View,
  ): Promise<MessageRef | null> => {
    if (reply && (await reply(posts.replyOf(shown, false)))) return null
    if (origin.responseUrl && (await posts.respond(origin.responseUrl, shown, false))) return null
    const slack = web(installation)
    const userId = request.who.externalId
    try {
      await posts.whisper(slack, { ...origin, userId }, shown)
      return null
    } catch (error) {
      // Not a member there, and no address left: the direct messages always reach them.
      if (failureOf(error).kind !== 'refused') throw error
      return posts.post(slack, await directChannel(installation, userId), shown)
    }
  }

  /** On Home, whatever is not Home itself leads back there. */
  const withWayBack = (shown: View, { said }: Request): View => {
    if (home === undefined) return shown
    const line = said.kind === 'command' ? said.command : said.kind === 'pressed' ? (said.returnTo ?? said.line) : ''
    if (line === home || line.startsWith(`${home} `)) return shown
    return { ...shown, buttons: [...shown.buttons, { label: 'Home', line: home }] }
  }

  return async (asked) => {
    const { opensForm } = dispatcher.plan(asked.request)
    // Nothing is stored by it, and it is to open at once.
    if (opensForm) await asked.stored()
    if (opensForm && asked.triggerId !== undefined && (await formed(asked, asked.triggerId))) return
    await answered(asked)
  }
}

/** Home is one page: what is said besides stands below, and nobody is written to for having looked. */
const together = (shown: View, also: readonly View[]): View => ({
  ...shown,
  blocks: [...shown.blocks, ...also.flatMap(({ title, blocks }) => [say(title), ...blocks])],
  buttons: [...shown.buttons, ...also.flatMap(({ buttons }) => buttons)],
})

const notHere = (): View =>
  view(t`I can't post here`, [say(t`I am no member of this conversation. “/invite” with my name lets me in.`)])
