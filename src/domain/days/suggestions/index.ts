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
import { findGap, MAX_SITTING_MINUTES } from '../gap.ts'
import { loadSuggestionMemory, saveSuggestionMemory } from './memory.ts'
import { type CandidatePools, countLaterTasks, loadCandidatePools, type SuggestionFilter } from './pools.ts'

/** What the person said with the question. Null: nothing. */
export interface SuggestionOptions {
  /** Free minutes. */
  readonly minutes: number | null
  readonly kind: LeafType | null
  readonly zoneId: string | null
  /** If not said, the newest reading counts. */
  readonly level: energy.EnergyLevel | null
  /** Declines what was offered last. */
  readonly others: boolean
  /** Offers what doesn't fit before the next fixed thing, too. */
  readonly ignoresGap?: boolean
  /** One thing alone, no break. */
  readonly isSingle?: boolean
}

/** A fixed number of queries for any number of tasks. Stores what it offers, so that *Others* offers different ones. */
export async function suggestTasks(me: Me, wish: SuggestionOptions): Promise<Suggestion> {
  const reading = await energy.currentEnergy(me)
  const level = wish.level === null ? reading : { level: wish.level, isKnown: true, recordedAt: me.now }
  const gap = await findGap(me)
  const room = wish.ignoresGap ? Number.POSITIVE_INFINITY : gap.minutes
  const energyMinutes = energy.maxMinutesFor(level.level)
  const freeMinutes = Math.min(wish.minutes ?? Number.POSITIVE_INFINITY, room)
  const most = Math.min(energyMinutes, freeMinutes)
  const tasks = (ids: readonly string[]) => ids.filter((id) => id !== BREAK)
  const before = await loadSuggestionMemory(me)
  const begun = wish.others ? await findCurrentTask(me) : undefined
  const last = wish.others ? [...before.offered, ...(begun ? [begun.task_id] : [])] : []
  // *Others* answers this question: asked afresh, everything may be offered again.
  if (wish.others) await recordDeferrals(me, tasks(before.offered), 'declined', { isUndoable: false })
  const refused = wish.others ? [...new Set([...before.refused, ...last])] : []
  const mayRest = room >= BREAK_MINUTES && !last.includes(BREAK)
  const { kind, zoneId } = wish
  const corrector = await loadEstimateCorrector(me)
  const wanted = { most, energyMinutes, freeMinutes, room, kind, zoneId, mayRest, corrector }
  const first = await chooseTasks(me, { ...wanted, except: tasks(refused) })
  const isAgain = first.length === 0 && refused.length > 0
  const others = isAgain ? await chooseTasks(me, { ...wanted, except: tasks(last) }) : first
  // Everything that fits was just shown: it is shown again, as there is nothing else.
  const all = isAgain && others.length === 0 ? await chooseTasks(me, { ...wanted, except: [] }) : others
  const dishes = wish.isSingle ? all.slice(0, 1) : all
  const hasBreak = mayRest && !wish.isSingle && !dishes.some(({ role }) => role === 'treat')
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

/** The best task to start now: one that fits the energy and the time until the next fixed thing, else any. */
export async function findTopTask(me: Me): Promise<Task | undefined> {
  const energyMinutes = energy.maxMinutesFor((await energy.currentEnergy(me)).level)
  const freeMinutes = (await findGap(me)).minutes
  const [starter, main] = await chooseTasks(me, {
    most: Math.min(energyMinutes, freeMinutes),
    energyMinutes,
    freeMinutes,
    room: Number.POSITIVE_INFINITY,
    kind: null,
    zoneId: null,
    except: [],
    mayRest: false,
    corrector: await loadEstimateCorrector(me),
  })
  return (main?.role === 'main' ? main : starter)?.task
}

const BREAK = 'break'
const BREAK_MINUTES = 5

interface Wanted extends SuggestionFilter {
  /** Minutes until the next fixed thing; nothing longer is offered, not even by its first movement. */
  readonly room: number
  /** A break is the treat where no task is one. */
  readonly mayRest: boolean
}

/** A starter, a main and a treat, as far as available. A task that is too large is offered by its first movement. */
async function chooseTasks(me: Me, wanted: Wanted): Promise<SuggestedTask[]> {
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
  { most, mayRest }: Wanted,
): SuggestedTask[] {
  const longest = Math.min(most, MAX_SITTING_MINUTES)
  const dish = (role: SuggestedTask['role'], of: SuggestionCandidate): SuggestedTask => {
    const isWhole = of.step === null && (of.minutes === null || of.minutes > longest)
    return { ...of, role, movement: isWhole ? firstMovementFor(of.task, null) : null }
  }
  const tiny = starters[0]
  const main = mains.find(({ task }) => task.task_id !== tiny?.task.task_id)
  // The first movement of a task without an estimate counts as a starter.
  const starter = tiny ?? mains.find((each) => each !== main && each.step === null && each.minutes === null)
  const treat = treats[0]
  // Three choices where three fit; without a treat a break may be the third.
  const room = (treat || mayRest ? 2 : 3) - (starter ? 1 : 0) - (main ? 1 : 0)
  const more = mains.filter((each) => each !== main && each.task.task_id !== starter?.task.task_id).slice(0, room)
  return [
    ...(starter ? [dish('starter', starter)] : []),
    ...[...(main ? [main] : []), ...more].map((each) => dish('main', each)),
    ...(treat ? [dish('treat', treat)] : []),
  ]
}
