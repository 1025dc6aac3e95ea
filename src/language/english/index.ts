// English, as the sentence patterns of the commands need it. Another language is another folder like this.
import { isAddressed, splitWishes } from './addressed.ts'
import { nameVariants } from './names.ts'
import { peelPoliteness } from './politeness.ts'
import { isDismissal, readCorrection, readReference } from './references.ts'
import { splitMoment, writtenMoment } from './spoken-moments.ts'
import { isTellingWord } from './telling-words.ts'
import { wordClasses } from './word-classes.ts'
import { isShowable, linkingWords, writtenSentence, writtenValue } from './written-sentence.ts'

export const english = {
  wordClasses,
  peelPoliteness,
  nameVariants,
  writtenMoment,
  splitMoment,
  readReference,
  readCorrection,
  isDismissal,
  linkingWords,
  isShowable,
  writtenSentence,
  writtenValue,
  isAddressed,
  splitWishes,
  isTellingWord,
}
