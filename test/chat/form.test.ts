// Forms: when one opens, what it begins with, and that a refused one comes back with everything typed into it.
import { describe, expect, test } from 'vitest'
import { buildForm, missingOptions, needsForm, optionLabel, submittedValues } from '../../src/chat/form.ts'
import { plainText, type View } from '../../src/chat/view.ts'
import { ask, button, type Toy, toy } from '../support/host.ts'
import { viewText } from '../support/talk.ts'

const title = (view: View) => plainText(view.title)
const command = (made: Toy, name: string) => {
  const found = made.host.catalogue.findCommand(name)
  if (!found) throw new Error(`No ${name}`)
  return found
}
const press = (line: string) => ask({ kind: 'pressed', line })
const submit = (name: string, values: Record<string, string>) =>
  ask({ kind: 'command', command: name, values, isForm: true })

async function withMilk() {
  const made = toy()
  await made.dispatcher.answer(ask('task add Milk minutes:5 notes:"the oat one"'))
  return { ...made, id: made.state().things[0]?.id ?? '' }
}

describe('a form opens', () => {
  test('where a needed blank is missing, or only the thing to change is named', () => {
    const made = toy()
    const add = command(made, 'task add')
    const edit = command(made, 'task edit')
    expect([needsForm(add, {}), needsForm(add, { title: ' ' }), needsForm(add, { title: 'x' })]).toEqual([
      true,
      true,
      false,
    ])
    expect(needsForm(edit, { task: 'milk' })).toBe(true)
    expect(needsForm(edit, { task: 'milk', notes: 'x' })).toBe(false)
    expect(missingOptions(command(made, 'comment add'), { text: 'hello' })).toEqual(['task'])
  })

  test('is known before any work, for a button, a native command, a typed line, a draft', () => {
    const { dispatcher } = toy()
    expect(dispatcher.open(press('task add')).plan.opensForm).toBe(true)
    expect(dispatcher.open(ask('task add')).plan.opensForm).toBe(true)
    expect(dispatcher.open(ask({ kind: 'command', command: 'task add', values: {} })).plan.opensForm).toBe(true)
    expect(dispatcher.open(press('task edit draft:4e7f')).plan.opensForm).toBe(true)
    expect(dispatcher.open(press('task add kept:4e7f')).plan.opensForm).toBe(false)
    expect(dispatcher.open(submit('task add', {})).plan.opensForm).toBe(false)
    expect(dispatcher.open(ask('Buy milk')).plan.opensForm).toBe(false)
  })
})

describe('what a form begins with', () => {
  test('blanks in their order, prefilled, the thing itself left out', async () => {
    const { dispatcher, id } = await withMilk()
    const form = await dispatcher.openForm(press(`task edit task:${id}`))
    expect(form).toMatchObject({ title: 'Change a thing', command: 'task edit', values: { task: id } })
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['title', 'Milk'],
      ['minutes', '5'],
      ['priority', 'medium'],
      ['notes', 'the oat one'],
    ])
    expect(form?.fields[2]?.choices?.map(({ value }) => value)).toEqual(['low', 'medium', 'high', 'urgent'])
  })

  test('what the line said already, and the first look-ups', async () => {
    const { dispatcher, id } = await withMilk()
    const form = await dispatcher.openForm(ask('comment add'))
    expect(form?.fields).toMatchObject([
      { name: 'task', kind: 'lookup', choices: [{ label: 'Milk', value: id }] },
      { name: 'text', kind: 'paragraph' },
    ])
    expect((await dispatcher.openForm(press('task add notes:soon')))?.fields).toContainEqual(
      expect.objectContaining({ name: 'notes', value: 'soon' }),
    )
  })

  test('nothing, where the thing is gone: the answer says so', async () => {
    const { dispatcher, reports } = toy()
    const request = press('task edit task:cloud')
    expect(await dispatcher.openForm(request)).toBeNull()
    expect(title((await dispatcher.answer(request)).view)).toContain('No thing matches “cloud”')
    expect(reports).toEqual([])
  })
})

describe('a submitted form', () => {
  test('changes what was changed; an emptied field clears', async () => {
    const { dispatcher, state, id } = await withMilk()
    const values = { task: id, title: 'Oat milk', minutes: '', priority: 'high', notes: '' }
    await dispatcher.answer(submit('task edit', values))
    expect(state().things).toMatchObject([{ title: 'Oat milk', minutes: 5, priority: 'high' }])
    expect(state().things[0]?.notes).toBeUndefined()
  })

  test('that changes nothing is no reason to ask again', async () => {
    const { dispatcher, id } = await withMilk()
    const answer = await dispatcher.answer(submit('task edit', { task: id }))
    expect([title(answer.view), answer.formLine]).toEqual(['Changed: Milk', undefined])
  })

  test('that is refused comes back with everything in it, and says why', async () => {
    const { dispatcher, id } = await withMilk()
    const values = { task: id, title: 'Oat milk', minutes: 'a while', priority: 'high', notes: 'no "sugar"' }
    const { view: refused } = await dispatcher.answer(submit('task edit', values))
    expect(title(refused)).toBe('Minutes must be from 1 to 6000.')
    const again = press(button(refused, 'Try again').line)
    expect(dispatcher.open(again).plan.opensForm).toBe(true)
    const form = await dispatcher.openForm(again)
    expect(form?.problem).toBe('Minutes must be from 1 to 6000.')
    const shown = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]))
    expect({ ...form?.values, ...shown }).toEqual(values)
  })

  test('whose thing was wrong asks for the thing again, its words shown', async () => {
    const { dispatcher } = await withMilk()
    const { view: refused } = await dispatcher.answer(submit('comment add', { task: 'bred', text: 'I looked' }))
    const form = await dispatcher.openForm(press(button(refused, 'Try again').line))
    expect(form?.problem).toContain('No thing matches “bred”')
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['task', 'bred'],
      ['text', 'I looked'],
    ])
  })
})

describe('where no form can open', () => {
  test('a sentence says how it goes, and the answer says which form would do', async () => {
    const { dispatcher, state } = toy()
    const answer = await dispatcher.answer(ask('task add'))
    expect(title(answer.view)).toBe('What is it?')
    expect(viewText(answer.view)).toContain('Try: task add Buy milk')
    expect(answer.formLine).toBe('task add')
    expect(state().things).toEqual([])
  })

  test('a refused form pressed by number says what is wrong, and which form would do', async () => {
    const { dispatcher, id } = await withMilk()
    const refused = await dispatcher.answer({
      ...submit('task edit', { task: id, minutes: 'a while' }),
      numbersButtons: true,
    })
    const answer = await dispatcher.answer(ask('1'))
    expect(title(answer.view)).toBe('Minutes must be from 1 to 6000.')
    expect(answer.formLine).toBe(button(refused.view, 'Try again').line)
  })

  test('only the thing named: it asks what changes, also by number', async () => {
    const { dispatcher } = await withMilk()
    const { view: shown } = await dispatcher.answer(ask('task show milk', { numbersButtons: true }))
    const number = String(1 + shown.buttons.findIndex(({ label }) => label === 'Edit'))
    const answer = await dispatcher.answer(ask(number))
    expect(title(answer.view)).toBe('What would you like to change?')
    expect(answer.formLine).toBe(button(shown, 'Edit').line)
  })
})

describe('a button whose line is too long here', () => {
  const fits = (line: string, returnTo = '') => line.length + returnTo.length <= 60

  test('is kept, and still says its command and whether that opens a form', async () => {
    const { dispatcher, state } = toy()
    const long = `task add notes:"${'so many words '.repeat(9)}"`
    const { view: lacking } = await dispatcher.answer({ ...ask(long), fits })
    const fill = button(lacking, 'Fill in')
    expect(fill.line).toMatch(/^task add draft:[0-9a-f-]{36}$/)
    expect(dispatcher.open(press(fill.line)).plan.opensForm).toBe(true)
    expect((await dispatcher.openForm(press(fill.line)))?.fields).toContainEqual(
      expect.objectContaining({ name: 'notes', value: 'so many words '.repeat(9) }),
    )
    const save = button(lacking, 'Save as task')
    expect(save.line).toMatch(/^task add kept:[0-9a-f-]{36}$/)
    await dispatcher.answer(press(save.line))
    expect(state().things).toMatchObject([{ title: long.trim() }])
  })

  test('runs as what it is, a list to return to included; after a day it says so', async () => {
    const { dispatcher, state } = await withMilk()
    const { view: list } = await dispatcher.answer({ ...ask('tasks'), fits: (line) => line.length < 50 })
    const done = button(list, 'Done: Milk')
    expect(done.line).toMatch(/^task done kept:/)
    const { view: back } = await dispatcher.answer(ask({ kind: 'pressed', ...done }))
    expect([plainText(back.notice ?? []), title(back)]).toEqual(['Done: Milk', '0 open'])
    for (const id of Object.keys(state().kept)) delete state().kept[id]
    expect(title((await dispatcher.answer(press(done.line))).view)).toBe(
      'That button is more than a day old. Ask for it again.',
    )
  })
})

test('an emptied field says none where that clears, and nothing where not', () => {
  const add = command(toy(), 'task add')
  const values = { title: 'Tea', minutes: ' ', notes: '' }
  expect(submittedValues(add, values, { notes: 'black' })).toEqual({ title: 'Tea', notes: 'none' })
  expect(submittedValues(add, values, {})).toEqual({ title: 'Tea' })
})

test('labels are the names of options, in words', () => {
  expect(optionLabel('hide-on')).toBe('Hide on')
  const form = buildForm(command(toy(), 'task add'), {}, {}, {}, { most: 5 })
  expect(form.fields.map(({ label }) => label)).toEqual(['Title', 'Minutes', 'Priority', 'Notes'])
})
