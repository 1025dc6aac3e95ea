// Definitions of achievements: read from a file, validated, upserted by name.
import type { Transaction } from 'objection'
import * as z from 'zod'
import { Achievement } from '../../../models/achievement.ts'
import { newId } from '../../../models/id.ts'
import { DomainError } from '../../../user-error.ts'
import { metricNames } from './metrics.ts'

const definition = z.strictObject({
  name: z.string().trim().min(1).max(255),
  description: z.string().max(1000).nullable().default(null),
  icon: z.string().max(50).nullable().default(null),
  xp_reward: z.int().min(0).max(10_000).default(0),
  /** Metric → threshold; all must be reached. */
  criteria: z.record(z.string(), z.number().positive()),
})
/** A definition, shipped or by an operator. */
export type AchievementDefinition = z.infer<typeof definition>

/**
 * Reads a file of definitions: a JSON list.
 * @throws DomainError that names the definition and its error
 */
export function parseDefinitions(text: string): AchievementDefinition[] {
  const read = z.array(definition).safeParse(parseJson(text))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new DomainError('achievements.invalid', {
      path: issue?.path.join('.') ?? '',
      problem: issue?.message ?? null,
    })
  }
  for (const each of read.data) validateDefinition(each)
  return read.data
}

/** Upserts definitions by name; deletes none. */
export async function upsertAchievements(
  trx: Transaction,
  definitions: readonly AchievementDefinition[],
  now: Date,
): Promise<void> {
  for (const each of definitions) {
    validateDefinition(each)
    const { name, criteria, ...rest } = each
    await trx(Achievement.tableName)
      .insert({ achievement_id: newId(), name, ...rest, criteria: JSON.stringify(criteria), created_at: now })
      .onConflict('name')
      .merge(['description', 'icon', 'xp_reward', 'criteria'])
  }
}

function validateDefinition({ name, criteria }: AchievementDefinition): void {
  const metrics = Object.keys(criteria)
  if (metrics.length === 0) throw new DomainError('achievements.no-criteria', { name, metrics: metricNames })
  const unknown = metrics.find((each) => !metricNames.includes(each))
  if (unknown !== undefined)
    throw new DomainError('achievements.unknown-metric', { name, metric: unknown, metrics: metricNames })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('achievements.no-json')
  }
}
