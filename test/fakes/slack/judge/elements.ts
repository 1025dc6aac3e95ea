// Limits of single blocks and elements, which Slack holds a payload to before it takes any of it; and the types of blocks
// it takes. From https://docs.slack.dev/reference/block-kit and the doc comments of @slack/types.
import { asRecord, textOf, walk } from '../blocks.ts'

/** Types every workspace takes. */
const PLAIN_TYPES = new Set([
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
  'video',
])

/** What is unsupported among these blocks, as Slack's error says it: "unsupported type: card [json-pointer:…]". */
export function unsupportedTypes(
  kind: 'message' | 'modal' | 'home',
  sent: Record<string, unknown>,
  taken: ReadonlySet<string>,
): string[] {
  const isTaken = (type: unknown): boolean =>
    typeof type === 'string' &&
    (PLAIN_TYPES.has(type) || taken.has(type)) &&
    // Alerts are for modals alone.
    (type !== 'alert' || kind === 'modal')
  const root = kind === 'message' ? '/blocks' : '/view/blocks'
  return listOf(sent.blocks).flatMap((value, at) => {
    const block = asRecord(value) ?? {}
    const pointer = `${root}/${at}`
    const inner = [
      ...(block.type === 'carousel'
        ? listOf(block.elements).map((each, n) => [each, `${pointer}/elements/${n}`] as const)
        : []),
      ...(block.type === 'plan' ? listOf(block.tasks).map((each, n) => [each, `${pointer}/tasks/${n}`] as const) : []),
    ]
    return [[block, pointer] as const, ...inner]
      .filter(([each]) => !isTaken(asRecord(each)?.type))
      .map(([each, where]) => `unsupported type: ${String(asRecord(each)?.type)} [json-pointer:${where}/type]`)
  })
}

/** Objections to what a block holds, with the place in front. */
export function elementLimits(blocks: readonly unknown[]): string[] {
  const findings: string[] = []
  for (const [at, block] of blocks.entries())
    walk(block, (object) => {
      const note = (words: string) => void findings.push(`/blocks/${at} ${words}`)
      const most = (name: string, length: number, limit: number) => {
        if (length > limit) note(`${String(object.type)} ${name} has ${length} of at most ${limit}`)
      }
      most('action_id', textOf(object.action_id).length, 255)
      most('block_id', textOf(object.block_id).length, 255)
      RULES[String(object.type)]?.(object, most, note)
    })
  return findings
}

type Rule = (
  object: Record<string, unknown>,
  most: (name: string, length: number, limit: number) => void,
  note: (words: string) => void,
) => void

const textObject: Rule = (object, most, note) => {
  const { text } = object
  // Rich text has elements of the same names; only text objects are held to these.
  if (typeof text !== 'string') return
  if (text.length === 0) note(`${String(object.type)} text is empty`)
  most('text', text.length, 3000)
}

const selectRule: Rule = (object, most) => {
  most('options', listOf(object.options).length, 100)
  most('placeholder', textOf(object.placeholder).length, 150)
  for (const option of listOf(object.options)) optionRule(option, most)
}

const optionRule = (option: unknown, most: Parameters<Rule>[1]): void => {
  const { text, value, description } = asRecord(option) ?? {}
  most('option text', textOf(text).length, 75)
  most('option value', textOf(value).length, 150)
  most('option description', textOf(description).length, 75)
}

const RULES: Readonly<Record<string, Rule>> = {
  plain_text: textObject,
  mrkdwn: textObject,
  button(object, most, note) {
    most('text', textOf(object.text).length, 75)
    most('value', textOf(object.value).length, 2000)
    most('url', textOf(object.url).length, 3000)
    most('accessibility_label', textOf(object.accessibility_label).length, 75)
    if (textOf(object.text) === '') note('a button needs a text')
    if (object.accessibility_label === '') note('accessibility_label is empty')
  },
  header: (object, most) => most('text', textOf(object.text).length, 150),
  section(object, most) {
    most('text', textOf(object.text).length, 3000)
    most('fields', listOf(object.fields).length, 10)
    for (const field of listOf(object.fields)) most('field', textOf(field).length, 2000)
  },
  actions: (object, most) => most('elements', listOf(object.elements).length, 25),
  context: (object, most) => most('elements', listOf(object.elements).length, 10),
  image: (object, most, note) => {
    most('alt_text', textOf(object.alt_text).length, 2000)
    if (textOf(object.alt_text) === '') note('an image needs an alt_text')
  },
  input(object, most) {
    most('label', textOf(object.label).length, 2000)
    most('hint', textOf(object.hint).length, 2000)
  },
  static_select: selectRule,
  multi_static_select: selectRule,
  overflow(object, most) {
    most('options', listOf(object.options).length, 5)
    for (const option of listOf(object.options)) optionRule(option, most)
  },
  card(object, most, note) {
    most('title', textOf(object.title).length, 150)
    most('subtitle', textOf(object.subtitle).length, 150)
    most('body', textOf(object.body).length, 200)
    if (!object.title && !object.body && !object.hero_image && listOf(object.actions).length === 0)
      note('a card needs a title, a body, an image or actions')
  },
  carousel(object, most, note) {
    most('elements', listOf(object.elements).length, 10)
    if (listOf(object.elements).length === 0) note('a carousel needs a card')
  },
  data_table(object, most, note) {
    const rows = listOf(object.rows)
    most('rows', rows.length, 101)
    if (rows.length < 2) note('a data_table needs a header and a row')
    const widths = new Set(rows.map((row) => listOf(row).length))
    if (widths.size > 1) note('the rows of a data_table have several lengths')
    if (listOf(rows[0]).some((cell) => asRecord(cell)?.type === 'rich_text')) note('the header holds rich text')
    if (rows.flatMap(listOf).some((cell) => asRecord(cell)?.text === '')) note('a cell is empty')
    if (textOf(object.caption) === '') note('a data_table needs a caption')
  },
  plan: (object, _most, note) => {
    if (textOf(object.title) === '') note('a plan needs a title')
  },
  task_card: (object, _most, note) => {
    if (textOf(object.title) === '' || textOf(object.task_id) === '') note('a task_card needs a title and an id')
  },
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
