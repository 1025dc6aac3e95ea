// The marks that lists put around a thing: bullets, numbers, boxes, ticks, and those of todo.txt. Ticked items are done.

/** An item of a list. */
export interface ListItem {
  /** Without list marks; with `!high` and `#tag` if the list had them. */
  readonly text: string
  /** "- [x]", "x " of todo.txt, struck through. */
  readonly isTicked: boolean
  /** The line as it stood, where marks were taken off it. */
  readonly source?: string
}

/**
 * "- [ ] call vet" → "call vet"; "x 2026-03-01 pay rent" → "pay rent", ticked; "(A) call" → "call !high".
 * @param areCrossesOpen "✗ eggs" beside "✓ milk" says that the eggs are still missing; in a list of boxes it ticks off
 */
export function readListLine(line: string, areCrossesOpen = false): ListItem {
  const bare = line.trim()
  const marked = bare.replace(BULLET, '').replace(TICK_BEHIND, '')
  const isTickedBehind = TICK_BEHIND.test(bare)
  const box = BOX.exec(marked)
  const done =
    /^x (?:\d{4}-\d\d-\d\d )*(?=\S)/.exec(marked) ??
    /^(?:DONE |done ?[:–—-] )(?=\S)/i.exec(/^done \S/.test(marked) ? '' : marked)
  const struck = /^~~(.+)~~$/.exec(marked)
  let text = marked
  if (box) text = marked.slice(box[0].length).replace(/^[-–—:]\s+/, '')
  else if (done) text = marked.slice(done[0].length)
  else if (struck) text = struck[1] ?? ''
  const isTicked =
    (box !== null && !OPEN_BOX.test(box[0]) && !(areCrossesOpen && CROSS.test(box[0]))) ||
    done !== null ||
    struck !== null ||
    isTickedBehind
  const priority = /^\(([A-Z])\) (?:\d{4}-\d\d-\d\d )?/.exec(text)
  if (priority) text = `${text.slice(priority[0].length)}${PRIORITIES[priority[1] ?? ''] ?? ''}`
  return { text: plainTodo(text.trim()), isTicked }
}

/** The keys of todo.txt: "2026-03-01 Call mum +Family due:2026-03-08" → "Call mum +Family 2026-03-08". */
function plainTodo(text: string): string {
  const due = / due:(?<day>\d{4}-\d\d-\d\d)(?=\s|$)/.exec(text)
  if (!due) return text
  const rest = text.replace(due[0], '').replace(/^\d{4}-\d\d-\d\d /, '')
  return `${rest} ${due.groups?.['day']}`
}

/** "milk ✓", "milk (done)", "milk - done" */
const TICK_BEHIND =
  /\s+(?:[✓✔✅☑🗹][\uFE0E\uFE0F]?|[([](?:done|x|bought|got it|complete[d]?)[)\]]|[-–—:] ?(?:done|bought|got it|completed))[.!]?$/iu

/** A single numbered or boxed line: "1. milk", "[ ] eggs". A German line may begin "5. Mai". */
export function withoutListMark(line: string): string {
  if (INLINE_NUMBERS.test(line)) return line
  if (
    !/^(?:\([A-Z]\) (?=\S)|(?:\d{4}-\d\d-\d\d )+(?=.* due:\d)|[-*•–—] (?=\p{L})|[-*•] ?\[[ x]?\]|\[[ x]?\]|\d{1,2}[.)] |[•▪◦☐] ?)/iu.test(
      line,
    )
  )
    return line
  if (MONTH_BEHIND.test(line)) return line
  const { text } = readListLine(line)
  return text === '' ? line : text
}

/** "1) email Tom 2) call the bank": a list in one line. */
export const INLINE_NUMBERS = /^1([.)]) \S.*\s2\1 \S/u

const BULLET =
  /^(?:[-*•–—▪◦·‣+●○■□▸▹►➢➤❖→⁃∙★☆✦»\uF0B7\uF0A7](?:\s+|(?=\[))|[-–—•●▪◦\uF0B7\uF0A7](?=\p{L})|[o§]\t+|\(?\d{1,3}(?:\.\d{1,2})*[.)](?:\s+|$)|\d{1,2} [-–] (?=\p{L})|[-*•–—▪◦·‣]$)/u
const BOX = /^(?:\[[ xX✓✔/>~-]?\]|\([ xX✓✔]?\)|[☐☑☒✅✔✓◻⬜🔲🔳🗹✗✘❌✖])[\uFE0E\uFE0F]?\s*/u
const OPEN_BOX = /^[[(][\s/>~]?[\])]|^[☐◻⬜🔲🔳]/u
const CROSS = /^[✗✘❌✖]/u
const CHECK = /^\s*(?:[-*•–—▪◦·‣+]\s+)?(?:[☑✅✔✓🗹]|\[[xX✓✔]\])|\s[☑✅✔✓🗹][\uFE0E\uFE0F]?$/u

/** Do crosses say “not done” here? Beside empty boxes alone they tick off; everywhere else what is crossed is missing. */
export const areCrossesOpen = (lines: readonly string[]): boolean =>
  lines.some((line) => CHECK.test(line)) || !lines.some((line) => OPEN_BOX.test(line.trim().replace(BULLET, '')))

/** Whether a mark of a list begins the line. */
export const hasListMark = (line: string): boolean => MARK.test(line)

const MARK =
  /^(?:[-*•–—▪◦·‣+●○■□▸▹►➢➤❖→⁃∙★☆✦»\uF0B7\uF0A7](?:\s|\[)|[o§]\t|\(?\d{1,3}[.)]\s|\[[ xX/>~-]?\]|[☐☑☒✅✔✓◻⬜🔲🔳🗹✗✘❌✖])/u
const MONTH_BEHIND = /^\d{1,2}\. (?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)/i
const PRIORITIES: Readonly<Record<string, string>> = { A: ' !high', B: ' !medium', C: ' !low' }
