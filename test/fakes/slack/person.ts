// A person at a Slack client: what they do, and what they see. Knows no transport; the app's own is used.
import type { Installing } from './acts/installing.ts'
import type { Answers, DeliveryOptions } from './delivery.ts'
import type { Choice } from './inputs.ts'
import type { Account, App, Channel, Installation, Message, View } from './types.ts'

/** How one act is done: by which app it is taken, and how it is delivered. */
export interface ActOptions extends DeliveryOptions {
  /** Default: the fake's first app. */
  app?: App
  /** The copy of the app that is meant where several are in the channel; default the one of the own workspace. */
  copy?: Installation
  /** Of a reply in a thread: it is also sent to the channel. */
  isBroadcast?: boolean
  /** A mention in the thread of this message. */
  thread?: Message
}

/** A message as it stands somewhere else, whoever wrote it: a person, or an app by blocks alone. */
export interface SharedMessage {
  text?: string
  blocks?: unknown[]
  files?: { name: string; permalink: string }[]
}

export interface PressOptions extends ActOptions {
  /** Which of several elements with the same name, from 0. */
  nth?: number
  /** Fields of the action to forge, such as `{ value: 'task done task:…' }`. */
  tamper?: Record<string, unknown>
}

/** The keys that came with an act, for tests that use them out of turn; views have no response URL. */
export interface ActKeys {
  triggerId: string
  responseUrl?: string
}

export type Where = Channel | string

export interface Person extends Installing {
  readonly account: Account
  readonly id: string
  readonly name: string
  /** `/command text`, in the DM with the app unless a channel is given. A text in the acknowledgement is shown. */
  slash(
    command: string,
    text?: string,
    options?: ActOptions & { channel?: Where },
  ): Promise<Answers & Required<ActKeys>>
  /** Write to the app. */
  dm(text: string, options?: ActOptions): Promise<Answers & { message: Message }>
  /** As `dm`, with the text as Slack would put it on the wire. */
  dmRaw(wire: string, options?: ActOptions): Promise<Answers & { message: Message }>
  /** Share a message of others with the app, with or without a word of one's own. */
  share(original: SharedMessage, comment?: string, options?: ActOptions): Promise<Answers & { message: Message }>
  /** Drop a file on the app's direct messages, with or without words. */
  dropFile(name: string, content: string, text?: string, options?: ActOptions): Promise<Answers & { message: Message }>
  editMessage(message: Message, text: string, options?: ActOptions): Promise<Answers>
  deleteMessage(message: Message, options?: ActOptions): Promise<Answers>
  /** Write in a channel without mentioning anyone. */
  say(where: Where, text: string, options?: ActOptions): Promise<Answers & { message: Message }>
  /** `@app text` in a channel. Where the app also hears `message.channels`, both events come, as in Slack. */
  mention(where: Where, text: string, options?: ActOptions): Promise<Answers & { message: Message }>
  replyInThread(message: Message, text: string, options?: ActOptions): Promise<Answers & { message: Message }>
  /**
   * Put an emoji on a message by Slack's name for it, or take it away; as in Slack, only apps that were granted
   * `reactions:read`, subscribe to it and are in the channel hear of it.
   */
  react(message: Message, name: string, options?: ActOptions): Promise<Answers>
  unreact(message: Message, name: string, options?: ActOptions): Promise<Answers>
  /** Press a button by label, action id or value; in an overflow menu, an entry by its label. */
  press(target: Message | View, button: string, options?: PressOptions): Promise<Answers & ActKeys>
  /** Choose in a select, date picker, radio group … of a message or Home, by label or value. */
  choose(target: Message | View, element: string, choice: Choice, options?: PressOptions): Promise<Answers & ActKeys>
  /** Type into a select with suggestions; what is offered comes back as `options`. */
  type(
    target: Message | View,
    element: string,
    text: string,
    options?: PressOptions,
  ): Promise<Answers & { options: unknown[] }>
  /** Fill inputs of a modal without submitting: label, block id or action id → words or option. */
  fill(view: View, values: Record<string, Choice>, options?: ActOptions): Promise<void>
  /** Fill and submit. Errors under inputs are in `view.errors` and in `errors`. */
  submit(
    view: View,
    values?: Record<string, Choice>,
    options?: ActOptions,
  ): Promise<Answers & { errors: Record<string, string> }>
  /** Cancel a modal. The app hears of it when it asked to. */
  close(view: View, options?: ActOptions): Promise<Answers | undefined>
  messageShortcut(callbackId: string, message: Message, options?: ActOptions): Promise<Answers & Required<ActKeys>>
  globalShortcut(callbackId: string, options?: ActOptions): Promise<Answers & ActKeys>
  /** Open the app's Home tab, or its messages tab. */
  openHome(options?: ActOptions & { tab?: 'home' | 'messages' }): Promise<Answers>

  /** The person, or an admin, changes their profile, zone or language, or deactivates the account: `user_change` comes. */
  changeProfile(details: Partial<Account>, options?: ActOptions): Promise<Answers>

  /** The DM channel with the app. */
  dmChannel(app?: App): Channel
  /** What the app wrote in the DM and is still there, oldest first; ephemeral messages are not among them. */
  dmMessages(app?: App): Message[]
  /** Messages for this person's eyes only that are still there, oldest first. */
  ephemerals(where?: Where): Message[]
  home(app?: App): View | undefined
  /** Open modals, bottom first. */
  modals(app?: App): View[]
  /** The topmost open modal; throws when there is none. */
  modal(app?: App): View
}
