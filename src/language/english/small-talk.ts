// What people say to an assistant besides wishes, by topic: read from `small-talk.txt`.
import { readDataLines } from '../data-files.ts'

/** The sentences of one topic, as a command declares its own. */
export interface TopicSentences {
  readonly say: readonly string[]
  readonly with: { readonly to: string }
  readonly trust?: 'last'
  readonly answers?: 'yes' | 'no'
  readonly isUnanswered?: true
  readonly moment?: 'none'
}

export const smallTalk: readonly TopicSentences[] = readTopics('language/english/small-talk.txt')

/** "Say thank you", "tell Mia hello": small talk by its words, and as likely an errand of the person's own. */
export const isLikelyErrand = (line: string): boolean =>
  /^\W*(say|tell|send|give|write|wave|wish|pass on)\b/i.test(line)

/** "Lunch", "off to the gym": where one goes, or what one means to do. */
export const namesActivity = (line: string): boolean =>
  /\b(?:lunch|dinner|breakfast|supper|tea|coffee|bed|bedtime|sleep|nap|shower|bath|gym|walk|run|shops?|shopping|school|class|meeting|commute|pub|smoke|swim|church|errands?)\b/i.test(
    line,
  )

/** @throws Error where a heading can't be read: a mistake of ours */
function readTopics(path: string): readonly TopicSentences[] {
  const topics: { heading: string; say: string[] }[] = []
  for (const line of readDataLines(path)) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1]
    if (heading !== undefined) topics.push({ heading, say: [] })
    else topics.at(-1)?.say.push(line)
  }
  return topics.map(({ heading, say }) => {
    const [to = '', ...marks] = heading.split(',').map((part) => part.trim())
    const isLast = marks.includes('last')
    const isUndated = marks.includes('undated')
    const isUnanswered = marks.includes('unanswered')
    const answers = marks.includes('answers yes') ? 'yes' : marks.includes('answers no') ? 'no' : undefined
    if (marks.length !== [isLast, isUndated, isUnanswered, answers].filter(Boolean).length)
      throw new Error(`${path}: no topic is “${heading}”`)
    return {
      say,
      with: { to },
      ...(isLast ? { trust: 'last' } : {}),
      ...(isUndated ? { moment: 'none' } : {}),
      ...(answers ? { answers } : {}),
      ...(isUnanswered ? { isUnanswered } : {}),
    }
  })
}
