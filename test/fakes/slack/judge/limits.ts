// Rules of Block Kit that no type states: how many, how much in all, what must be unique, what needs what.
import { asRecord, textOf, walk } from '../blocks.ts'
import { elementLimits } from './elements.ts'

const BLOCKS = { message: 50, modal: 100, home: 100 } as const
/** Undocumented; found by others by trying: a message with more than this in its blocks is `msg_too_long`. */
const CHARACTERS_IN_ALL = 13_200
/** Slack's advice for the top-level text; it cuts at 40,000. */
const TEXT = 4_000
const VIEW_BYTES = 250_000

/** Objections to a payload as sent, with the place in front. */
export function documentedLimits(kind: keyof typeof BLOCKS, sent: Record<string, unknown>): string[] {
  const findings: string[] = []
  const blocks = Array.isArray(sent.blocks) ? sent.blocks : []
  if (blocks.length > BLOCKS[kind]) findings.push(`/blocks has ${blocks.length} of at most ${BLOCKS[kind]} blocks`)

  if (kind === 'message') {
    const { text } = sent
    if (typeof text === 'string' && text.length > TEXT) findings.push(`/text has ${text.length} of ${TEXT} characters`)
    const total = characters(blocks)
    if (total > CHARACTERS_IN_ALL) {
      findings.push(`/blocks have ${total} of about ${CHARACTERS_IN_ALL} characters in all`)
    }
  } else {
    const bytes = Buffer.byteLength(JSON.stringify(sent))
    if (bytes > VIEW_BYTES) findings.push(`the view has ${bytes} of ${VIEW_BYTES} bytes`)
    const hasInput = blocks.some((block) => asRecord(block)?.type === 'input')
    if (kind === 'modal' && hasInput && sent.submit === undefined)
      findings.push('/submit is missing beside input blocks')
  }

  findings.push(...elementLimits(blocks))
  findings.push(...duplicates(blocks.map((block) => asRecord(block)?.block_id)).map((id) => `block_id “${id}” twice`))
  blocks.forEach((value, index) => {
    const block = asRecord(value)
    if (!block) return
    const where = `/blocks/${index}`
    findings.push(...duplicates(actionIds(block)).map((id) => `${where} action_id “${id}” twice`))
    findings.push(...shape(block).map((finding) => `${where} ${finding}`))
  })
  return findings
}

/** What a block must have that its type leaves optional. */
function shape(block: Record<string, unknown>): string[] {
  const findings: string[] = []
  if (block.type === 'section') {
    const hasFields = Array.isArray(block.fields) && block.fields.length > 0
    if (block.text === undefined && !hasFields) findings.push('a section needs text or fields')
    if (Array.isArray(block.fields) && block.fields.length === 0) findings.push('fields are empty')
  }
  if ((block.type === 'actions' || block.type === 'context') && Array.isArray(block.elements)) {
    if (block.elements.length === 0) findings.push('elements are empty')
  }
  walk(block, (object) => {
    const { type, options, option_groups: groups } = object
    const isStatic = type === 'static_select' || type === 'multi_static_select'
    if (isStatic && options === undefined && groups === undefined) findings.push('a select needs options')
    if (options !== undefined && groups !== undefined) findings.push('options and option_groups exclude each other')
    if (!Array.isArray(options)) return
    if (options.length === 0) findings.push('options are empty')
    // A datalist of equal values would make the choice ambiguous; Slack refuses it.
    const values = options.map((option) => asRecord(option)?.value)
    findings.push(...duplicates(values).map((value) => `option value “${value}” twice`))
  })
  return findings
}

function actionIds(block: Record<string, unknown>): unknown[] {
  const ids: unknown[] = []
  walk(block, ({ action_id }) => {
    ids.push(action_id)
  })
  return ids
}

function duplicates(values: unknown[]): unknown[] {
  const given = values.filter((value) => value !== undefined)
  return [...new Set(given.filter((value, index) => given.indexOf(value) !== index))]
}

function characters(blocks: unknown[]): number {
  let total = 0
  walk(blocks, (object) => {
    if (typeof object.text === 'string') total += textOf(object).length
  })
  return total
}
