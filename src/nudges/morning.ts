// Up to three for today, at the person's own hour.
import { format } from '../chat/line.ts'
import { item, join, ours, say, t, view } from '../chat/view.ts'
import { candidates, energy, rituals, type Task } from '../services/nudge-subjects.ts'
import { localDay } from '../time.ts'
import { minutesText, titleText } from '../views/task.ts'
import { composed, type Due, firstName, nudge, whyButton } from './nudge.ts'

/** Minutes that fit a level of energy; unknown counts as medium. */
const FITS = { 1: 15, 2: 30, 3: 6000 } as const

export default nudge({
  kind: 'morning',
  label: 'Mornings',
  about: 'at your time, usually 08:30',
  isTimed: false,
  priority: 1,
  grace: 240,
  at: '08:30',
  async compose(trx, due, now) {
    const users = due.map(({ row }) => row.user_id)
    const dayOf = ({ row, reader }: Due): string => localDay(row.due_at, reader.zone, reader.dayStartsAt)
    const planned = await rituals(trx, users, due.map(dayOf))
    const levels = await energy(trx, users, now)
    const seekers = due.map(({ row, platform }) => ({
      userId: row.user_id,
      platform,
      minutes: FITS[levels.get(row.user_id) ?? 2],
    }))
    const found = await candidates(trx, seekers, 3)
    return composed(due, (one) => {
      if (planned.has(`${one.row.user_id} ${dayOf(one)}`)) return null
      const three = found.get(one.row.user_id) ?? []
      const level = levels.get(one.row.user_id)
      const title = t`Morning, ${firstName(one.person)}`
      if (three.length === 0)
        return view(title, [say(t`Nothing is open. What is in your head?`)], {
          buttons: [{ label: 'Not today', line: 'ritual skip' }, whyButton(one)],
        })
      const known = level ? t`energy ${level}` : ours('energy unknown, so medium')
      return view(
        title,
        [...three.map((task) => item(lineOf(task), { line: `task show task:${task.task_id}` })), say(known)],
        {
          buttons: [
            { label: THESE[three.length] ?? 'These three', line: picks(three), isPrimary: true },
            { label: 'Change', line: 'ritual morning' },
            { label: 'Not today', line: 'ritual skip' },
            whyButton(one),
          ],
        },
      )
    })
  },
})

const THESE: Readonly<Record<number, string>> = { 1: 'This one', 2: 'These two' }

const lineOf = (task: Task) => {
  const size = minutesText(task)
  return join([titleText(task), size.length > 0 ? size : ours('no estimate')], ', ')
}

const picks = (three: readonly Task[]): string =>
  format(
    'ritual morning',
    Object.fromEntries(three.map((task, index) => [['first', 'second', 'third'][index] ?? 'first', task.task_id])),
  )
