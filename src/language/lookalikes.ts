// Words that look like a date and are none: names of days, verses, fractions, phrasal verbs.

/** "drop by", "look at": the particle belongs to the verb, not to a date. Both lower case. */
export function belongsTogether(verb: string, little: string): boolean {
  if (little === 'by') return /^(?:drop|stop|swing|come|pass|go|stand|get)$/.test(verb)
  if (little === 'at') return /^(?:look|laugh|shout|aim)$/.test(verb)
  return little === 'on' && /^(?:carry|move|log|hang)$/.test(verb)
}

/** "Black Friday", "High Noon". Both lower case. */
export function isName(before: string, word: string): boolean {
  if (/^(?:noon|midnight)$/.test(word)) return /^(?:high|after|around)$/.test(before)
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word) && NAMED_DAYS.has(before)
}

/** "John 3:16", "Surah 2:25", "ratio 16:10": numbers with a colon after such a word are no time. */
export function isVerseBefore(before: string, typed: string): boolean {
  return /^\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?$/.test(typed) && BOOKS.has(before)
}

/** “Read pages 10 to 12”, “questions 5-9”, “ages 3 to 5”: which of them, and no time. */
export const isNumberedBefore = (before: string, typed: string): boolean =>
  /^\d{1,3} ?(?:to|-|–|and|&|past) ?\d{1,3}\b/.test(typed) && NUMBERED.test(before)

const NUMBERED =
  /^(?:pages?|pp?|pgs?|chapters?|ch|chs|chaps?|exercises?|ex|questions?|qs?|problems?|probs?|slides?|units?|lessons?|lectures?|rooms?|ages?|aged|lines?|verses?|episodes?|eps?|steps?|levels?|sizes?|rows?|seasons?|parts?|sections?|tasks?|items?|modules?|years?|grades?|tables?|bays?|doors?|plots?|flats?|numbers?|nos?)$/

/** Whether the line contains a verse or a ratio. */
export function hasVerse(line: string): boolean {
  return (
    line.length <= 300 &&
    [...line.matchAll(/(\S+) (\d{1,3}:\d{1,3})/g)].some(([, before = '', typed = '']) =>
      isVerseBefore(before.toLowerCase(), typed),
    )
  )
}

/** 1/2 a pound, 24/7, 9/11: not dates on their own. */
export function isOnlyALookalike(typed: string): boolean {
  return /^(?:sun\.?|now|(?:by |in )?(?:1\/[2-9]|2\/3|3\/4)|24\/7|20\/20|9\/11|at 7\/11)[.,:!?]*$/i.test(typed)
}

const NAMED_DAYS: ReadonlySet<string> = new Set(
  'black good holy happy easter palm ash shrove pancake fat super cyber blue bloody manic ruby casual freaky girl maundy giving sheffield whit boxing holiday'.split(
    ' ',
  ),
)

/** Books of scripture with their usual abbreviations, and words for parts and ratios. */
const BOOKS: ReadonlySet<string> = new Set(
  [
    'genesis gen exodus exod leviticus lev numbers num deuteronomy deut joshua judges ruth samuel kings chronicles',
    'ezra nehemiah esther job psalm psalms ps proverbs prov ecclesiastes eccl song songs isaiah isa jeremiah jer',
    'lamentations ezekiel ezek daniel dan hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah',
    'malachi matthew matt mt mark mk luke lk john jn acts romans rom corinthians cor galatians gal ephesians eph',
    'philippians phil colossians col thessalonians timothy tim titus philemon hebrews heb james jas peter pet jude',
    'revelation rev surah sura quran qur’an gita chapter chapters ch verse verses v ratio score scale aspect odds',
  ].flatMap((words) => words.split(' ')),
)
