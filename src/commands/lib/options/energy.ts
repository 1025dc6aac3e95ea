// An energy level: 1, 2 or 3, by number or word.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import { type EnergyLevel, parseEnergyLevel } from '../../../domain/days/energy.ts'
import { UserError } from '../../../user-error.ts'

export const energyLevelOption = (about: string): Option<EnergyLevel, unknown, false> => ({
  ...optionDefaults,
  kind: 'integer',
  about,
  takes: 'word',
  min: 1,
  max: 3,
  matches: (word) => parseEnergyLevel(word) !== null,
  read(raw, asking) {
    const level = parseEnergyLevel(raw)
    if (level) return level
    const ways = ['1', '2', '3'].map((value) => ({ label: value, line: asking.lineWith(value) }))
    throw new UserError('Energy must be 1, 2 or 3.', ways)
  },
})
