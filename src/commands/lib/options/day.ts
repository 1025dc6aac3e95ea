// The option that names a day's plan.
import { ask } from '../../../chat/ask.ts'
import { type Option, optionDefaults } from '../../../chat/options.ts'
import type { DayPlan } from '../../../contracts/days.ts'
import * as rituals from '../../../domain/days/rituals/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import { dateOption } from './moments.ts'

/** A plan, by id or day. */
export const dayPlanOption = (about: string): Option<DayPlan, Me, false> => ({
  ...optionDefaults,
  kind: 'lookup',
  about,
  takes: 'wide',
  async read(raw, asking) {
    const words = raw.trim()
    const found = /^[0-9a-f-]{36}$/.test(words)
      ? await rituals.findDayPlanById(asking.me, words)
      : await rituals.findDayPlan(asking.me, (await dateOption('').read(words, asking)).day)
    if (found) return found
    throw new UserError('There is no plan for that day.', [{ label: 'Plan today', line: ask('ritual morning') }])
  },
})
