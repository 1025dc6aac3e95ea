// An energy level: 1, 2 or 3, by number or word; and whether it was asked for.
import { flagOption, type Option, optionDefaults } from '../../../chat/options.ts'
import { type EnergyLevel, parseEnergyLevel } from '../../../domain/days/energy.ts'
import type { Me } from '../../../domain/request/me.ts'
import { NotMeantError, UserError } from '../../../user-error.ts'
import { isEnergyAsked } from '../energy-asked.ts'

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

/** Says that the words are an answer: where nothing was asked they are read as something else. */
export const onlyAskedOption = (about: string): Option<boolean, Me, false> => ({
  ...flagOption(about),
  async read(raw, { me }) {
    if (!(await isEnergyAsked(me))) throw new NotMeantError('It was not asked.')
    return raw === 'yes'
  },
})
