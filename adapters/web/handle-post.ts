// Handles posts of the page: a line, a button, a choice, a form. All of it is untrusted input for the dispatcher.
import { createHash } from 'node:crypto'
import type { Form } from '../../src/chat/form.ts'
import type { RawValues, RequestInput } from '../../src/chat/request.ts'
import { plainText, t, textBlock, type View, view } from '../../src/chat/view.ts'
import { readChosen } from './choosing.ts'
import { VALUE_PREFIX } from './form.ts'
import { commandForm, type PageVisit } from './visit.ts'

/** The fields of a post, each with all its values. */
export type PostedFields = ReadonlyMap<string, readonly string[]>

/** The result of a post. */
export interface PostResult {
  /** The answer, and follow-up messages. */
  readonly views: readonly View[]
  /** A form that has to be filled in first. */
  readonly form?: Form
  /** A typed line without effect, to show in its input again. */
  readonly unsent?: string
  /** The line of the list shown first, with the outcome on top. */
  readonly returnTo?: string
  /** The line of the button that was pressed; absent if it was typed. */
  readonly pressed?: string
}

/**
 * Runs the post. Never throws for input that a person could send.
 * @param fileName of the file that came with it, which is then what was said
 */
export async function handlePost(
  visit: PageVisit,
  sent: PostedFields,
  fileName: string | null = null,
): Promise<PostResult> {
  const said = fileName === null ? readPosted(sent) : ({ kind: 'typed', line: fileName } as const)
  if (said === null) return { views: [view(t`Nothing was sent. Type a line, or press a button.`)] }
  if ('problem' in said) return { views: [said.problem] }
  const { dispatcher } = visit
  const opened = dispatcher.open(visit.createRequest(said, postDeliveryId(sent)))
  if (opened.plan.opensForm) {
    const form = await dispatcher.openForm(opened)
    if (form) return { views: [], form }
  }
  const answer = await dispatcher.answer(opened)
  if (answer.isRepeat) return { views: [view(t`That's already done.`)] }
  const views = [answer.view, ...answer.followUps]
  if (answer.formLine !== undefined) {
    const form = await dispatcher.openForm(visit.createRequest({ kind: 'pressed', line: answer.formLine }))
    if (form) return { views: answer.followUps, form }
  }
  const again =
    said.kind === 'command' && said.isForm ? await reopenRefusedForm(visit, said.command, answer.view) : null
  if (again) return { views: [again.left, ...answer.followUps], form: again.form }
  if (said.kind !== 'pressed') return { views }
  const { line: pressed, returnTo } = said
  return { views, pressed, ...(returnTo === undefined ? {} : { returnTo }) }
}

/**
 * A post with the token of another session has no effect, since it may not be this person's wish. The text is shown
 * again for them to send.
 */
export async function rejectStalePost(visit: PageVisit, sent: PostedFields): Promise<PostResult> {
  const [command, line = ''] = [sent.get('command')?.[0], sent.get('line')?.[0]]
  const form = command === undefined ? null : await commandForm(visit, command, valuesOf(sent))
  const words = form || line !== '' ? t`Your words are still here. Send them again.` : t`Press it again.`
  const title = t`That page is from before you signed in here`
  return { views: [view(title, [textBlock(t`Nothing was done. ${words}`)])], ...(form ? { form } : {}), unsent: line }
}

/** A refused form is shown again with everything that was typed. */
async function reopenRefusedForm(
  { dispatcher, createRequest }: PageVisit,
  command: string,
  shown: View,
): Promise<{ readonly left: View; readonly form: Form } | null> {
  const again = shown.buttons.find(({ label }) => label === 'Try again')
  const opened = again && dispatcher.open(createRequest({ kind: 'pressed', line: again.line }))
  const form = opened?.plan.opensForm ? await dispatcher.openForm(opened) : null
  if (form?.command !== command) return null
  const left = { ...shown, buttons: shown.buttons.filter((button) => button !== again) }
  return { left, form: { ...form, problem: form.problem ?? plainText(shown.title) } }
}

function readPosted(sent: PostedFields): RequestInput | { readonly problem: View } | null {
  const one = (name: string): string | undefined => sent.get(name)?.[0]
  const chosenTasks = readChosen(sent)
  if (chosenTasks) return 'problem' in chosenTasks ? chosenTasks : { kind: 'pressed', line: chosenTasks.line }
  const [typed, line, command] = [one('line'), one('press'), one('command')]
  if (typed !== undefined) return { kind: 'typed', line: typed }
  if (command !== undefined) return { kind: 'command', command, values: valuesOf(sent), isForm: true }
  if (line === undefined) return null
  const returnTo = one('back')
  const fills = (one('fills') ?? '').split(' ').filter((name) => name !== '')
  if (fills.length === 0) return { kind: 'pressed', line, ...(returnTo === undefined ? {} : { returnTo }) }
  const choices = sent.get('choice') ?? []
  if (choices.length === 0) return { problem: view(t`Nothing was chosen. Choose one, then press Choose.`) }
  if (choices.length > fills.length)
    return { problem: view(t`You can choose up to ${fills.length}, and you chose ${choices.length}. Choose fewer.`) }
  const chosen = fills.flatMap((name, index) => {
    const value = choices[index]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { kind: 'pressed', line, chosen: Object.fromEntries(chosen) }
}

function valuesOf(sent: PostedFields): RawValues {
  const values: Record<string, string> = {}
  for (const [name, [value = '']] of sent) {
    if (!name.startsWith(VALUE_PREFIX)) continue
    const option = name.slice(VALUE_PREFIX.length)
    // A date of two fields: a time without a day is today's, a day without a time has none, and neither is
    // no date.
    const [whole, part] = option.split('.')
    if (part === undefined) values[option] = value
    else if (part === 'date' && whole)
      values[whole] = joinDate(value, sent.get(`${VALUE_PREFIX}${whole}.time`)?.[0] ?? '')
  }
  return values
}

const joinDate = (date: string, time: string): string =>
  date === '' && time === '' ? 'none' : `${date === '' ? 'today' : date} ${time === '' ? 'no time' : time}`

/**
 * The same form from the same page is the same delivery (double click, reload, lost answer). With other values it is a
 * new one, so that typed text is never lost.
 */
export function postDeliveryId(sent: PostedFields): string | undefined {
  const once = sent.get(DELIVERY_FIELD)?.[0]
  if (once === undefined || once === '') return undefined
  const all = [...sent].filter(([name]) => name !== TOKEN_FIELD).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

/** The token that ties a form to its session. */
export const TOKEN_FIELD = 'token'

/** The idempotency key of a page: new with every page. */
export const DELIVERY_FIELD = 'delivery'
