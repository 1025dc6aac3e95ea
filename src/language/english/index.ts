// English, as the sentence patterns of the commands need it. Another language is another folder like this.
import { readWordLists } from '../data-files.ts'
import { liftLength } from './lift-length.ts'
import { liftMoment } from './lift-moment.ts'
import { nameVariants } from './names.ts'
import { peelPoliteness } from './politeness.ts'
import { keyWords, spelling } from './spelling.ts'
import { splitMoment, writtenMoment } from './spoken-moments.ts'

const wordClasses: Readonly<Record<string, string>> = Object.fromEntries(
  [...readWordLists('language/english/words.txt')].map(([name, words]) => [name, words.join('|')]),
)

export const english = {
  wordClasses,
  peelPoliteness,
  nameVariants,
  writtenMoment,
  splitMoment,
  liftMoment,
  liftLength,
  spelling,
  keyWords,
}
