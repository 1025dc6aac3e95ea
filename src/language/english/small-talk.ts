// What people say to an assistant besides wishes, by topic: read from `small-talk.txt`.
import { readDataLines } from '../data-files.ts'

/** The sentences of one topic, as a command declares its own. */
export interface TopicSentences {
  readonly say: readonly string[]
  readonly with: { readonly to: string }
  readonly trust?: 'last' | 'rest'
  readonly answers?: 'yes' | 'no'
}

export const smallTalk: readonly TopicSentences[] = readTopics('language/english/small-talk.txt')

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
    const trust = marks.find((mark) => mark === 'last' || mark === 'rest')
    const answers = /^answers (yes|no)$/.exec(marks.find((mark) => mark.startsWith('answers')) ?? '')?.[1]
    if (marks.length !== (trust ? 1 : 0) + (answers ? 1 : 0)) throw new Error(`${path}: no topic is “${heading}”`)
    return {
      say,
      with: { to },
      ...(trust === 'last' || trust === 'rest' ? { trust } : {}),
      ...(answers === 'yes' || answers === 'no' ? { answers } : {}),
    }
  })
}
