// An option that names a step: an id, its number in the current task, or words.
import { ask } from '../../../chat/ask.ts'
import type { Option } from '../../../chat/options.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as steps from '../../../domain/tasks/steps/index.ts'
import { UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

/** A step of a task the person may see; those of the current task first. */
export function stepOption(about: string): Option<steps.MicroStep, Me, false> {
  const found = lookupOption<steps.MicroStep>(about, {
    noun: 'step',
    findById: steps.findStep,
    search: steps.searchSteps,
    listInitial: steps.listCurrentSteps,
    id: ({ step_id }) => step_id,
    label: ({ description }) => description,
    findByNumber: async (me, number) => (await steps.searchSteps(me, String(number)))[0],
  })
  return {
    ...found,
    async read(raw, asking) {
      const id = raw.trim().toLowerCase()
      // A step that was split, merged or skipped no longer exists under its id.
      if (UUID.test(id) && !(await steps.findStep(asking.me, id)))
        throw new UserError('That step is no longer here.', [{ label: 'Current step', line: ask('task start') }])
      // Steps are numbered within their task, whatever numbers are on the screen.
      const [numbered] = NUMBER.test(id) ? await steps.searchSteps(asking.me, id) : []
      if (NUMBER.test(id) && !numbered) throw new UserError(`There is no step ${id} right now. Try: task show`)
      return numbered ?? found.read(raw, asking)
    },
  }
}

/**
 * The named step, or the current one.
 * @throws UserError if there is none
 */
export async function requireStep(me: Me, named: steps.MicroStep | undefined): Promise<steps.MicroStep> {
  const found = named ?? (await steps.findCurrentStep(me))
  if (found) return found
  throw new UserError('No step is open right now. Start a task, or split one.', [
    { label: 'What now?', line: ask('task suggest') },
    { label: 'Show tasks', line: ask('task list') },
  ])
}

const NUMBER = /^#?\d{1,2}$/

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
