// Forms as Slack has them: pickers with placeholders, look-ups, and a mistake that keeps the form open at its field.
import { afterEach, describe, expect, test } from 'vitest'
import type { View } from '../../fakes/slack/index.ts'
import { opener } from '../../support/databases.ts'
import { world } from '../../support/world.ts'
import { TRANSPORTS, type Workspace, workspace } from './workspace.ts'

const openDatabase = opener('sqlite')
let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
})

const FOUR = { times: 4, isConcurrent: true }

describe.each(TRANSPORTS)('a form (%s)', (transport) => {
  const begin = async () => {
    const made = await world(await openDatabase())
    open = await workspace(transport, {
      dispatcher: made.dispatcher,
      now: () => made.clock.now(),
      fake: { now: () => made.clock.now().getTime() },
    })
    const { slack } = open
    const ann = slack.person('ann', { tz: 'Europe/Vienna' })
    const opened = async (line: string): Promise<View> => {
      slack.mark()
      await ann.slash('/proxy', line)
      return slack.next('view', ({ callback_id: id }) => id === 'form')
    }
    await ann.dm('Buy milk')
    await slack.until(() => ann.dmMessages().length >= 2)
    await slack.settled(30)
    return { ...made, ann, slack, opened, answers: () => ann.dmMessages().length }
  }

  test('a mistake keeps it open, said at its field; corrected, it is done once', async () => {
    const { ann, opened, slack, database, answers } = await begin()
    const ben = slack.person('ben')
    await ben.dm('Buy bread')
    await slack.until(() => ben.dmMessages().length >= 2)
    const form = await opened('me edit')
    const count = answers()
    // A fact of the refusal is what was typed there.
    const refused = await ann.submit(form, { 'Day starts': '05:00', Username: 'ben' }, FOUR)
    expect(Object.keys(refused.errors)).toEqual(['username'])
    expect(refused.errors.username).toContain('ben')
    expect(form.isOpen).toBe(true)
    expect((await ann.submit(form, { Username: 'ann.lee' }, FOUR)).errors).toEqual({})
    expect(form.isOpen).toBe(false)
    await slack.until(() => answers() > count)
    await slack.settled(30)
    expect(answers()).toBe(count + 1)
    const user = await database.knex('users').where({ username: 'ann.lee' }).first()
    expect(user?.preferences).toContain('05:00')
    expect(await database.knex('drafts').where({ kind: 'form' })).toEqual([])
  })

  test('days, times and numbers are picked, and said as they were picked', async () => {
    const { ann, opened, slack, database } = await begin()
    const form = await opened('task add')
    const elements = form.blocks.map((block) => Object(block.element))
    expect(elements.map(({ type }) => type)).toEqual([
      'plain_text_input',
      'datepicker',
      'timepicker',
      'number_input',
      ...elements.slice(4).map(({ type }) => type),
    ])
    expect(elements[0]?.placeholder?.text).toMatch(/^For example: .+/)
    expect(elements.slice(0, 4).every(({ placeholder }) => placeholder !== undefined)).toBe(true)
    const past = await ann.submit(form, { Title: 'Call vet', Due: '2026-03-01', Minutes: '10' })
    expect(past.errors.due).toContain('in the past')
    await ann.submit(form, { Due: '2026-03-09', 'Due: time': '09:30' }, FOUR)
    await slack.until(() => ann.dmMessages().some(({ text }) => text.includes('Added: Call vet')))
    const task = await database.knex('tasks').where({ title: 'Call vet' }).first()
    expect(new Date(task?.due_date).toISOString()).toBe('2026-03-09T08:30:00.000Z')
    expect(await database.knex('tasks').where({ title: 'Call vet' })).toHaveLength(1)
  })

  test('where Slack no longer waits, the answer brings what was typed back', async () => {
    const { ann, opened, slack, dispatcher } = await begin()
    const form = await opened('goal add')
    const { answer } = dispatcher
    let isSlow = true
    Object.assign(dispatcher, {
      async answer(asked: Parameters<typeof answer>[0]) {
        const done = await answer(asked)
        // Longer than Slack waits, told by its own acknowledgement.
        if (isSlow) await slack.until(() => slack.all('answer').some(({ about }) => about === 'submit form'))
        isSlow = false
        return done
      },
    })
    const { errors } = await ann.submit(form, { Title: 'Portfolio', By: '2026-03-01' })
    expect(errors).toEqual({})
    await slack.until(() => ann.dmMessages().some(({ text }) => text.includes('in the past')))
    const told = ann.dmMessages().at(-1)
    if (!told) throw new Error('Nothing was said')
    slack.mark()
    await ann.press(told, 'Try again')
    const again = await slack.next('view', ({ callback_id: id }) => id === 'form')
    expect(JSON.stringify(again.blocks)).toContain('Portfolio')
  })
})
