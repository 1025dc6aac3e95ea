// Two equal requests at once, on PostgreSQL: one effect, and no error.
import { describe, expect, test } from 'vitest'
import { opener } from '../support/databases.ts'
import { talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describe('at once (postgres)', () => {
  const open = opener('postgres')

  /** Presses the same button twice at the same time. */
  const both = (ann: Person, line: string) => {
    const { dispatcher } = ann.world
    const press = () => dispatcher.answer(ann.request({ kind: 'pressed', line }))
    return Promise.all([press(), press()])
  }

  async function begun() {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const proposed = await talk(ann, [['Email landlord about damp ~10m'], ['split landlord', '3 steps']])
    const line = (label: string, answer = proposed) =>
      answer.view.buttons.find((button) => button.label === label)?.line ?? ''
    return { earth, ann, line, knex: earth.database.knex }
  }

  test('saving a proposal', async () => {
    const { earth, ann, line, knex } = await begun()
    const texts = (await both(ann, line('Save and start'))).map(textOf)
    expect(texts.filter((text) => text.includes('Already saved')).length).toBe(1)
    expect(texts.every((text) => text.includes('Step 1 of 3'))).toBe(true)
    expect((await knex('micro_steps')).length).toBe(3)
    expect(earth.errors).toEqual([])
  })

  test('saving the parts of a complex task', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const proposed = await talk(ann, [['Tax return ~3h'], ['split tax', 'parts']])
    await both(ann, proposed.view.buttons[0]?.line ?? '')
    const parts = await earth.database.knex('tasks').whereNotNull('parent_id')
    expect(new Set(parts.map(({ title }) => title)).size).toBe(parts.length)
    expect(earth.errors).toEqual([])
  })

  test('two proposals of one task', async () => {
    const { earth, ann, line, knex } = await begun()
    const other = await ann.says('task split landlord size:smaller')
    const press = (said: string) => earth.dispatcher.answer(ann.request({ kind: 'pressed', line: said }))
    await Promise.all([press(line('Save and start')), press(line('Save and start', other))])
    const numbers = (await knex('micro_steps').orderBy('step_number')).map(({ step_number }) => step_number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(earth.errors).toEqual([])
  })

  test.each([
    ['Done', { open: 2, points: 10 }],
    ['Too big', { open: 4, points: 0 }],
    ['Easy', { open: 2, points: 0 }],
  ] as const)('%s', async (label, { open: left, points }) => {
    const { earth, ann, line, knex } = await begun()
    const saved = await ann.presses(await ann.says('split landlord'), 'Save and start')
    const texts = (await both(ann, line(label, saved))).map(textOf)
    expect(texts.filter((text) => /Already|no longer here/.test(text)).length).toBe(1)
    const steps = await knex('micro_steps').orderBy('step_number')
    expect(steps.filter(({ is_completed }) => !is_completed).length).toBe(left)
    expect(steps.map(({ step_number }) => step_number)).toEqual(steps.map((_, index) => index + 1))
    expect(Number((await knex('xp_entries').sum('amount as sum').first())?.sum ?? 0)).toBe(points)
    expect(earth.errors).toEqual([])
  })

  test('leaving one out, and asking what now', async () => {
    const { earth, ann, line, knex } = await begun()
    const saved = await ann.presses(await ann.says('split landlord'), 'Save and start')
    const id = /step:(\S+)/.exec(line('Done', saved))?.[1] ?? ''
    await both(ann, `step skip step:${id}`)
    expect((await knex('micro_steps')).length).toBe(2)
    await both(ann, 'task suggest others:yes')
    await both(ann, 'task suggest')
    expect((await knex('drafts').where({ kind: 'suggestion' })).length).toBe(1)
    expect(earth.errors).toEqual([])
  })
})
