// The title of what was done without having been on the list, from the line that reports it.
import { readWordLists } from '../data-files.ts'
import { withoutPast } from './lift-moment.ts'

const lists = readWordLists('language/english/words.txt')
const acts = (...names: string[]): RegExp =>
  new RegExp(`^(?:${names.flatMap((name) => lists.get(name) ?? []).join('|')}|eaten|drunk|written|spent)\\b`, 'i')

const REPORTED = acts('did', 'wasdone')
const FINISHED = acts('finished')
const SUBJECT =
  /^(?:(?:ok|okay|so|and|also|well|yes|yeah|oh|ah)[, ]+)*(?:(?:i|we)(?:[’']?ve| have)? )?(?:(?:already|just|finally|also|even) )*/i

/**
 * "I've just called mum yesterday" → "called mum". Where the line reports no act of its own ("done with the laundry"),
 * the name it gives.
 */
export function reportTitle(line: string, name: string): string {
  const told = withoutPast(line.trim())
    .replace(/[\s.!]+$/, '')
    .replace(SUBJECT, '')
  return REPORTED.test(told) && !FINISHED.test(told) ? told : name
}
