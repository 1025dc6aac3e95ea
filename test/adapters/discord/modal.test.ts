// A form as a modal, whatever is in it: Discord's limits hold, and what does not fit stays as it is.
import { describe, expect, test } from 'vitest'
import { renderDiscordModal } from '../../../adapters/discord/modal.ts'
import type { Form, FormField } from '../../../src/chat/form.ts'
import { judgeModal } from '../../fakes/discord/judge-modal.ts'

const blank = (rest: Partial<FormField>): FormField => ({
  name: 'title',
  label: 'Title',
  about: 'What it is',
  kind: 'line',
  isRequired: false,
  ...rest,
})
const form = (blanks: readonly FormField[], rest: Partial<Form> = {}): Form => ({
  title: 'Change a task',
  command: 'task edit',
  values: {},
  fields: blanks,
  ...rest,
})
const choices = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `Choice ${n}`, value: `c${n}` }))
const made = (it: Form) => {
  const drawn = renderDiscordModal(it)
  expect(judgeModal(drawn)).toEqual([])
  return JSON.parse(JSON.stringify(drawn))
}

describe('a modal', () => {
  test('keeps to the limits with the longest of everything', () => {
    const long = 'Ä👨‍👩‍👧‍👦'.repeat(300)
    const blanks = Array.from({ length: 7 }, (_, n) =>
      blank({
        name: `b${n}`,
        label: long,
        about: long,
        value: 'x'.repeat(4000),
        max: 50,
        kind: n % 2 ? 'line' : 'paragraph',
      }),
    )
    expect(made(form(blanks, { title: long, problem: long })).components).toHaveLength(5)
  })

  test('offers what is chosen even beyond the first 25, and what is no choice at all', () => {
    const optionsOf = (value: string) =>
      made(form([blank({ kind: 'lookup', choices: choices(40), value })])).components[0].component.options
    for (const value of ['c3', 'c39', 'something else']) {
      expect(optionsOf(value)).toHaveLength(25)
      expect(optionsOf(value).filter((one: { default?: boolean }) => one.default)).toMatchObject([{ value }])
    }
  })

  test('lets a choice be taken back where it is not needed', () => {
    const select = (isRequired: boolean) =>
      made(form([blank({ kind: 'choice', choices: choices(6), isRequired })])).components[0].component
    expect(select(true)).toMatchObject({ type: 3, required: true, min_values: 1 })
    expect(select(false)).toMatchObject({ type: 3, required: false, min_values: 0 })
  })

  test('shows a few choices side by side where one is always meant', () => {
    const component = (rest: Partial<FormField>) =>
      made(form([blank({ kind: 'choice', choices: choices(3), ...rest })])).components[0].component
    expect(component({ isRequired: true })).toMatchObject({ type: 21, required: true })
    const { type, options } = component({ value: 'c1' })
    expect([type, options.map((one: { default?: boolean }) => one.default === true)]).toEqual([
      21,
      [false, true, false],
    ])
    // What may stay empty, or be emptied, can be taken back in a select.
    expect(component({})).toMatchObject({ type: 3, min_values: 0 })
    expect(component({ value: 'c1', isClearable: true })).toMatchObject({ type: 3, min_values: 0 })
    expect(component({ choices: choices(1), isRequired: true })).toMatchObject({ type: 3 })
  })

  test('leaves out what is longer than it holds, and types what cannot be chosen', () => {
    const drawn = made(form([blank({ value: 'x'.repeat(4001) }), blank({ name: 'task', kind: 'lookup', choices: [] })]))
    expect(drawn.components.map((one: { component: object }) => one.component)).toMatchObject([
      { type: 4, custom_id: 'task' },
    ])
  })

  test('lets a word that was refused be typed anew, instead of offering it alone', () => {
    const drawn = made(form([blank({ name: 'timezone', kind: 'lookup', choices: [], value: 'Vinna' })]))
    expect(drawn.components[0].component).toMatchObject({ type: 4, value: 'Vinna' })
  })

  test('says why it is back', () => {
    expect(made(form([blank({})], { problem: 'Minutes must be from 1 to *6000*.' })).components[0]).toEqual({
      type: 10,
      content: 'Minutes must be from 1 to \\*6000\\*.',
    })
  })

  test('is none where its values do not fit, or nothing is left to ask', () => {
    expect(renderDiscordModal(form([blank({})], { values: { notes: 'x'.repeat(100) } }))).toBeNull()
    expect(renderDiscordModal(form([]))).toBeNull()
  })
})
