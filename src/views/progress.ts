// Points, levels and badges, for those who like them.
import { item, ours, say, t, type View, view } from '../chat/view.ts'
import type { Achievement } from '../models/achievement.ts'
import { moment, type Reader } from './reader.ts'

export const points = (
  total: number,
  { level, into, of }: { readonly level: number; readonly into: number; readonly of: number },
  thisWeek: number,
): View =>
  view(
    t`Level ${level}`,
    [
      say(t`${total} XP in all, ${thisWeek} this week.`),
      { kind: 'progress', label: t`To level ${level + 1}`, done: into, of },
    ],
    {
      buttons: [
        { label: 'Badges', line: 'progress show of:badges' },
        { label: 'Hide points', line: 'me style points:hidden' },
      ],
    },
  )

interface Badge {
  readonly achievement: Achievement
  readonly unlockedAt: Date | null
}

/** The person's own with their day, then up to five that are still to come. */
export function badges(reader: Reader, all: readonly Badge[]): View {
  const own = all.filter(({ unlockedAt }) => unlockedAt !== null)
  const locked = all.filter(({ unlockedAt }) => unlockedAt === null)
  const sign = (icon: string | null) => ours(icon ? `${icon} ` : '')
  return view(
    t`Badges: ${own.length} of ${all.length}`,
    [
      ...own.map(({ achievement: { icon, name, description }, unlockedAt }) =>
        item(t`${sign(icon)}${name}`, {
          detail: t`${description ?? ''}${unlockedAt ? t`, ${moment(reader, unlockedAt, 'day')}` : []}`,
        }),
      ),
      ...locked
        .slice(0, 5)
        .map(({ achievement: { name, description } }) =>
          item(t`${name}`, { detail: t`${description ?? ''}, still to come` }),
        ),
      ...(locked.length > 5 ? [say(t`and ${locked.length - 5} more to come`)] : []),
    ],
    { buttons: [{ label: 'Points', line: 'progress show of:points' }] },
  )
}

/** Nothing of the games is told to those who put them away. */
export const gamesOff = (): View =>
  view(t`These are hidden`, [say(t`You put them away.`)], {
    buttons: [{ label: 'Show points', line: 'me style points:shown' }],
  })
