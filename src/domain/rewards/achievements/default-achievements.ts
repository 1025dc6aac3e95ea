// The achievements of every installation. None rewards early hours or weekends.
import type { AchievementDefinition } from './definitions.ts'

/** The shipped achievements. None rewards early hours or weekends. */
export const defaultAchievements: readonly AchievementDefinition[] = [
  { name: 'First one', description: 'One task done', icon: '🌱', xp_reward: 10, criteria: { tasks_completed: 1 } },
  { name: 'Ten down', description: 'Ten tasks done', icon: '🌿', xp_reward: 50, criteria: { tasks_completed: 10 } },
  {
    name: 'A hundred',
    description: 'A hundred tasks done',
    icon: '🌳',
    xp_reward: 200,
    criteria: { tasks_completed: 100 },
  },
  {
    name: 'Three in a day',
    description: 'Three tasks on one day',
    icon: '🎯',
    xp_reward: 20,
    criteria: { tasks_completed_today: 3 },
  },
  {
    name: 'Small steps',
    description: 'Twenty small steps done',
    icon: '👣',
    xp_reward: 30,
    criteria: { micro_steps_completed: 20 },
  },
  {
    name: 'In focus',
    description: 'Five focus sessions',
    icon: '⏳',
    xp_reward: 30,
    criteria: { focus_sessions_completed: 5 },
  },
  {
    name: 'Ten hours',
    description: 'Ten hours of focus',
    icon: '🔭',
    xp_reward: 100,
    criteria: { focus_minutes: 600 },
  },
  {
    name: 'Seven plans',
    description: 'Seven days planned',
    icon: '🗓️',
    xp_reward: 40,
    criteria: { rituals_completed: 7 },
  },
  {
    name: 'Seven in a row',
    description: 'A habit done seven times in a row',
    icon: '🔁',
    xp_reward: 40,
    criteria: { habit_streak: 7 },
  },
  {
    name: 'Goal reached',
    description: 'One goal reached',
    icon: '⛰️',
    xp_reward: 50,
    criteria: { goals_completed: 1 },
  },
]
