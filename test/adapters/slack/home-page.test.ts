// The Home tab as a place to work: what runs, today's three with a tick each, habits, energy, what waits, settings.
import { describe, expect, test } from 'vitest'
import { labels, plainText, type View } from '../../fakes/slack/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('Home', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async () => {
      const open = await openWorkspace(transport, await database())
      const { slack, ann } = open
      const home = async (): Promise<View> => {
        await ann.openHome(FOUR)
        await slack.until(() => ann.home() !== undefined)
        await slack.settled(30)
        return shown()
      }
      const shown = (): View => {
        const view = ann.home()
        if (!view) throw new Error('No Home')
        return view
      }
      const press = async (label: string, nth = 0): Promise<View> => {
        const before = shown().hash
        await ann.press(shown(), label, { ...FOUR, nth })
        await slack.until(() => shown().hash !== before)
        await slack.settled(30)
        return shown()
      }
      return { ...open, home, shown, press }
    }

    test('a day is worked from it: planned, ticked, put back, energy noted, a habit checked, a session run', async () => {
      const { dm, home, press, rows, slack, ann } = await begin()
      for (const line of ['Report ~25m', 'Call vet ~5m', 'Milk', 'habit add Meds', 'habit add Water 8 glasses a day'])
        await dm(line)
      const first = await home()
      expect(headings(first)).toEqual(['Now', 'Today', 'Habits', 'Energy', 'Settings'])
      expect(plainText(first)).toMatch(/Nothing is running[\s\S]*No plan yet[\s\S]*Meds[\s\S]*How is your energy\?/)
      expect(labels(first)).toEqual(expect.arrayContaining(['What now?', 'Plan', 'Low', 'Medium', 'High']))
      // A row is one row: no more than five buttons stand in any.
      for (const block of first.blocks.filter(({ type }) => type === 'actions'))
        expect((block.elements as unknown[]).length).toBeLessThanOrEqual(5)

      await dm('plan first:report second:vet third:milk')
      const planned = await home()
      expect(labels(planned).filter((label) => label === '✓ Done')).toHaveLength(3)
      expect(plainText(planned)).toContain('Plan: 0 of 3')
      const ticked = await press('Done: Call vet')
      expect(plainText(ticked)).toMatch(/^Done: Call vet/)
      expect(plainText(ticked)).toContain('Plan: 1 of 3')
      expect(await rows('tasks').where({ status: 'done' })).toMatchObject([{ title: 'Call vet' }])
      const back = await press('Put back: Call vet')
      expect(plainText(back)).toContain('Plan: 0 of 3')

      const tired = await press('Low')
      expect(plainText(tired)).toContain('Low, now')
      expect(await rows('energy_snapshots')).toHaveLength(1)
      const checked = await press('Did it: Meds')
      expect(labels(checked)).not.toContain('Did it: Meds')
      expect(plainText(checked)).toContain('Meds ✓')
      const counted = await press('+1: Water')
      expect(plainText(counted)).toContain('1 of 8')

      await dm('focus report 25')
      const running = await home()
      expect(plainText(running)).toMatch(/In focus: Report\nUntil/)
      expect(JSON.stringify(running.blocks)).toContain('{ago}')
      expect(labels(running)).toEqual(expect.arrayContaining(['Interrupted', '+10 min', 'Stop']))
      const stopped = await press('Stop')
      expect(headings(stopped)).toContain('Now')
      expect(await rows('focus_sessions').whereNull('ended_at')).toEqual([])
      expect(ann.ephemerals()).toEqual([])
      expect(slack.findings).toEqual([])
    })

    test('two presses in a row: Home shows the second, however long the first takes to be drawn', async () => {
      const { ann, slack, dm, home, shown } = await begin()
      await dm('Milk')
      await home()
      slack.faults.add({ method: 'views.publish', slowMs: 600, times: 1 })
      const drawn = slack.all('view').length
      // Each press is acknowledged once it is stored, before Home is drawn.
      await ann.press(shown(), 'Low')
      await ann.press(shown(), 'High')
      await slack.until(() => slack.all('view').length >= drawn + 2)
      await slack.settled(30)
      expect(plainText(shown())).toMatch(/^Energy: high/)
    })

    test('settings are selects, which hold what is set and lead back', async () => {
      const { ann, slack, dm, home, shown, database: db } = await begin()
      await dm('Milk')
      await home()
      for (const [line, choice, now] of [
        ["The morning's plan", '08:30', '08:30'],
        ['Your day starts', '05:00', '05:00'],
        ['Points, levels and badges', 'Hidden', 'hidden'],
        ['Clock', '9 pm', '12'],
      ] as const) {
        const before = shown().hash
        const at = shown().blocks.find((block) => plainText({ blocks: [block] }).includes(line))
        await ann.choose(shown(), String(at?.block_id), choice, FOUR)
        await slack.until(() => shown().hash !== before)
        await slack.settled(20)
        expect(headings(shown())).toContain('Settings')
        expect(JSON.stringify(shown().blocks.find((block) => plainText({ blocks: [block] }).includes(line)))).toContain(
          `"value":"${now}"`,
        )
      }
      const user = await db.knex('users').first('preferences')
      expect(JSON.parse(user.preferences)).toMatchObject({ day_starts_at: '05:00', points: 'hidden', hours: '12' })
      expect(await db.knex('schedules').where({ kind: 'morning' })).toMatchObject([{ local_time: '08:30' }])
    })

    test('a long day still fits: more habits, timed tasks and held reminders than there is room for', async () => {
      const { dm, home, errors } = await begin()
      for (let at = 0; at < 8; at++) await dm(`habit add Habit number ${at}`)
      for (let at = 0; at < 9; at++) await dm(`Thing ${at} with *stars* & <brackets> today at ${13 + at}:00`)
      const view = await home()
      expect(plainText(view)).toMatch(/and 3 more/i)
      expect(view.blocks.length).toBeLessThanOrEqual(100)
      expect(plainText(view)).toContain('&lt;brackets&gt;')
      expect(errors).toEqual([])
    })
  })
})

const headings = (view: View): string[] =>
  view.blocks.filter(({ type }) => type === 'header').map((block) => plainText({ blocks: [block] }))
