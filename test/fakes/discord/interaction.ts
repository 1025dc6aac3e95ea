// One interaction from a person's tap to what they see: the deadlines, the one acknowledgement, the answers.
// Source: https://discord.com/developers/docs/interactions/receiving-and-responding
import { randomBytes } from 'node:crypto'
import { PATIENCE_MS } from '../../support/patience.ts'
import { alreadyAcknowledged, expiredToken, invalidForm, unknownInteraction, unknownMessage } from './api-error.ts'
import { CallbackType, type Choice, Flag, has, InteractionType, type Modal, type User } from './wire.ts'
import type { Channel, Kept, Shown, World } from './world.ts'

/** Three seconds to acknowledge, fifteen minutes to speak; in milliseconds. */
export const acknowledgeWithin = 3000
/** So many times slower than an idle machine may one be that has other work: for what passes by itself, not by `advance`. */
const SLOWNESS = 5
export const tokenLives = 15 * 60 * 1000

export interface Acknowledgement {
  type: number
  name: keyof typeof CallbackType
  /** Milliseconds from the tap to the acknowledgement. */
  ms: number
  /** Fixed here: what is deferred in private stays private. */
  ephemeral: boolean
}
/** What came of an interaction, as its person sees it. */
export interface Outcome {
  ack: Acknowledgement
  /** The answer, or the edited message of a pressed button. */
  message?: Shown
  followUps: Shown[]
  modal?: OpenModal
  choices?: Choice[]
  /** Text of the answer and the follow-ups, or the modal's title. */
  text: string
}
/** A modal as its person has it before them. */
export interface OpenModal {
  modal: Modal
  /** Where it was opened, needed to send it off. */
  from: Interaction
}

export class Interaction {
  readonly id: string
  readonly token = `aW50ZXJhY3Rpb246${randomBytes(96).toString('base64url')}`
  readonly type: number
  readonly person: User
  readonly channel: Channel
  /** Installed by the user alone: five follow-ups, and no way into the channel. */
  readonly userInstallOnly: boolean
  /** The message whose button or menu was used. */
  readonly message: Kept | undefined
  readonly createdAt: number
  ack: Acknowledgement | undefined
  original: Kept | undefined
  /** Whether the original answer has been deleted. */
  gone = false
  /** Edits made through the token since a deferred update. */
  edits = 0
  readonly followUps: Kept[] = []
  modal: Modal | undefined
  choices: Choice[] | undefined
  readonly #world: World
  readonly #changed = new Set<() => void>()

  readonly #createdReally: number

  constructor(
    world: World,
    it: { type: number; person: User; channel: Channel; userInstallOnly: boolean; message?: Kept },
  ) {
    this.#world = world
    this.id = world.id()
    this.type = it.type
    this.person = it.person
    this.channel = it.channel
    this.userInstallOnly = it.userInstallOnly
    this.message = it.message
    this.createdAt = world.now()
    this.#createdReally = Date.now()
  }

  /** Takes the one acknowledgement. @throws 40060 when there was one, 10062 when it is late or cannot be */
  acknowledge(name: keyof typeof CallbackType, ephemeral: boolean) {
    if (this.ack) throw alreadyAcknowledged()
    const ms = this.#world.now() - this.createdAt
    const passed = Date.now() - this.#createdReally
    if (ms - passed + passed / SLOWNESS > acknowledgeWithin) throw unknownInteraction()
    const asks = this.type === InteractionType.autocomplete
    if (asks !== (name === 'autocomplete'))
      throw invalidForm(`An interaction of type ${this.type} cannot be answered with ${name}.`)
    if (name === 'modal' && this.type === InteractionType.modal) throw invalidForm('A modal cannot answer a modal.')
    if ((name === 'update' || name === 'deferUpdate') && !this.message)
      throw invalidForm('There is no message to update.')
    this.ack = { type: CallbackType[name], name, ms, ephemeral }
  }

  /** @throws 50027 fifteen minutes after the tap */
  checkToken() {
    if (this.#world.now() - this.createdAt > tokenLives) throw expiredToken()
  }

  /** The message `@original` stands for. */
  theOriginal(): Kept {
    if (!this.original || this.gone) throw unknownMessage()
    return this.original
  }

  changed() {
    for (const look of [...this.#changed]) look()
  }

  /** The acknowledgement. @throws when none comes in time: "The application did not respond" */
  async acknowledged(within = acknowledgeWithin * SLOWNESS): Promise<Acknowledgement> {
    const otherwise = 'The application did not respond'
    await this.#until(() => this.ack !== undefined, within, otherwise)
    if (!this.ack) throw new Error(otherwise)
    return this.ack
  }

  /**
   * What the person ends up with: the acknowledgement and, after a deferral, the answer.
   * @param within milliseconds for the answer after the acknowledgement
   */
  async done(within = PATIENCE_MS): Promise<Outcome> {
    const ack = await this.acknowledged()
    await this.#until(() => this.#settled(), within, `Acknowledged with ${ack.name}, but nothing followed`)
    const message = this.gone ? undefined : this.original?.shown
    const followUps = this.followUps.flatMap((kept) => (kept.shown ? [kept.shown] : []))
    for (const one of [message, ...followUps]) if (one) this.#world.shown.take(one)
    return {
      ack,
      ...(message ? { message } : {}),
      followUps,
      ...(this.modal ? { modal: { modal: this.modal, from: this } } : {}),
      ...(this.choices ? { choices: this.choices } : {}),
      text: this.modal?.title ?? [message, ...followUps].flatMap((one) => (one ? [one.text] : [])).join('\n'),
    }
  }

  #settled(): boolean {
    if (this.ack?.name === 'deferUpdate') return this.edits > 0 || this.followUps.length > 0
    if (this.ack?.name === 'defer') return this.gone || !has(this.original?.message.flags, Flag.loading)
    return true
  }

  #until(holds: () => boolean, within: number, otherwise: string): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!holds()) return
        this.#changed.delete(look)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#changed.delete(look)
        reject(new Error(`${otherwise} (${within} ms, interaction ${this.id})`))
      }, within)
      this.#changed.add(look)
    })
  }
}
