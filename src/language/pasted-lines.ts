// What chats, spreadsheets and word processors put around pasted lines: stamps of senders, tabs between cells, letters
// before the parts of a numbered point.

/** Lines without “[05/03/2026, 10:12] Anna:”, without “Anna  10:12 AM” above them, and without what a chat says itself. */
export function withoutStamps(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const raw of lines) {
    const line = raw.replace(/[\u200E\u200F\u202A-\u202C\u202F]/gu, (mark) => (mark === '\u202F' ? ' ' : ''))
    const stamp = STAMPS.map((pattern) => pattern.exec(line)).find((match) => match !== null)
    if (!stamp) {
      if (!SENDER_LINE.test(line)) kept.push(line)
      continue
    }
    const said = line.slice(stamp[0].length).trim()
    if (said !== '' && !OF_THE_CHAT.test(said)) kept.push(said)
  }
  return kept
}

const CLOCK = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[AaPp]\\.?[Mm]\\.?)?'
const DAY = '\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}'
const SENDER = '[^:\\n]{1,40}:(?:\\s+|$)'
const STAMPS: readonly RegExp[] = [
  `^\\[${DAY},? ${CLOCK}\\] ${SENDER}`,
  `^\\[${CLOCK},? ${DAY}\\] ${SENDER}`,
  `^\\[${CLOCK}\\] ${SENDER}`,
  `^${DAY},? ${CLOCK} [-–] ${SENDER}`,
  // What WhatsApp says of itself has no sender.
  `^${DAY},? ${CLOCK} [-–] (?=Messages|You |.{1,40} (?:created|added|left|joined|changed)\\b)`,
].map((pattern) => new RegExp(pattern, 'u'))
const OF_THE_CHAT =
  /^(?:<?(?:media|image|video|audio|sticker|GIF|document) omitted>?|<Media omitted>|messages and calls are end-to-end|this message was deleted|you deleted this message|you (?:created|added|were added|joined|changed)\b|missed (?:voice|video) call|.{1,40} (?:created (?:this )?group|added you|left|joined)\b.{0,40}$)/i

/** “Anna  10:12 AM” of Slack, “Anna — Today at 10:12” of Discord, “Anna, [05.03.2026 10:12]” of Telegram. */
const SENDER_LINE = new RegExp(
  [
    `^\\p{L}[\\p{L}\\p{M}'’. -]{0,39}(?:\\s{2,}|\\t)(?:\\[?${CLOCK}\\]?)$`,
    `^\\p{L}[\\p{L}\\p{M}\\p{N}'’._ -]{0,39}\\s+\\[${CLOCK}\\]$`,
    `^.{1,40} [—–] (?:(?:Today|Yesterday) at |${DAY},? (?:at )?)${CLOCK}$`,
    `^.{1,40}, \\[${DAY},? ${CLOCK}\\]:?$`,
    `^\\[${DAY},? ${CLOCK}\\] \\p{Lu}[\\p{L}\\p{M}'’. -]{0,39}$`,
  ].join('|'),
  'u',
)

/** Rows of a table as lines: “Buy paint – Tom – Friday”, ticked where a cell says so; its head is no row. */
export function withTableRows(lines: readonly string[]): string[] {
  const rows = lines.map(cellsOf)
  const width = Math.max(...rows.map((cells) => cells?.length ?? 0))
  const table = rows.filter((cells) => cells !== null && cells.length > 1)
  if (width < 2 || table.length < 2) return [...lines]
  const [head] = table
  const isHead = head?.every((cell) => HEAD.test(cell) || cell === '') === true
  const names = isHead && head ? head.map((cell) => cell.toLowerCase()) : []
  const isNumbered = table.slice(isHead ? 1 : 0).every((cells, index) => cells?.[0] === String(index + 1))
  return lines.flatMap((line, index) => {
    const cells = rows[index]
    if (!cells) return [line]
    if (cells.every((cell) => /^:?-{2,}:?$/.test(cell)) || (isHead && cells === head)) return []
    return cells.length < 2
      ? [line]
      : [rowText(isNumbered ? cells.slice(1) : cells, isNumbered ? names.slice(1) : names)]
  })
}

/** Null for a line that is no row. A bullet with a tab behind it, as word processors set it, is none. */
function cellsOf(line: string): string[] | null {
  if (/^\s*\|.*\|\s*$/.test(line))
    return line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  if (!/\S\t+\S|^\t*\S.*\t$/.test(line) || MARKED_BY_TAB.test(line)) return null
  return line.split('\t').map((cell) => cell.trim())
}

const MARKED_BY_TAB = /^\s*(?:[-*•–—▪◦·‣+●○■□➢❖o§\uF0B7\uF0A7]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]+[.)])\t/u

const HEAD =
  /^(?:#|no\.?|id|tasks?|to-?dos?|items?|actions?|action items?|titles?|names?|what|who|whom|owners?|assignees?|assigned to|responsible|due(?: date| by)?|dates?|deadlines?|when|by when|status|state|done\??|complete[d]?\??|priority|notes?|comments?|details|description|time|effort|estimate|category|project|qty|quantity|amount|shop|store|price)$/i
const IS_DONE = /^(?:done|completed?|finished|closed|✓|✔️?|✅|☑️?|x|yes|true|100 ?%)$/i
const IS_OPEN = /^(?:no|false|open|to-?do|not started|not done|pending|☐|⬜|0 ?%|\[ ?\]|✗|✘|❌|-|–|n\/a)$/i
const SAYS_WHEN = /^(?:due|date|deadline|when|by when)/
const SAYS_STATE = /^(?:status|state|done|complete)/

function rowText(cells: readonly string[], names: readonly string[]): string {
  const says = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const [state, when, priority] = [says(SAYS_STATE), says(SAYS_WHEN), says(/^priority$/)]
  const isState = (cell: string, at: number): boolean =>
    state < 0 ? /^(?:[✓✔✅☑☐⬜✗✘❌]\uFE0F?|x|TRUE|FALSE|\[[ x]?\])$/u.test(cell) : at === state
  const isDone = cells.some((cell, at) => isState(cell, at) && IS_DONE.test(cell))
  const words = cells.filter((cell, at) => {
    if (cell === '' || at === when) return false
    if (isState(cell, at)) return !IS_DONE.test(cell) && !IS_OPEN.test(cell)
    return at !== priority || !/^(?:low|medium|high|urgent)$/i.test(cell)
  })
  const level = /^(?:low|medium|high|urgent)$/i.test(cells[priority] ?? '') ? ` !${cells[priority]?.toLowerCase()}` : ''
  const due = when >= 0 && cells[when] ? ` ${cells[when]}` : ''
  return `${isDone ? '[x] ' : ''}${words.join(' – ')}${level}${due}`
}

/** “a) clean the oven” among others of its kind, or set in below a numbered point, without its letter. */
export function withoutLetters(lines: readonly string[]): string[] {
  const isLettered = (line: string): boolean => LETTER.test(line)
  return lines.map((line, index) => {
    const match = LETTER.exec(line)
    if (!match) return line
    const isSetIn = /^\s{2,}|^\t/.test(line)
    const hasOthers = [lines[index - 1], lines[index + 1]].some((each) => each !== undefined && isLettered(each))
    return isSetIn || hasOthers ? `${match[1] ?? ''}- ${line.slice(match[0].length)}` : line
  })
}

const LETTER = /^(\s*)\(?(?:[a-zA-Z]|[ivx]{1,4})[.)]\s+(?=\S)/
