// Words that change the title of the task that was shown last: a part of its list, “yogurts” of “lunch: ham, wraps,
// yogurts”, and the number that it counts.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import type { Me } from '../../../domain/request/me.ts'
import { isTellingWord } from '../../../language/english/telling-words.ts'
import { NotMeantError } from '../../../user-error.ts'
import { takePart } from '../lookup-matches.ts'
import { loadTaskInView } from '../shown-before.ts'
import { countOfTitle, isCount } from '../title-number.ts'

/** Fewer things than this with commas between them may be one sentence. */
const LEAST_PARTS = 3

const wordsOf = (words: string): readonly string[] =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/s$/, ''))

/** Words that name a part of the one task that was shown last. */
export const partOption = (about: string): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 60,
  async read(raw, { me }) {
    const task = await loadTaskInView(me)
    const isList = task?.isOpen === true && task.title.split(/,| and | & /).length >= LEAST_PARTS
    // “Skip hire for the garden” names no part of “bread, and the milk”: each word that tells something has to be of it.
    const own = wordsOf(task?.title ?? '')
    const telling = wordsOf(raw).filter(isTellingWord)
    const isOfIt = telling.length > 0 && telling.every((word) => own.includes(word))
    if (!isList || !isOfIt || takePart(task.title, raw) === null)
      throw new NotMeantError('No part of a list is called that.')
    return raw
  },
})

/** A number alone, where the title of the task that was shown last counts something, and where it is at no hour. */
export const countOption = (about: string): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 15,
  async read(raw, { me }) {
    const task = isCount(raw) ? await loadTaskInView(me) : null
    if (!task || task.parsedMetadata.has_due_time || countOfTitle(task.title) === null)
      throw new NotMeantError('No title counts so many.')
    return raw
  },
})
