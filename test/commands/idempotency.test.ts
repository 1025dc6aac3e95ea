// Every command as a dialogue of three: it does what it is for, said again it changes nothing more
// and says so, and it refuses with a way on. Twice is once.
import { expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { openRoom } from '../../src/domain/places/rooms/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'
import { calendar } from './idempotency/calendar.ts'
import { comment } from './idempotency/comment.ts'
import type { Dialogues, Said } from './idempotency/dialogue.ts'
import { energy } from './idempotency/energy.ts'
import { focus } from './idempotency/focus.ts'
import { goal } from './idempotency/goal.ts'
import { habit } from './idempotency/habit.ts'
import { ifThen } from './idempotency/if-then.ts'
import { me } from './idempotency/me.ts'
import { nudge } from './idempotency/nudge.ts'
import { progress } from './idempotency/progress.ts'
import { project } from './idempotency/project.ts'
import { ritual } from './idempotency/ritual.ts'
import { room } from './idempotency/room.ts'
import { step } from './idempotency/step.ts'
import { task } from './idempotency/task.ts'
import { token } from './idempotency/token.ts'
import { webhook } from './idempotency/webhook.ts'
import { zone } from './idempotency/zone.ts'

/** Held elsewhere, since they take two people or a yes: `linking.test.ts`, `../domain/privacy/my-data.test.ts`. */
const ELSEWHERE = /^(auth|admin) |^me (delete|export)$/

const DIALOGUES: Dialogues = {
  ...task,
  ...token,
  ...webhook,
  ...calendar,
  ...step,
  ...comment,
  ...ritual,
  ...room,
  ...energy,
  ...focus,
  ...project,
  ...zone,
  ...goal,
  ...habit,
  ...ifThen,
  ...progress,
  ...nudge,
  ...me,
}

test('every command has its three', async () => {
  const all = commands.map(({ name }) => name).filter((name) => !ELSEWHERE.test(name))
  expect(Object.keys(DIALOGUES).toSorted()).toEqual(all.toSorted())
})

describeOnBothEngines('three times', (open) => {
  test.each(Object.entries(DIALOGUES))(
    '%s',
    async (_name, { hasRoom, after = [], does, again, meanwhile = [], refuses }) => {
      const earth = await world(await open())
      await earth.person('ben').says('hello there')
      const ann = earth.person('ann')
      await ann.says('task add Report ~25m')
      if (hasRoom) await ann.acts((me) => openRoom(me, {}))
      for (const line of after) await ann.says(line)
      const looks = async ([line, answered]: Said): Promise<void> => {
        const shown = textOf(await ann.says(line)).replaceAll("'", '’')
        if (typeof answered === 'string') expect(shown, line).toContain(answered.replaceAll("'", '’'))
        else expect(shown, line).toMatch(answered)
      }
      await looks(does)
      await looks(again)
      for (const line of meanwhile) await ann.says(line)
      await looks(refuses)
      expect(earth.errors).toEqual([])
    },
  )
})
