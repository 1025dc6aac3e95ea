// What now? At most three offers for the energy and minutes: a starter, a main, a treat.
import type { SuggestedTask, Suggestion, SuggestionCandidate } from '../../../contracts/days.ts'
import type { LeafType, Task } from '../../../models/task.ts'
import type { Me } from '../../request/me.ts'
import { recordDeferrals } from '../../tasks/deferrals.ts'
import { countHiddenTasks } from '../../tasks/list.ts'
import { findCurrentTask } from '../../tasks/rows.ts'
import { firstMovementFor } from '../../tasks/steps/index.ts'
import * as energy from '../energy.ts'
import { loadEstimateCorrector } from '../estimates/index.ts'
import { findGap } from '../gap.ts'
import { loadSuggestionMemory, saveSuggestionMemory } from './memory.ts'
import { type CandidatePools, countLaterTasks, loadCandidatePools, type SuggestionFilter } from './pools.ts'

/** What the person said with the question. Null: nothing. */
export interface SuggestionOptions {
  /** Free minutes. */
  readonly minutes: number | null
  readonly kind: LeafType | null
  /** If not said, the newest reading counts. */
  readonly level: energy.EnergyLevel | null
  /** Declines what was offered last. */
  readonly others: boolean
  /** Offers what doesn't fit before the next fixed thing, too. */
  readonly ignoresGap?: boolean
}

/** A fixed number of queries for any number of tasks. Stores what it offers, so that *Others* offers different ones. */
export async function suggestTasks(me: Me, wish: SuggestionOptions): Promise<Suggestion> {
  const reading = await energy.currentEnergy(me)
  const level = wish.level === null ? reading : { level: wish.level, isKnown: true, recordedAt: me.now }
  const gap = await findGap(me)
  const room = wish.ignoresGap ? Number.POSITIVE_INFINITY : gap.minutes
  const most = Math.min(energy.maxMinutesFor(level.level), wish.minutes ?? Number.POSITIVE_INFINITY, room)
  const tasks = (ids: readonly string[]) => ids.filter((id) => id !== BREAK)
  const before = await loadSuggestionMemory(me)
  const begun = wish.others ? await findCurrentTask(me) : undefined
  const last = wish.others ? [...before.offered, ...(begun ? [begun.task_id] : [])] : []
  // *Others* answers this question: asked afresh, everything may be offered again.
  if (wish.others) await recordDeferrals(me, tasks(before.offered), 'declined', { isUndoable: false })
  const refused = wish.others ? [...new Set([...before.refused, ...last])] : []
  const wanted = { most, room, kind: wish.kind, corrector: await loadEstimateCorrector(me) }
  const first = await chooseTasks(me, { ...wanted, except: tasks(refused) })
  const isAgain = first.length === 0 && refused.length > 0
  const others = isAgain ? await chooseTasks(me, { ...wanted, except: tasks(last) }) : first
  // Everything that fits was just shown: it is shown again, as there is nothing else.
  const dishes = isAgain && others.length === 0 ? await chooseTasks(me, { ...wanted, except: [] }) : others
  const hasBreak = !dishes.some(({ role }) => role === 'treat') && !last.includes(BREAK) && room >= BREAK_MINUTES
  await saveSuggestionMemory(me, {
    offered: [...dishes.map(({ task }) => task.task_id), ...(hasBreak ? [BREAK] : [])],
    refused: isAgain ? last : refused,
  })
  return {
    energy: level,
    most,
    dishes,
    hasBreak,
    gap,
    isAgain: isAgain && dishes.length > 0,
    hiddenCount: await countHiddenTasks(me),
    laterCount: dishes.length === 0 ? await countLaterTasks(me) : 0,
  }
}

/** The best task to start now; fitting ones first. */
export async function findTopTask(me: Me): Promise<Task | undefined> {
  const { level } = await energy.currentEnergy(me)
  const [starter, main] = await chooseTasks(me, {
    most: energy.maxMinutesFor(level),
    room: Number.POSITIVE_INFINITY,
    kind: null,
    except: [],
    corrector: await loadEstimateCorrector(me),
  })
  return (main?.role === 'main' ? main : starter)?.task
}

const BREAK = 'break'
const BREAK_MINUTES = 5

/** A starter, a main and a treat, as far as available. A task that is too large is offered by its first movement. */
async function chooseTasks(me: Me, wanted: SuggestionFilter & { readonly room: number }): Promise<SuggestedTask[]> {
  // Less than a minute: nothing fits, not even what has no estimate.
  if (wanted.room < 1) return []
  const fitting = await loadCandidatePools(me, wanted)
  const any = fitting.main.length > 0 || !Number.isFinite(wanted.most)
  return assignRoles(
    fitting,
    any ? fitting.main : (await loadCandidatePools(me, { ...wanted, most: wanted.room })).main,
    wanted,
  )
}

function assignRoles(
  { starters, treats }: CandidatePools,
  mains: readonly SuggestionCandidate[],
  { most }: SuggestionFilter,
): SuggestedTask[] {
  const dish = (role: SuggestedTask['role'], of: SuggestionCandidate): SuggestedTask => {
    const isWhole = of.step === null && (of.minutes === null || of.minutes > most)
    return { ...of, role, movement: isWhole ? firstMovementFor(of.task, null) : null }
  }
  const tiny = starters[0]
  const main = mains.find(({ task }) => task.task_id !== tiny?.task.task_id)
  // The first movement of a task without an estimate counts as a starter.
  const starter = tiny ?? mains.find((each) => each !== main && each.step === null && each.minutes === null)
  const treat = treats[0]
  // Three choices where three fit; without a treat a break is the third.
  const room = 2 - (starter ? 1 : 0) - (main ? 1 : 0)
  const more = mains.filter((each) => each !== main && each.task.task_id !== starter?.task.task_id).slice(0, room)
  return [
    ...(starter ? [dish('starter', starter)] : []),
    ...[...(main ? [main] : []), ...more].map((each) => dish('main', each)),
    ...(treat ? [dish('treat', treat)] : []),
  ]
}
