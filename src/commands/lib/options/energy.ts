// The blank for a level of energy: 1, 2 or 3, by number or word.
import { blank, type Option } from '../../../chat/options.ts'
import { type EnergyLevel, readLevel } from '../../../domain/days/energy.ts'
import { UserError } from '../../../user-error.ts'

export const energyLevel = (about: string): Option<EnergyLevel, unknown, false> => ({
  ...blank,
  kind: 'integer',
  about,
  takes: 'word',
  min: 1,
  max: 3,
  matches: (word) => readLevel(word) !== null,
  read(raw, asking) {
    const level = readLevel(raw)
    if (level) return level
    const ways = ['1', '2', '3'].map((value) => ({ label: value, line: asking.again(value) }))
    throw new UserError('Energy is 1, 2 or 3.', ways)
  },
})
