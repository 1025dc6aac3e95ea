// Options about silence: weekdays, and when in a wish not to be written to.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import { excerpt } from '../../../chat/phrases.ts'
import { type QuietTimes, readQuietTimes } from '../../../language/english/quiet-times.ts'
import { UserError } from '../../../user-error.ts'

/** Weekdays as `sat,sun`, from "weekends", "saturdays and sundays", "mon-fri". */
export const quietDaysOption = (about: string): Option<string, unknown, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 60,
  isMultiline: false,
  read(raw) {
    const found = readQuietTimes(raw, false)
    if (found && found.days.length > 0 && found.unread === '' && found.from === null && found.to === null)
      return found.days.join(',')
    throw new UserError(`I can't read “${excerpt(raw)}” as days. Try “weekends”, “sunday” or “mon, fri”.`)
  },
})

/** When it should be quiet, or with `only` when it should not, in the words of a sentence. */
export const quietTimesOption = (about: string, which: 'not' | 'only'): Option<QuietTimes, unknown, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 120,
  isHidden: true,
  matches: () => false,
  read(raw) {
    const found = readQuietTimes(raw, which === 'only')
    if (found) return found
    throw new UserError(`I can't read “${excerpt(raw)}” as a time to be quiet.`)
  },
})
