// A person with a Discord client before them: everything they can do to a bot, and nothing their client would refuse.
import { ask, type Desk, named } from './ask.ts'
import { type Entries, isUpload, pick, sendOff, type UploadedFile } from './form.ts'
import type { Interaction, OpenModal } from './interaction.ts'
import { createMessage, deleteMessage, editMessage } from './messages.ts'
import { commandsAt, type Place, placeOf, resolved } from './place.ts'
import { refuseUnless } from './refusal.ts'
import { flatten, label } from './see.ts'
import { fill, fillFocused, findSlash, type Values } from './slash.ts'
import {
  type Command,
  CommandType,
  type Component,
  ComponentType,
  InteractionType,
  type Message,
  type User,
} from './wire.ts'
import type { Channel, Kept, Shown, World } from './world.ts'

/** A message as somebody pointed at it: as shown, or as the API gives it. */
export type Pointed = Pick<Shown, 'id' | 'channel_id'> | Pick<Message, 'id' | 'channel_id'>

export interface How {
  /** Where; the DM with the bot unless said otherwise. */
  in?: Channel
  /** How often the gateway delivers it; Discord may deliver anything more than once. */
  times?: number
}

/** What a forwarded message said. */
export interface Snapshot {
  content?: string
  embeds?: readonly object[]
  attachments?: readonly { filename: string; url: string }[]
  sticker_items?: readonly { name: string }[]
  mentions?: readonly User[]
}

export class Person {
  readonly user: User
  readonly locale: string
  /** Whether they have installed the application for themself, to use it anywhere. */
  userInstall: boolean
  readonly #world: World
  readonly #desk: Desk

  constructor(
    world: World,
    interactions: Map<string, Interaction>,
    user: User,
    options: { locale?: string; userInstall?: boolean },
  ) {
    this.#world = world
    this.#desk = { world, interactions, person: this }
    this.user = user
    this.locale = options.locale ?? 'en-US'
    this.userInstall = options.userInstall ?? false
  }

  get id() {
    return this.user.id
  }

  get name() {
    return this.user.username
  }

  /** Their DM with the bot; it is made by asking. */
  get dms(): Channel {
    const channel = this.#world.dm(this.user.id)
    refuseUnless(channel, `${this.name} has no DMs`)
    return channel
  }

  /**
   * Types a slash command: `ann.slash('task add', { title: 'Buy milk' })`.
   * @throws ClientRefusal where there is no such command here, or a blank is missing, unknown, wrong or too long
   */
  slash(line: string, values: Values = {}, how: How = {}): Interaction {
    const place = this.#place(how.in)
    const found = findSlash(commandsAt(this.#world, place, this.user), line)
    const data = {
      ...named(found.command),
      options: fill(found, values),
      ...resolved(this.#world, place, Object.values(values)),
    }
    return ask(this.#desk, InteractionType.command, place, data, how)
  }

  /** Types into one blank of a slash command and waits for suggestions: `outcome.choices`. */
  autocomplete(line: string, focus: string, typed: string, values: Values = {}, how: How = {}): Interaction {
    const place = this.#place(how.in)
    const found = findSlash(commandsAt(this.#world, place, this.user), line)
    const data = { ...named(found.command), options: fillFocused(found, focus, typed, values) }
    return ask(this.#desk, InteractionType.autocomplete, place, data, how)
  }

  /** Uses a command from a message's context menu. */
  messageMenu(name: string, on: Pointed, how: How = {}): Interaction {
    const { message } = this.#kept(on)
    const place = this.#place(this.#channel(on))
    const data = {
      ...named(this.#menu(place, CommandType.message, name)),
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    }
    return ask(this.#desk, InteractionType.command, place, data, how)
  }

  /** Uses a command from a person's context menu. */
  userMenu(name: string, on: Person, how: How = {}): Interaction {
    const place = this.#place(how.in)
    const data = {
      ...named(this.#menu(place, CommandType.user, name)),
      target_id: on.id,
      ...resolved(this.#world, place, [on]),
    }
    return ask(this.#desk, InteractionType.command, place, data, how)
  }

  /**
   * Presses a button, by its label or custom_id.
   * @param how `asShown`: as it stood in the message given, though it may have changed since: a slow thumb
   */
  press(on: Pointed, button: string, how: How & { asShown?: Shown } = {}): Interaction {
    const kept = this.#kept(on)
    const all = flatten((how.asShown?.message ?? kept.message).components).filter(
      (one) => one.type === ComponentType.button,
    )
    const found =
      all.find((one) => one.custom_id === button) ?? all.find((one) => label(one) === button || one.label === button)
    refuseUnless(found, `There is no button ${button}. There are: ${all.map(label).join(', ') || 'none'}`)
    refuseUnless(!found.disabled, `${button} is greyed out`)
    refuseUnless(found.custom_id, `${button} is a link`)
    return this.#use(kept, found, {}, how)
  }

  /** Sends a custom_id no button has, as a tampered client would. */
  forge(on: Pointed, customId: string, how: How = {}): Interaction {
    return this.#use(this.#kept(on), { type: ComponentType.button, custom_id: customId, id: 1 }, {}, how)
  }

  /** Chooses in a select, found by its custom_id or placeholder: options by label or value, or people. */
  choose(
    on: Pointed,
    select: string,
    values: readonly (string | { readonly id: string })[],
    how: How = {},
  ): Interaction {
    const kept = this.#kept(on)
    const all = flatten(kept.message.components).filter((one) => selects.has(one.type))
    const found = all.find((one) => one.custom_id === select || one.placeholder === select)
    refuseUnless(
      found,
      `There is no select ${select}. There are: ${all.map((one) => one.placeholder ?? one.custom_id).join(', ') || 'none'}`,
    )
    refuseUnless(!found.disabled, `${select} is greyed out`)
    const chosen = pick(found, values, (found.min_values ?? 1) > 0)
    return this.#use(
      kept,
      found,
      { values: chosen, ...resolved(this.#world, this.#place(this.#channel(on)), values) },
      how,
    )
  }

  /** Fills in and sends a modal, blanks by label or custom_id; what is not named keeps what was in it. */
  submit(open: OpenModal, entries: Entries = {}, how: How = {}): Interaction {
    refuseUnless(open.from.person.id === this.id, `The form is before ${open.from.person.username}`)
    const attachments: Record<string, object> = {}
    const components = sendOff(open.modal, entries, (file) => {
      const made = this.#upload(file)
      attachments[made.id] = made
      return made.id
    })
    const data = { custom_id: open.modal.custom_id, components }
    const place = this.#place(open.from.channel)
    const people = Object.values(entries).flatMap((one) => (typeof one === 'object' && !isUpload(one) ? [...one] : []))
    return ask(
      this.#desk,
      InteractionType.modal,
      place,
      { ...data, ...resolved(this.#world, place, people, attachments) },
      how,
      open.from.message,
    )
  }

  /** A file as Discord keeps it for the application alone. */
  #upload({ filename, content, url, size }: UploadedFile) {
    const bytes = Buffer.from(content)
    const path = `/files/${this.#world.id()}/${encodeURIComponent(filename)}`
    this.#world.files.set(path, { type: 'application/octet-stream', bytes })
    const kept = url ?? `${this.#world.origin}${path}`
    return {
      id: this.#world.id(),
      filename,
      size: size ?? bytes.byteLength,
      url: kept,
      proxy_url: kept,
      content_type: 'text/plain; charset=utf-8',
      ephemeral: true,
    }
  }

  /** Writes to the bot. */
  dm(text: string, how: How = {}): Message {
    return this.say(this.dms, text, how)
  }

  /** Writes in a channel. */
  say(channel: Channel, text: string, how: How = {}): Message {
    this.#place(channel)
    return createMessage(this.#world, channel, { author: this.user, body: { content: text }, ...times(how) }).message
  }

  /** Writes in a channel, the bot named first. */
  mention(channel: Channel, text: string, how: How = {}): Message {
    return this.say(channel, `<@${this.#world.bot.id}> ${text}`, how)
  }

  /** Drops a file on the DM with the bot, with or without words. */
  dropFile(name: string, content: string, text = '', how: How = {}): Message {
    const bytes = Buffer.from(content)
    const path = `/files/${this.#world.id()}/${encodeURIComponent(name)}`
    this.#world.files.set(path, { type: 'application/octet-stream', bytes })
    const url = `${this.#world.origin}${path}`
    const attachment = { id: this.#world.id(), filename: name, size: bytes.byteLength, url, proxy_url: url }
    const draft = { author: this.user, body: { content: text }, files: [attachment], ...times(how) }
    return createMessage(this.#world, this.dms, draft).message
  }

  /** Forwards a message to the bot: what it said, without who said it. */
  forward(snapshot: Snapshot, how: How = {}): Message {
    const parts = {
      message_reference: { type: 1, channel_id: '1234567890123456780', message_id: '1234567890123456789' },
      message_snapshots: [{ message: { content: '', ...snapshot } }],
    }
    return createMessage(this.#world, this.dms, { author: this.user, body: {}, parts, ...times(how) }).message
  }

  /** Sends what has no words of its own: stickers, embeds, a poll. */
  sendParts(parts: Record<string, unknown>, how: How = {}, channel: Channel = this.dms): Message {
    return createMessage(this.#world, channel, { author: this.user, body: {}, parts, ...times(how) }).message
  }

  /** Answers a message; pings its author, as clients do unless told not to. */
  reply(to: Pointed, text: string, how: How & { ping?: boolean } = {}): Message {
    const channel = this.#channel(to)
    this.#place(channel)
    const body = {
      content: text,
      message_reference: { message_id: to.id },
      ...(how.ping === false ? { allowed_mentions: { parse: ['users'], replied_user: false } } : {}),
    }
    return createMessage(this.#world, channel, { author: this.user, body, ...times(how) }).message
  }

  edit(message: Pointed, text: string, how: How = {}): Message {
    const kept = this.#kept(message)
    refuseUnless(kept.message.author.id === this.id, 'That message is somebody else’s')
    return editMessage(this.#world, kept, { content: text }, undefined, how.times).message
  }

  delete(message: Pointed, how: How = {}) {
    const kept = this.#kept(message)
    refuseUnless(kept.message.author.id === this.id || kept.onlyFor === this.id, 'That message is somebody else’s')
    deleteMessage(this.#world, kept, how.times)
  }

  /** What stands in a channel now, oldest first, with the ephemeral answers only they see. */
  sees(channel: Channel = this.dms): Shown[] {
    const all = [...(this.#world.messages.get(channel.id)?.values() ?? [])]
    return all.flatMap((kept) => (kept.shown && (kept.onlyFor ?? this.id) === this.id ? [kept.shown] : []))
  }

  /** Lets no bot write to them: 50007. */
  closeDms() {
    this.#world.closedDms.add(this.id)
  }

  /** Shares no server with the bot, which they only installed for themself and never wrote to: 50278. */
  beStranger() {
    this.#world.strangers.add(this.id)
  }

  openDms() {
    this.#world.strangers.delete(this.id)
    this.#world.closedDms.delete(this.id)
  }

  #use(kept: Kept, component: Component, more: object, how: How): Interaction {
    const data = { component_type: component.type, custom_id: component.custom_id, id: component.id, ...more }
    return ask(this.#desk, InteractionType.component, this.#place(this.#channel(kept.message)), data, how, kept)
  }

  #place(channel: Channel = this.dms): Place {
    return placeOf(this.#world, channel, this.user, this.userInstall)
  }

  #kept(message: Pointed): Kept {
    const kept = this.#world.kept(message.channel_id, message.id)
    refuseUnless(kept, 'That message is gone')
    refuseUnless((kept.onlyFor ?? this.id) === this.id, `${this.name} cannot see that message`)
    return kept
  }

  #channel(message: Pointed): Channel {
    const channel = this.#world.channels.get(message.channel_id)
    refuseUnless(channel, 'That channel is gone')
    return channel
  }

  #menu(place: Place, type: number, name: string): Command {
    const all = commandsAt(this.#world, place, this.user).filter((one) => one.type === type)
    const found = all.find((one) => one.name === name)
    refuseUnless(found, `The menu has no ${name}. It has: ${all.map((one) => one.name).join(', ') || 'nothing'}`)
    return found
  }
}

const selects = new Set<number>([
  ComponentType.stringSelect,
  ComponentType.userSelect,
  ComponentType.roleSelect,
  ComponentType.mentionableSelect,
  ComponentType.channelSelect,
])

const times = (how: How) => (how.times === undefined ? {} : { times: how.times })
