// A host that may sleep: promised times of the coming hours are with Slack, once each, whatever is changed, killed or
// slept: those that were typed, reminders that were put off, ends of focus and breaks.
import { describe, expect, test } from 'vitest'
import { createSender } from '../../../src/nudges/engine/sender.ts'
import { createHandover } from '../../../src/nudges/handover/index.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import { runInWorld } from '../../../src/time/world.ts'
import type { Person } from '../../fakes/slack/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { senderInTime, timeWithWaits } from '../../support/nudging.ts'
import { closedAfterEach } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('a sleeping host', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async () => {
      const open = await openWorkspace(transport, await database())
      const { slack, ann, clock, database: db, platform, errors, drawn, touched, eventually } = open
      ann.account.locale = 'en-GB'
      const platforms = new Map([['slack', platform]])
      const transact = db.knex.transaction.bind(db.knex)
      const onError = (error: unknown) => void errors.push(error)
      // Slack takes one post a second: that wait passes on the clock of the test.
      const time = timeWithWaits(clock)
      const newSender = () =>
        senderInTime(
          clock,
          () =>
            createSender({
              ...{ transact, clock, kinds, platforms, onError, holder: 'the only process', isOnlyProcess: true },
              peek: db.knex as never,
            }),
          time,
        )
      const newHandover = (isOn = true) => {
        const made = createHandover({
          ...{ transact, clock, kinds, platforms, isOn, onError },
          onTouched: (subjects) => void touched.push(...subjects),
        })
        return { ...made, reconcile: () => runInWorld(time, made.reconcile) }
      }
      let sender = newSender()
      let handover = newHandover()
      /** What a process that was killed and started again does at first. */
      const restart = () => {
        sender = newSender()
        handover = newHandover()
      }
      const tick = async () => {
        await sender.tick()
        await sender.whenIdle()
      }
      /** The host is awake all that time. */
      const awake = async (by: { minutes?: number; seconds?: number }) => {
        clock.advance(by)
        slack.postDue()
        await tick()
        await handover.reconcile()
        await tick()
      }
      /** What is said later is newer, so that undo takes it back. */
      const dm = (line: string) => {
        clock.advance({ ms: 1 })
        return open.dm(line)
      }
      await dm('hi')
      const said = (words: string) => ann.dmMessages().filter(({ text }) => text.includes(words))
      /** Their times and first lines. */
      const held = () =>
        slack.scheduled().map(({ postAt, content }) => `${hm(postAt)} ${(content.text ?? '').split('\n')[0]}`)
      /** What Slack holds once what was said last has been done. */
      const becomes = async (expected: readonly string[]) => {
        await eventually(async () => {
          await handover.reconcile()
          return JSON.stringify(held()) === JSON.stringify(expected)
        }).catch(() => undefined)
        expect(held()).toEqual(expected)
      }
      return {
        ...open,
        dm,
        sayAs: (who: Person, line: string) => open.dm(line, who),
        becomes,
        held,
        said,
        restart,
        tick,
        awake,
        drawn,
        newHandover,
        reconcile: () => handover.reconcile(),
      }
    }

    test('a typed time is with Slack, without metadata, and is said once, by Slack', async () => {
      const { dm, reconcile, held, said, awake, rows, clock, slack, tick, restart } = await begin()
      await dm('Call vet at 14:00')
      await reconcile()
      await reconcile()
      expect(held()).toEqual(['14:00 Call vet, 14:00.'])
      // The host sleeps past it; awake again it knows what Slack said.
      clock.set('2026-03-05T15:30:00Z')
      restart()
      await tick()
      await tick()
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(await rows('nudges').where({ state: 'sent' })).toHaveLength(1)
      await awake({ minutes: 1 })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(await rows('held_nudges')).toEqual([])
      expect(slack.arrivals('chat.scheduleMessage')).toBe(1)
    })

    test('awake all the time, it is said once all the same, and is the card of its task', async () => {
      const { dm, ann, reconcile, said, awake, rows, drawn } = await begin()
      await dm('Call vet at 14:00')
      await reconcile()
      for (const minutes of [209, 1, 1, 1, 2]) await awake({ minutes, seconds: 5 })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      const [message] = said('Call vet, 14:00.')
      if (!message) throw new Error('Nothing was said')
      expect(await rows('cards').where({ message_id: message.ts })).toHaveLength(1)
      await ann.react(message, 'white_check_mark')
      await drawn()
    })

    test.each([
      ['moved', 'task move vet to:16:00', ['16:00 Call vet, 16:00.']],
      ['done', 'done vet', []],
      ['dropped', 'task drop vet', []],
      ['quiet', 'nudge set task on:no', []],
      ['renamed', 'task edit vet title:"Call the clinic"', ['14:00 Call the clinic, 14:00.']],
    ] as const)('%s, Slack has it as it is now; undone, as it was', async (_what, line, after) => {
      const { dm, becomes } = await begin()
      await dm('Call vet at 14:00')
      await becomes(['14:00 Call vet, 14:00.'])
      await dm(line)
      await becomes(after)
      await dm('undo')
      await becomes(['14:00 Call vet, 14:00.'])
    })

    /** Said by us at 14:00, and put off by ten minutes; the message says so. */
    const putOff = async () => {
      const open = await begin()
      const { ann, clock, dm, awake, said, answered } = open
      await dm('Call vet at 14:00')
      clock.set('2026-03-05T13:00:00Z')
      await awake({ seconds: 1 })
      const [message] = said('Call vet, 14:00.')
      if (!message) throw new Error('Nothing was said')
      clock.advance({ ms: 1 })
      await ann.press(message, 'In 10 min')
      await answered()
      return open
    }

    test.each([
      ['asleep past it', '2026-03-05T15:30:00Z'],
      ['awake at it', '2026-03-05T13:10:01Z'],
    ] as const)('put off by ten minutes it is with Slack, and said once, %s', async (_how, at) => {
      const { held, becomes, said, clock, restart, tick, awake, rows, slack } = await putOff()
      await becomes(['14:10 Call vet, 14:00.'])
      clock.set(at)
      restart()
      for (let turn = 0; turn < 3; turn++) await tick()
      for (const by of [{ seconds: 1 }, { seconds: 12 }, { minutes: 4 }, { minutes: 20 }]) await awake(by)
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(slack.arrivals('chat.scheduleMessage')).toBe(1)
      expect(await rows('nudges').where({ state: 'sent' })).toHaveLength(2)
      expect([held(), await rows('held_nudges')]).toEqual([[], []])
    })

    test.each(['undo', 'done vet'])('put off, then “%s”: Slack has nothing, and nothing is said', async (line) => {
      const { dm, becomes, said, awake, clock } = await putOff()
      await becomes(['14:10 Call vet, 14:00.'])
      await dm(line)
      await becomes([])
      clock.set('2026-03-05T13:30:00Z')
      for (const minutes of [0, 1, 4]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toEqual([])
    })

    test.each([
      ['before Slack had it', { reset: 'before' }],
      ['when Slack had it', { reset: 'after' }],
    ] as const)('put off and killed %s: once', async (_when, fault) => {
      const { slack, reconcile, restart, awake, said, clock, rows } = await putOff()
      slack.faults.add({ method: 'chat.scheduleMessage', ...fault, times: 1 })
      await reconcile()
      clock.set('2026-03-05T14:30:00Z')
      restart()
      for (const minutes of [0, 1, 4, 1, 20]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(await rows('held_nudges')).toEqual([])
    })

    test('what was put off and Slack lost is said by us, once', async () => {
      const { slack, becomes, restart, awake, said, clock, rows } = await putOff()
      await becomes(['14:10 Call vet, 14:00.'])
      for (const { id } of slack.scheduled()) slack.loseScheduled(id)
      clock.set('2026-03-05T13:10:30Z')
      restart()
      for (const minutes of [0, 1, 4, 1, 1]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(await rows('held_nudges')).toEqual([])
    })

    test('put off, and done within its last minute: it says so, and nothing else comes', async () => {
      const { dm, ann, becomes, reconcile, awake, said, clock } = await putOff()
      await becomes(['14:10 Call vet, 14:00.'])
      clock.set('2026-03-05T13:09:30Z')
      await dm('done vet')
      await reconcile()
      for (const by of [{ minutes: 1 }, { seconds: 20 }, { minutes: 4 }, { minutes: 20 }]) await awake(by)
      const changed = ann.dmMessages().filter(({ text }) => text.includes('changed a moment before'))
      expect([changed.length, said('Call vet, 14:00.').length]).toEqual([1, 0])
    })

    test('ends of focus and of a break are with Slack, follow what is changed, and are said once', async () => {
      const { dm, becomes, awake, said, clock, restart, rows } = await begin()
      await dm('Report')
      await dm('focus report 25')
      await becomes(['10:55 25 minutes on Report.'])
      await dm('focus extend 10')
      await becomes(['11:00 5 minutes left on Report.', '11:05 35 minutes on Report.'])
      await dm('focus stop')
      await becomes([])
      await dm('focus break 15')
      await becomes(['10:45 The break is over when you are.'])
      // Slack takes about one a second. Back already:
      clock.advance({ seconds: 5 })
      await dm('focus report 25')
      await becomes(['10:55 25 minutes on Report.'])
      clock.set('2026-03-05T10:30:00Z')
      restart()
      for (const minutes of [0, 1, 4, 20]) await awake({ minutes })
      expect(said('25 minutes on Report.')).toHaveLength(1)
      expect(said('The break is over')).toEqual([])
      expect(await rows('held_nudges')).toEqual([])
    })

    test('several nudges a minute to one person: each once, those of one time together', async () => {
      const { dm, reconcile, held, awake, said, clock } = await begin()
      for (const [title, at] of [
        ['Milk', '14:00'],
        ['Bread', '14:00'],
        ['Vet', '14:01'],
        ['Gym', '14:01'],
      ] as const)
        await dm(`${title} at ${at}`)
      await reconcile()
      expect(held().map((each) => each.slice(0, 5))).toEqual(['14:00', '14:01'])
      clock.set('2026-03-05T13:03:00Z')
      for (const minutes of [0, 1, 4]) await awake({ minutes })
      for (const title of ['Milk', 'Bread', 'Vet', 'Gym'])
        expect(said(title).filter(({ text }) => !text.includes('Added'))).toHaveLength(1)
    })

    test.each([
      ['before Slack had it', { reset: 'before' }],
      ['when Slack had it', { reset: 'after' }],
    ] as const)('killed %s, it is with Slack once', async (_when, fault) => {
      const { dm, slack, reconcile, held, restart, awake, said, clock } = await begin()
      await dm('Call vet at 14:00')
      slack.faults.add({ method: 'chat.scheduleMessage', ...fault, times: 1 })
      await reconcile()
      // Slack may take it for so long; then its list tells.
      clock.advance({ seconds: 31 })
      restart()
      await reconcile()
      expect(held()).toEqual(['14:00 Call vet, 14:00.'])
      clock.set('2026-03-05T13:00:30Z')
      for (const minutes of [0, 1, 4]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
    })

    test('killed when Slack had it, and asleep past the time: once', async () => {
      const { dm, slack, reconcile, restart, awake, said, clock, rows } = await begin()
      await dm('Call vet at 14:00')
      slack.faults.add({ method: 'chat.scheduleMessage', reset: 'after', times: 1 })
      await reconcile()
      clock.set('2026-03-05T17:00:00Z')
      restart()
      for (const minutes of [0, 1, 4]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
      expect(await rows('held_nudges')).toEqual([])
    })

    test('what Slack lost is said by us, late rather than never', async () => {
      const { dm, reconcile, restart, awake, said, clock, slack } = await begin()
      await dm('Call vet at 14:00')
      await reconcile()
      for (const { id } of slack.scheduled()) slack.loseScheduled(id)
      clock.set('2026-03-05T13:00:30Z')
      restart()
      for (const minutes of [0, 1, 4, 1]) await awake({ minutes })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
    })

    test('changed within its last minute it can’t be stopped: it says so, and nothing else comes', async () => {
      const { dm, reconcile, awake, ann, clock, held } = await begin()
      await dm('Call vet at 14:00')
      await reconcile()
      clock.set('2026-03-05T12:59:20Z')
      await dm('done vet')
      await reconcile()
      expect(held()).toHaveLength(1)
      for (const minutes of [1, 1, 4]) await awake({ minutes })
      expect(ann.dmMessages().filter(({ text }) => text.startsWith('Call vet, 14:00.'))).toEqual([])
      expect(ann.dmMessages().filter(({ text }) => text.includes('changed a moment before'))).toHaveLength(1)
    })

    test('what nobody knows of is taken back; switched off, or erased, everything is', async () => {
      const { dm, reconcile, held, rows, newHandover, restart } = await begin()
      await dm('Call vet at 14:00')
      await dm('Milk at 15:00')
      await reconcile()
      expect(held()).toHaveLength(2)
      await rows('held_nudges').delete()
      restart()
      await reconcile()
      expect(held()).toEqual(['14:00 Call vet, 14:00.', '15:00 Milk, 15:00.'])
      await newHandover(false).reconcile()
      expect([held(), await rows('held_nudges')]).toEqual([[], []])
      await reconcile()
      await rows('chat_accounts').update({ user_id: null })
      await rows('held_nudges').update({ account_id: null })
      await reconcile()
      expect(held()).toEqual([])
    })

    test('limited, Slack is asked for nobody of the workspace before its Retry-After ends', async () => {
      const { dm, slack, reconcile, held, clock, ...open } = await begin()
      await dm('Call vet at 14:00')
      await open.sayAs(slack.person('ben', { tz: 'Europe/Vienna', locale: 'en-GB' }), 'Milk at 15:00')
      slack.faults.add({ method: 'chat.scheduleMessage', retryAfter: 30, times: 1 })
      await reconcile()
      clock.advance({ seconds: 20 })
      await reconcile()
      expect([held(), slack.arrivals('chat.scheduleMessage')]).toEqual([[], 1])
      clock.advance({ seconds: 11 })
      await reconcile()
      expect(held()).toEqual(['14:00 Call vet, 14:00.', '15:00 Milk, 15:00.'])
    })

    test('where Slack takes no more for that hour, we say it ourselves', async () => {
      const { dm, slack, reconcile, held, awake, said, clock } = await begin()
      await dm('Call vet at 14:00')
      slack.faults.add({ method: 'chat.scheduleMessage', error: 'restricted_too_many', times: 1 })
      await reconcile()
      expect(held()).toEqual([])
      clock.set('2026-03-05T13:00:01Z')
      await awake({ seconds: 1 })
      expect(said('Call vet, 14:00.')).toHaveLength(1)
    })
  })
})

/** In Vienna, where ann is. */
const hm = (seconds: number): string =>
  new Intl.DateTimeFormat('de-AT', { timeZone: 'Europe/Vienna', hour: '2-digit', minute: '2-digit' }).format(
    seconds * 1000,
  )
