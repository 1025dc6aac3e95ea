// Options of if-thens: one of the person's own, what it waits for, and a whole sentence that says both.
import { type Option, optionDefaults, requireLength } from '../../../chat/options.ts'
import {
  type FoundTrigger,
  findIfThen,
  findTrigger,
  type ListedIfThen,
  listIfThens,
} from '../../../domain/days/if-then/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { endingEvent, splitIfThen } from '../../../language/if-then-words.ts'
import { foldText } from '../../../text.ts'
import { DomainError, UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

/** Characters of what is offered: a column's width. */
export const MAX_ACTION = 255

/** Characters of a whole sentence. */
const MAX_SENTENCE = 300

/** One of the person's own. */
export const ifThenOption = (about: string): Option<ListedIfThen, Me, false> =>
  lookupOption(about, {
    noun: 'if-then',
    findById: async (me, id) => {
      const found = await findIfThen(me, id)
      return found && (await listIfThens(me)).find(({ ifThen }) => ifThen.if_then_id === found.if_then_id)
    },
    search: async (me, words) =>
      (await listIfThens(me)).filter(({ when, shownAction }) =>
        foldText(`${when} ${shownAction ?? ''}`).includes(foldText(words)),
      ),
    listInitial: listIfThens,
    id: ({ ifThen }) => ifThen.if_then_id,
    label: ({ when, shownAction }) => `${when}: ${shownAction ?? '1 personal thing'}`,
  })

/** "meds", "stand-up ends", "my break ends" */
export const triggerOption = (about: string): Option<FoundTrigger, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 100,
  async read(raw, { me }) {
    const found = await findTrigger(me, raw)
    if (!found)
      throw new DomainError('if-then.unknown-trigger', { words: raw }, [
        { command: 'habit show' },
        { command: 'calendar show' },
      ])
    return found
  },
})

/** What a whole sentence says. */
export interface SaidIfThen {
  readonly text: string
  /** Null: it says that an event ends, and no calendar has one of that name. */
  readonly trigger: FoundTrigger | null
  /** That event. */
  readonly event: string | null
  readonly action: string
  readonly isRepeating: boolean
}

/** "after meds, stretch", with or without the word that opens it. */
export const saidIfThenOption = (about: string): Option<SaidIfThen, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'rest',
  max: MAX_SENTENCE,
  async read(raw, { me, name }) {
    requireLength(raw.trim(), MAX_SENTENCE, name)
    const halves = splitIfThen(raw) ?? splitIfThen(`when ${raw}`)
    if (halves) requireLength(halves.action, MAX_ACTION, 'what to offer')
    const trigger = halves && (await findTrigger(me, halves.when))
    const event = halves && endingEvent(halves.when)
    if (halves && (trigger || event !== null))
      return { text: raw, trigger, event, action: halves.action, isRepeating: halves.isRepeating }
    if (halves)
      throw new DomainError('if-then.unknown-trigger', { words: halves.when }, [
        { command: 'habit show' },
        { command: 'calendar show' },
      ])
    throw new UserError('Say it with a comma, like “after meds, stretch”.')
  },
})
