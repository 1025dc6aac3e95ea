// Definitions of achievements: read from a file, refused where they make no sense, loaded by name as often as one likes.
import type { Transaction } from 'objection'
import { z } from 'zod'
import { Achievement } from '../../../models/achievement.ts'
import { newId } from '../../../models/id.ts'
import { UserError } from '../../../user-error.ts'
import { metricNames } from './metrics.ts'

const definition = z.strictObject({
  name: z.string().trim().min(1).max(255),
  description: z.string().max(1000).nullable().default(null),
  icon: z.string().max(50).nullable().default(null),
  xp_reward: z.int().min(0).max(10_000).default(0),
  /** Metric → threshold; all must hold. */
  criteria: z.record(z.string(), z.number().positive()),
})
/** An achievement as it is written down, by us or by an operator. */
export type Definition = z.infer<typeof definition>

/**
 * Reads a file of definitions: a JSON list.
 * @throws UserError that names the definition and what is wrong with it
 */
export function readDefinitions(text: string): Definition[] {
  const read = z.array(definition).safeParse(parsed(text))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new UserError(`Achievements: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no list of definitions'}`)
  }
  for (const each of read.data) check(each)
  return read.data
}

/** Brings the table to these definitions; what is there under a name is changed, nothing is taken away. */
export async function load(trx: Transaction, definitions: readonly Definition[], now: Date): Promise<void> {
  for (const each of definitions) {
    check(each)
    const { name, criteria, ...rest } = each
    await trx(Achievement.tableName)
      .insert({ achievement_id: newId(), name, ...rest, criteria: JSON.stringify(criteria), created_at: now })
      .onConflict('name')
      .merge(['description', 'icon', 'xp_reward', 'criteria'])
  }
}

function check({ name, criteria }: Definition): void {
  const metrics = Object.keys(criteria)
  if (metrics.length === 0) throw new UserError(`The achievement “${name}” has no criteria. Metrics: ${known}.`)
  const unknown = metrics.find((each) => !metricNames.includes(each))
  if (unknown !== undefined)
    throw new UserError(`The achievement “${name}” counts “${unknown}”, which is no metric. Metrics: ${known}.`)
}

const known = metricNames.join(', ')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UserError('Achievements: the file is no JSON.')
  }
}
