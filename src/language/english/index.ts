// English for the commands' sentence patterns. Another language is another folder like this.
import { readWordLists } from '../data-files.ts'
import { beginsQuestion, isAddressed, splitWishes } from './addressed.ts'
import { labelKey, labelsMeant } from './button-words.ts'
import { isNamelessReminder, isShortMeasure, namesSomething, tellsDeed } from './clause-tests.ts'
import { readClauses } from './clauses.ts'
import { isStateTold, mayBeTold } from './doubt.ts'
import { liftLength } from './lift-length.ts'
import { liftMoment } from './lift-moment.ts'
import {
  beginsWithPronoun,
  isClauseByComma,
  isPersonAlone,
  lengthAlone,
  lengthOfLabel,
  saysAnd,
} from './line-shapes.ts'
import { isArticle, isOfOneself, nameVariants } from './names.ts'
import { beginsWithPastAct } from './past-acts.ts'
import { peelPoliteness, withoutLead } from './politeness.ts'
import {
  isAgreement,
  isDismissal,
  isKeepWish,
  isOneMoreWanted,
  isOtherWanted,
  readCorrection,
  readReference,
} from './references.ts'
import { withoutRemark } from './remarks.ts'
import { buttonLabels, isSeveralWanted, readSaveWish } from './save-wish.ts'
import { keyWords, standardSpelling } from './spelling.ts'
import { looksLikeMoment, splitMoment, writtenMoment } from './spoken-moments.ts'
import { isTellingWord } from './telling-words.ts'
import { splitTwoWishes } from './two-wishes.ts'

const wordClasses: Readonly<Record<string, string>> = Object.fromEntries(
  [...readWordLists('language/english/words.txt')].map(([name, words]) => [name, words.join('|')]),
)

export const english = {
  wordClasses,
  peelPoliteness,
  nameVariants,
  isArticle,
  isOfOneself,
  writtenMoment,
  splitMoment,
  liftMoment,
  liftLength,
  standardSpelling,
  keyWords,
  readReference,
  readCorrection,
  isAgreement,
  isDismissal,
  isKeepWish,
  emphasis: new Set([
    'even',
    'really',
    'just',
    'actually',
    'literally',
    'honestly',
    'basically',
    'simply',
    'exactly',
    'totally',
    'seriously',
    'possibly',
    'properly',
  ]),
  isOneMoreWanted,
  isOtherWanted,
  isAddressed,
  beginsQuestion,
  looksLikeMoment,
  splitWishes,
  splitTwoWishes,
  isTellingWord,
  withoutRemark,
  withoutLead,
  readClauses,
  mayBeTold,
  isStateTold,
  isShortMeasure,
  namesSomething,
  isNamelessReminder,
  tellsDeed,
  beginsWithPastAct,
  readSaveWish,
  isSeveralWanted,
  buttonLabels,
  labelsMeant,
  labelKey,
  lengthAlone,
  lengthOfLabel,
  saysAnd,
  isClauseByComma,
  isPersonAlone,
  beginsWithPronoun,
}
