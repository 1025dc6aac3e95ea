// Loads the task families from their text files at first use.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDataPath } from '../data-files.ts'
import { memoize } from '../memo.ts'
import { parseClasses } from './noun-classes.ts'
import { type Family, type PartTemplate, parseFamily } from './recipe.ts'
import { stem, wordsOf } from './words.ts'

/** Parts for a large task whose family has none; the first begins with the family's own steps. */
const SITTINGS = 'sittings'

/** Nouns by kind; families name a kind as `<clothing>`. */
const CLASSES = 'classes.txt'

/** Verbs by what they do; families name a class as `<patient>` among their general verbs. */
const VERB_CLASSES = 'verbs.txt'

const FOLDER = 'language/splitter/families'

const all = memoize((): readonly Family[] => {
  const folder = findDataPath(FOLDER)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt') && file !== CLASSES && file !== VERB_CLASSES)
    .sort()
    .map((file) => parseFamily(file, readFileSync(join(folder, file), 'utf8')))
})

/** Families in the order of their files; of two equal matches the earlier wins. */
export const listFamilies = memoize(() => all().filter(({ name }) => name !== SITTINGS))

/** The nouns of each kind, by the kind's name. */
export const nounClasses = memoize(() => classesOf(CLASSES))

/** The verbs of each class, by the class's name. */
export const verbClasses = memoize(() => classesOf(VERB_CLASSES))

const classesOf = (file: string): ReadonlyMap<string, readonly string[]> =>
  parseClasses(file, readFileSync(join(findDataPath(FOLDER), file), 'utf8'))

/** Parts that fit any large task of a known family. */
export const sittingParts = memoize(
  (): readonly PartTemplate[] => all().find(({ name }) => name === SITTINGS)?.parts ?? [],
)

const familyWords = memoize(
  () =>
    new Set(
      listFamilies().flatMap(({ patterns, groups }) =>
        [...patterns.map(({ words }) => words), ...groups.flatMap(({ verbs }) => verbs)].flatMap((words) =>
          wordsOf(words).map((word) => word.stem),
        ),
      ),
    ),
)

/** Whether a family matches this word alone; such words are no names (objects may be: “netflix”). */
export function isFamilyWord(word: string): boolean {
  return familyWords().has(stem(word))
}
