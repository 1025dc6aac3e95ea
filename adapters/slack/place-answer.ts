// Decides where an answer is shown: on Home, in the pressed message, or as a message of its own.
import { storedLine } from '../../src/chat/ask.ts'
import type { MessageRef, Request } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { t, textBlock, type View, view } from '../../src/chat/view.ts'
import * as posts from './messages.ts'
import { newerBlocksIn } from './newer-blocks.ts'
import type { RequestHandlerOptions, SlackRequest } from './slack-request.ts'
import { classifySlackError } from './web-client.ts'

/** Shows the answer; returns the message if it can be edited later. */
export async function placeAnswer(
  options: RequestHandlerOptions,
  asked: SlackRequest,
  { view: shown, followUps, isPrivate, replacesMessage }: Answer,
): Promise<MessageRef | null> {
  const { installation, origin, request } = asked
  const slack = options.surface(installation)
  if (origin.isHome) {
    const home = options.dispatcher.catalogue.findByAlias('home')?.name
    const userId = request.who.externalId
    const page = withHomeButton(home, mergeViews(shown, followUps), request)
    options.pictures.forgetHome(installation, userId)
    await options.serializeHome(`${installation.space} ${userId}`, () => posts.publishHome(slack, userId, page))
    await options.pictures.addToHome(installation, page, userId)
    return null
  }
  if (replacesMessage && origin.isEphemeral && isPrivate) {
    if (origin.responseUrl && (await posts.respondByUrl(slack.blocks, origin.responseUrl, shown, true))) return null
    return addMessage(options, asked, shown, true)
  }
  if (replacesMessage && origin.on && !origin.isEphemeral) {
    options.pictures.forget(origin.on)
    try {
      await posts.updateMessage(slack, origin.on, shown)
      return origin.on
    } catch (error) {
      // Deleted or too old to edit: it is posted anew.
      if (classifySlackError(error).kind !== 'refused') throw error
    }
  }
  return addMessage(options, asked, shown, isPrivate)
}

/** As a message of its own: public, ephemeral, or in the direct messages. */
export async function addMessage(
  options: RequestHandlerOptions,
  asked: SlackRequest,
  shown: View,
  isPrivate: boolean,
): Promise<MessageRef | null> {
  const { installation, origin } = asked
  const slack = options.surface(installation)
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
      return sendEphemeral(options, asked, cannotPostView())
    }
  }
  return sendEphemeral(options, asked, shown)
}

/**
 * An answer that could not be shown as it should: what was done is stored, so its title is said in any way there is.
 * @throws the Slack error, if there is none
 */
export async function sayPlainly(
  { surface, directChannel }: RequestHandlerOptions,
  { installation, origin, request }: SlackRequest,
  shown: View,
): Promise<void> {
  const slack = surface(installation)
  const plain = view(shown.title, [
    textBlock(t`Slack didn't take the rest of my answer. Type “hi” to see where things are.`),
  ])
  if (origin.responseUrl && (await posts.respondByUrl(slack.blocks, origin.responseUrl, plain, false))) return
  await posts.postMessage(slack, await directChannel(installation, request.who.externalId), plain)
}

async function sendEphemeral(
  { surface, directChannel }: RequestHandlerOptions,
  asked: SlackRequest,
  shown: View,
): Promise<MessageRef | null> {
  const { installation, origin, request, reply } = asked
  const slack = surface(installation)
  const body = posts.ephemeralReply(shown, false, slack.blocks.refused())
  // An acknowledgement that Slack refuses is seen by nobody, so what it may refuse goes by the response URL.
  if (newerBlocksIn(body.blocks).length > 0) await asked.acknowledge()
  else if (reply && (await reply(body))) return null
  if (origin.responseUrl && (await posts.respondByUrl(slack.blocks, origin.responseUrl, shown, false))) return null
  const userId = request.who.externalId
  try {
    await posts.postEphemeral(slack, { ...origin, userId }, shown)
    return null
  } catch (error) {
    // The bot is no member there and has no response URL left: the direct messages always work.
    if (classifySlackError(error).kind !== 'refused') throw error
    return posts.postMessage(slack, await directChannel(installation, userId), shown)
  }
}

/**
 * On Home every other view gets a button back to it.
 * @param home the command that shows Home
 */
function withHomeButton(home: string | undefined, shown: View, { input }: Request): View {
  if (home === undefined) return shown
  const line = input.kind === 'command' ? input.command : input.kind === 'pressed' ? (input.returnTo ?? input.line) : ''
  if (line === home || line.startsWith(`${home} `)) return shown
  return { ...shown, buttons: [...shown.buttons, { label: 'Home', line: storedLine(home) }] }
}

/** Home is one page: follow-ups stand below the answer, and no message is sent to a person who only looks. */
const mergeViews = (shown: View, followUps: readonly View[]): View => ({
  ...shown,
  blocks: [...shown.blocks, ...followUps.flatMap(({ title, blocks }) => [textBlock(title), ...blocks])],
  buttons: [...shown.buttons, ...followUps.flatMap(({ buttons }) => buttons)],
})

const cannotPostView = (): View =>
  view(t`I can't post here`, [textBlock(t`I'm not in this conversation. Type “/invite” and my name to let me in.`)])
