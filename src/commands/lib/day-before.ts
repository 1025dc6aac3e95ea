// “Remind me the night before to pack the bag for saturday”: a thing of its own, on the day before one that the line names,
// or before the day of what was just shown.
import { type Me, readingOf } from '../../domain/request/me.ts'
import { type Due, readWhen } from '../../language/capture-line.ts'
import { dateMentions } from '../../language/mentions.ts'
import { readMoment } from '../../language/when.ts'
import { addDays, localDay } from '../../time/index.ts'
import { loadTaskInView } from './shown-before.ts'

const DAY_BEFORE =
  /^(?:(?:and|also|but|ok|oh|please|pls|can you|could you|so)[, ]+)*(?:remind|tell|ping|nudge|warn|text|message|alert|buzz|poke) (?:me|us) (?:again |also )?(?:on )?the (?<part>day|night|evening|morning|afternoon) before(?: (?:that|it))?,? (?:to|that i (?:need|have) to|about) (?<title>\p{L}.*?)[.!]*$/iu

/** The thing, and when; null where the line is none, or where nobody knows before which day. */
export async function readDayBefore(
  me: Me,
  line: string,
): Promise<{ readonly title: string; readonly due: Due } | null> {
  const { part = '', title = '' } = DAY_BEFORE.exec(line.trim())?.groups ?? {}
  if (title === '') return null
  const reading = readingOf(me)
  const [named] = dateMentions(title).filter(({ words }) => words.day !== null)
  const day = named ? (readMoment(named.text, reading)?.day ?? null) : await dayInView(me)
  if (day === null || day <= localDay(reading.now, reading.zone)) return null
  const words = part === 'day' ? '' : part
  return { title, due: readWhen(`${addDays(day, -1)} ${words}`.trim(), reading) }
}

async function dayInView(me: Me): Promise<string | null> {
  const task = await loadTaskInView(me)
  const { zone } = readingOf(me)
  return task?.due_date ? localDay(task.due_date, zone, task.parsedMetadata.has_due_time ? '00:00' : undefined) : null
}
