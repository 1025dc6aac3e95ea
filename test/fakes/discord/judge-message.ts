// The limits of a message that Discord's OpenAPI document does not hold, and two rules of this house.
// Source: https://discord.com/developers/docs/resources/message, https://discord.com/developers/docs/components/reference
import { z } from 'zod'
import { flatten } from './see.ts'
import { Choice, type Component, ComponentType, Flag, has, MessageBody } from './wire.ts'

export interface Finding {
  /** A short name to look for in tests, as in `content-length`. */
  rule: string
  detail: string
  /** Whether Discord refuses it; else a rule of this house alone. */
  refused: boolean
  /** Method and path. */
  request: string
}
type Verdict = Omit<Finding, 'request'>

/** Characters as Discord counts them. */
export const length = (text: string | null | undefined) => [...(text ?? '')].length
export const refuse = (when: boolean, rule: string, detail: string): Verdict[] =>
  when ? [{ rule, detail, refused: true }] : []
const house = (when: boolean, rule: string, detail: string): Verdict[] =>
  when ? [{ rule, detail, refused: false }] : []

/** @param how whether it makes a message or changes one, the files with it, and whether our creates need a nonce here */
export function judgeMessage(sent: unknown, how: { creates: boolean; files: number; nonce?: boolean }): Verdict[] {
  const parsed = MessageBody.safeParse(sent)
  if (!parsed.success) return refuse(true, 'shape', z.prettifyError(parsed.error))
  const body = parsed.data
  const v2 = has(body.flags, Flag.v2)
  const components = body.components ?? []
  const all = flatten(components)
  const embeds = body.embeds ?? []
  const isEmpty =
    !body.content?.trim() &&
    !embeds.length &&
    !components.length &&
    !how.files &&
    !body.poll &&
    !body.sticker_ids?.length
  const speaks = Boolean(body.content) || embeds.length > 0 || all.some((one) => one.content)
  const parse = body.allowed_mentions?.parse
  return [
    ...refuse(length(body.content) > 2000, 'content-length', `content has ${length(body.content)} characters of 2000`),
    ...refuse(how.creates && isEmpty, 'empty-message', 'a message without content, embeds, components or files'),
    ...refuse(
      embedLength(embeds) > 6000,
      'embed-total',
      `embeds have ${embedLength(embeds)} characters of 6000 together`,
    ),
    ...refuse(
      v2 && Boolean(body.content || embeds.length || body.poll || body.sticker_ids?.length),
      'v2-content',
      'content, embeds, polls and stickers cannot go with IS_COMPONENTS_V2',
    ),
    ...refuse(
      how.creates && !v2 && all.some((one) => one.type >= ComponentType.section && one.type <= ComponentType.container),
      'v2-flag',
      'Components V2 need the flag IS_COMPONENTS_V2',
    ),
    ...house(
      !how.creates && ((body.flags ?? 0) & ~(Flag.v2 | Flag.suppressEmbeds)) !== 0,
      'edit-flags',
      'an edit may set SUPPRESS_EMBEDS and IS_COMPONENTS_V2 alone',
    ),
    ...refuse(all.length > 40, 'component-count', `${all.length} components of 40`),
    ...refuse(!v2 && how.creates && components.length > 5, 'row-count', `${components.length} rows of 5`),
    ...refuse(
      components.some((one) => one.type === ComponentType.button),
      'button-row',
      'a button outside a row',
    ),
    ...refuse(v2Text(all) > 4000, 'v2-text', `text displays have ${v2Text(all)} characters of 4000 together`),
    ...judgeIds(all),
    ...all.flatMap(judgeComponent),
    ...judgeAttachments(body, all, how),
    ...house(
      speaks && !(Array.isArray(parse) && parse.length === 0),
      'allowed-mentions',
      'allowed_mentions is not {parse: []}',
    ),
    ...house(
      how.nonce === true && !(body.nonce && body.enforce_nonce),
      'nonce',
      'a create without nonce and enforce_nonce',
    ),
  ]
}

/**
 * What is shown from `attachment://` has to come with the message, or to stand there already; each numbered attachment
 * describes a file that comes along.
 */
function judgeAttachments(
  body: MessageBody,
  all: readonly Component[],
  how: { creates: boolean; files: number },
): Verdict[] {
  const shown = all.flatMap(({ items }) => items ?? []).flatMap(({ media }) => media.url)
  const names = new Set((body.attachments ?? []).map(({ filename }) => `attachment://${String(filename)}`))
  const mayStand = !how.creates && how.files === 0 && !body.attachments
  const lost = shown.filter((url) => url.startsWith('attachment://') && !mayStand && !(how.files > 0 && names.has(url)))
  return [
    ...lost.flatMap((url) => refuse(true, 'attachment-missing', `${url} is shown and not attached`)),
    ...refuse(
      (body.attachments ?? []).some(({ id }) => /^\d{1,2}$/.test(String(id)) && Number(id) >= how.files),
      'attachment-id',
      `an attachment that describes none of ${how.files} files`,
    ),
    ...refuse(
      all.flatMap(({ items }) => items ?? []).some(({ description }) => length(description) > 1024),
      'media-description',
      'a picture whose description has over 1024 characters',
    ),
  ]
}

/** The choices of an autocomplete. */
export function judgeAnswer(sent: unknown): Verdict[] {
  const parsed = z.object({ choices: z.array(Choice) }).safeParse(sent)
  if (!parsed.success) return refuse(true, 'shape', z.prettifyError(parsed.error))
  return judgeChoices(parsed.data.choices)
}

export function judgeChoices(choices: readonly Choice[]): Verdict[] {
  const names = new Set(choices.map((one) => one.name))
  return [
    ...refuse(choices.length > 25, 'choice-count', `${choices.length} choices of 25`),
    ...refuse(
      choices.some((one) => length(one.name) > 100 || length(one.name) < 1),
      'choice-name',
      'a choice whose name has not 1 to 100 characters',
    ),
    ...refuse(
      choices.some((one) => length(String(one.value)) > 100),
      'choice-value',
      'a choice whose value has over 100 characters',
    ),
    ...refuse(names.size < choices.length, 'choice-duplicate', 'two choices of one name'),
  ]
}

/** Ids of whatever can be used: at most 100 characters, and each one once. */
export function judgeIds(all: readonly Component[]): Verdict[] {
  const ids = all.flatMap((one) => (one.custom_id ? [one.custom_id] : []))
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  return [
    ...ids
      .filter((id) => length(id) > 100)
      .flatMap((id) => refuse(true, 'custom-id-length', `${id} has ${length(id)} characters of 100`)),
    ...refuse(twice.length > 0, 'custom-id-duplicate', twice.join(', ')),
  ]
}

/** A select's options: counts, lengths, values. */
export function judgeOptions(component: Component, most: number): Verdict[] {
  const options = component.options ?? []
  const values = new Set(options.map((one) => one.value))
  const selected = options.filter((one) => one.default).length
  return [
    ...refuse(options.length < 1 || options.length > most, 'option-count', `${options.length} options of ${most}`),
    ...refuse(values.size < options.length, 'option-duplicate', 'two options of one value'),
    ...refuse(
      options.some(
        (one) =>
          !length(one.label) ||
          length(one.label) > 100 ||
          !length(one.value) ||
          length(one.value) > 100 ||
          length(one.description) > 100,
      ),
      'option-length',
      'an option whose label, value or description has over 100 characters, or none',
    ),
    ...refuse(
      (component.max_values ?? 1) > Math.max(1, options.length),
      'max-values',
      `max_values ${component.max_values} of ${options.length} options`,
    ),
    ...refuse(
      selected > (component.max_values ?? 1) && component.type === ComponentType.stringSelect,
      'default-count',
      `${selected} options chosen beforehand`,
    ),
  ]
}

function judgeComponent(one: Component): Verdict[] {
  if (one.type === ComponentType.row) return judgeRow(one.components ?? [])
  if (one.type === ComponentType.stringSelect)
    return [
      ...judgeOptions(one, 25),
      ...refuse(length(one.placeholder) > 150, 'placeholder', 'a placeholder over 150 characters'),
    ]
  if (one.type !== ComponentType.button) return []
  return [
    ...refuse(length(one.label) > 80, 'label-length', `${one.label} has ${length(one.label)} characters of 80`),
    ...refuse(!one.label && !one.emoji, 'label-missing', 'a button without label and emoji'),
    ...refuse((one.style === 5) !== Boolean(one.url), 'button-link', 'a link button without url, or the reverse'),
    ...refuse(
      (one.style !== 5) !== Boolean(one.custom_id),
      'button-id',
      'a button without custom_id, or a link with one',
    ),
  ]
}

function judgeRow(inside: readonly Component[]): Verdict[] {
  const all = inside.filter((one) => one.type === ComponentType.button).length
  return [
    ...refuse(inside.length === 0, 'row-empty', 'a row of nothing'),
    ...refuse(all > 5, 'row-buttons', `${all} buttons of 5 in a row`),
    ...refuse(all < inside.length && inside.length > 1, 'row-mixed', 'a select shares its row'),
  ]
}

const embedLength = (embeds: NonNullable<MessageBody['embeds']>) =>
  embeds
    .flatMap((one) => [
      one.title,
      one.description,
      one.footer?.text,
      one.author?.name,
      ...(one.fields ?? []).flatMap((field) => [field.name, field.value]),
    ])
    .reduce((sum, text) => sum + length(text), 0)

const v2Text = (all: readonly Component[]) =>
  all.reduce((sum, one) => sum + (one.type === ComponentType.textDisplay ? length(one.content) : 0), 0)
