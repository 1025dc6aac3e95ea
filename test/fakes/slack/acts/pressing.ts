// Buttons, selects, modals, shortcuts, Home: everything a person does without writing a message.
import { asRecord, interactiveElements, type Placed, textOf } from '../blocks.ts'
import type { Answers } from '../delivery.ts'
import { actionOf, type Choice, currentValues, findElement, isExternal, isMissing, valueFor } from '../inputs.ts'
import { wireAccount } from '../methods/people.ts'
import * as payloads from '../payloads.ts'
import type { ActOptions, Person, PressOptions } from '../person.ts'
import { applySubmission, closeView } from '../reactions.ts'
import { directMessage, newResponseUrl, newTrigger } from '../state.ts'
import type { Installation, Message, View } from '../types.ts'
import { homeOf } from '../views.ts'
import { channelFor, copyFor, copyOf, placeOf, type Standing, turnTo } from './standing.ts'

type Pressing = Pick<
  Person,
  | 'changeProfile'
  | 'press'
  | 'choose'
  | 'type'
  | 'fill'
  | 'submit'
  | 'close'
  | 'messageShortcut'
  | 'globalShortcut'
  | 'openHome'
>

export function pressing(standing: Standing): Pressing {
  const { state, account, deliver } = standing
  const trigger = (installation: Installation, view?: View) =>
    newTrigger(state, { app: installation.app.id, team: installation.workspace.id, user: account.id, view })

  const act = async (
    target: Message | View,
    placed: Placed,
    chosen: Record<string, unknown> | undefined,
    options: PressOptions,
  ) => {
    const installation = copyOf(standing, target, options)
    const responseUrl =
      target.kind === 'message'
        ? newResponseUrl(state, { installation, channel: target.channel, user: account.id, original: target })
        : undefined
    const triggerId = trigger(installation, target.kind === 'view' ? target : undefined)
    const payload = payloads.blockActionsPayload(state, installation, account, {
      action: { ...actionOf(placed, chosen), ...options.tamper },
      target,
      values: currentValues(target.blocks, target.state),
      channel: placeOf(standing, target),
      triggerId,
      responseUrl,
    })
    const about = `press ${textOf(placed.element.text) || placed.element.action_id}`
    const answers = await deliver(installation.app, { type: 'interactive', about, payload }, options)
    return { ...answers, triggerId, responseUrl }
  }

  const suggest = async (target: Message | View, placed: Placed, text: string, options: PressOptions) => {
    const installation = copyOf(standing, target, options)
    const payload = payloads.suggestionPayload(state, installation, account, {
      target,
      values: currentValues(target.blocks, target.state),
      channel: placeOf(standing, target),
      actionId: placed.element.action_id,
      blockId: placed.block.block_id,
      value: text,
    })
    const about = `type “${text}” into ${placed.element.action_id}`
    const answers = await deliver(installation.app, { type: 'options', about, payload }, options)
    return { ...answers, options: offered(answers.body) }
  }

  const hold = async (target: Message | View, placed: Placed, choice: Choice, options: ActOptions) => {
    const { block, element } = placed
    const first = Array.isArray(choice) ? choice[0] : choice
    const suggestions = isExternal(element.type)
      ? (await suggest(target, placed, first ?? '', options)).options
      : undefined
    const value = valueFor(element, choice, suggestions)
    target.state[block.block_id] = { ...target.state[block.block_id], [element.action_id]: value }
    return value
  }

  const fill = async (view: View, values: Record<string, Choice>, options: ActOptions = {}) => {
    for (const [name, choice] of Object.entries(values)) await hold(view, findElement(view, name), choice, options)
  }

  return {
    press: (target, button, options = {}) => {
      const placed = findElement(target, button, options.nth)
      const chosen = placed.element.type === 'overflow' ? valueFor(placed.element, button) : undefined
      return act(target, placed, chosen, options)
    },
    choose: async (target, name, choice, options = {}) => {
      const placed = findElement(target, name, options.nth)
      if (placed.block.type === 'input' && placed.block.dispatch_action !== true) {
        throw new Error(`“${name}” reports nothing until the modal is submitted: use fill or submit`)
      }
      return act(target, placed, await hold(target, placed, choice, options), options)
    },
    type: (target, name, text, options = {}) => suggest(target, findElement(target, name, options.nth), text, options),
    fill,
    submit: async (view, values = {}, options = {}) => {
      const installation = copyOf(standing, view, options)
      await fill(view, values, options)
      const held = currentValues(view.blocks, view.state)
      refuseMissing(view, held)
      const triggerId = trigger(installation, view)
      const payload = payloads.submissionPayload(state, installation, account, view, held, triggerId)
      const about = `submit ${view.callback_id}`
      const answers = await deliver(installation.app, { type: 'interactive', about, payload }, options)
      for (const answer of answers.all) applySubmission(state, installation, view, answer)
      return { ...answers, errors: view.errors }
    },
    close: async (view, options = {}) => {
      const installation = copyOf(standing, view, options)
      closeView(installation, view)
      if (!view.notify_on_close) return undefined
      const payload = payloads.closedPayload(state, installation, account, view, false)
      return deliver(installation.app, { type: 'interactive', about: `close ${view.callback_id}`, payload }, options)
    },
    globalShortcut: async (callbackId, options = {}) => {
      const installation = turnTo(standing, options)
      const call = { callbackId, triggerId: trigger(installation) }
      const payload = payloads.globalShortcutPayload(state, installation, account, call)
      const about = `shortcut ${callbackId}`
      const answers = await deliver(installation.app, { type: 'interactive', about, payload }, options)
      return { ...answers, triggerId: call.triggerId }
    },
    messageShortcut: async (callbackId, message, options = {}) => {
      const installation = turnTo(standing, options)
      const channel = channelFor(standing, message.channel)
      const responseUrl = newResponseUrl(state, { installation, channel: channel.id, user: account.id })
      const call = { callbackId, message, channel, responseUrl, triggerId: trigger(installation) }
      const payload = payloads.messageShortcutPayload(state, installation, account, call)
      const about = `shortcut ${callbackId}`
      const answers = await deliver(installation.app, { type: 'interactive', about, payload }, options)
      return { ...answers, triggerId: call.triggerId, responseUrl }
    },
    changeProfile: (details, options = {}) => {
      Object.assign(account, details)
      const { knowsApp } = account
      const installation = copyFor(standing, options)
      account.knowsApp = knowsApp
      if (!installation.app.events.has('user_change')) throw new Error('The app does not subscribe to user_change')
      // The event carries the language, which users.info gives only on request.
      const user = { ...wireAccount(installation, account, state.clock.now(), true), updated: 0 }
      const event = { type: 'user_change', user, cache_ts: 0, event_ts: state.clock.ts() }
      const payload = payloads.eventCallback(state, installation, event)
      return deliver(installation.app, { type: 'events_api', about: 'event user_change', payload }, options)
    },
    openHome: (options = {}): Promise<Answers> => {
      const installation = copyFor(standing, options)
      const home = homeOf(installation, account.id)
      const event = {
        type: 'app_home_opened',
        user: account.id,
        channel: directMessage(installation, account.id).id,
        tab: options.tab ?? 'home',
        event_ts: state.clock.ts(),
        ...(home ? { view: payloads.shownView(home) } : {}),
      }
      const payload = payloads.eventCallback(state, installation, event)
      return deliver(installation.app, { type: 'events_api', about: 'event app_home_opened', payload }, options)
    },
  }
}

function refuseMissing(view: View, held: ReturnType<typeof currentValues>): void {
  for (const { block, element } of interactiveElements(view.blocks)) {
    if (block.type !== 'input' || block.optional === true) continue
    if (isMissing(held[block.block_id]?.[element.action_id])) {
      throw new Error(`“${textOf(block.label)}” is required; Slack does not submit without it`)
    }
  }
}

/** The options in an acknowledgement, groups flattened. */
function offered(body: unknown): unknown[] {
  const answer = asRecord(body)
  const groups = Array.isArray(answer?.option_groups) ? answer.option_groups : []
  const grouped = groups.flatMap((group) => {
    const options = asRecord(group)?.options
    return Array.isArray(options) ? options : []
  })
  return [...(Array.isArray(answer?.options) ? answer.options : []), ...grouped]
}
