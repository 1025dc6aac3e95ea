// The order in which a line is read, seen from outside: what is answered, what is kept, what can be pressed next.
import { describe, expect, test } from 'vitest'
import { storedLine } from '../../../src/chat/ask.ts'
import { allButtons, numberedActions } from '../../../src/chat/numbered-actions.ts'
import { required, textOption } from '../../../src/chat/options.ts'
import { plainText, t, type View, view } from '../../../src/chat/view.ts'
import { ask, ben, button, type ToyState, toy } from '../../support/host.ts'
import { toyCommand } from '../../support/toy.ts'

const title = (view: View) => plainText(view.title)

const titles = (state: () => ToyState) => state().things.map((thing) => thing.title)
const labels = (shown: View) => allButtons(shown).map(({ label }) => label)

describe('a typed line is read in this order', () => {
  test('a phrase, noun and verb, a short, a bare noun', async () => {
    const { dispatcher, state } = toy()
    expect(title((await dispatcher.answer(ask('Hi!'))).view)).toBe('Home of ann')
    expect(title((await dispatcher.answer(ask('task add Buy milk priority:high'))).view)).toBe('Added: Buy milk')
    expect(title((await dispatcher.answer(ask('/add Bread'))).view)).toBe('Added: Bread')
    expect(title((await dispatcher.answer(ask('tasks'))).view)).toBe('2 open')
    expect(title((await dispatcher.answer(ask('Task'))).view)).toBe('2 open')
    expect(title((await dispatcher.answer(ask('Done BREAD'))).view)).toBe('Done: Bread')
    expect(state().things).toMatchObject([{ title: 'Buy milk', priority: 'high' }, { isDone: true }])
  })

  test('what means nothing is captured, with everything in it', async () => {
    const { dispatcher, state } = toy()
    const lines = ['Email the landlord at 10:30', `don't forget https://a.example/?x="1`, 'task', '8 9', '  (ツ)  ']
    for (const line of lines.slice(0, 2)) await dispatcher.answer(ask(line))
    expect(titles(state)).toEqual(lines.slice(0, 2))
    await dispatcher.answer(ask('8 9'))
    await dispatcher.answer(ask('  (ツ)  '))
    expect(titles(state).slice(2)).toEqual(['8 9', '(ツ)'])
  })

  test('several short lines are several things', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('call vet\ndamp\n\ngift for Mia?'))
    expect(titles(state)).toEqual(['call vet', 'damp', 'gift for Mia?'])
  })

  test('a short whose blanks do not read is captured; *I meant* takes that back and asks for the command', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('bill'))
    const { view: captured } = await dispatcher.answer(ask('split the atom with Tom'))
    expect(titles(state)).toEqual(['bill', 'split the atom with Tom'])
    const refused = await dispatcher.answer(ask({ kind: 'pressed', ...button(captured, 'I meant: split') }))
    // Refused as a command: then nothing is taken back either.
    expect(title(refused.view)).toContain('No thing matches')
    expect(titles(state)).toHaveLength(2)
    const { view: nearly } = await dispatcher.answer(ask('task ad Tea'))
    expect(titles(state)).toContain('task ad Tea')
    await dispatcher.answer(ask({ kind: 'pressed', ...button(nearly, 'I meant: task add') }))
    expect(titles(state)).toEqual(['bill', 'split the atom with Tom', 'Tea'])
  })

  test('noun and verb with bad blanks are refused, with a way to save the words', async () => {
    const { dispatcher, state } = toy()
    const { view: refused } = await dispatcher.answer(ask('energy log 9'))
    expect(title(refused)).toBe('Level must be 1, 2 or 3.')
    expect(state().energy).toEqual([])
    await dispatcher.answer(ask({ kind: 'pressed', ...button(refused, 'Save as task') }))
    expect(titles(state)).toEqual(['energy log 9'])
    const { view: unplaced } = await dispatcher.answer(ask('me home sweet home'))
    expect(title(unplaced)).toBe("I don't understand “sweet home” here. Try: me home")
  })

  test('another person’s thing answers like a missing one', async () => {
    const { dispatcher } = toy()
    await dispatcher.answer(ask('task add Secret plan'))
    const theirs = await dispatcher.answer(ask('task show secret', { who: ben }))
    expect(title(theirs.view)).toBe('No thing matches “secret”. Try: tasks')
  })

  test('thanks change nothing', async () => {
    const { dispatcher, state } = toy()
    for (const line of ['thanks!', 'ok', '👍🏽', '❤️']) {
      expect(title((await dispatcher.answer(ask(line))).view)).toBe('Any time.')
    }
    expect(state().things).toEqual([])
  })
})

describe('a number', () => {
  test('means that item or button of the newest numbered view, and says which', async () => {
    const { dispatcher } = toy()
    await dispatcher.answer(ask('Milk'))
    await dispatcher.answer(ask('Bread'))
    await dispatcher.answer(ask('tasks', { numbersButtons: true }))
    const { view: shown } = await dispatcher.answer(ask('2'))
    expect([title(shown), plainText(shown.notice ?? [])]).toEqual(['Bread', '2: Bread'])
  })

  test('of a list’s button brings the list back with the outcome on top and Undo', async () => {
    const { dispatcher } = toy()
    for (const line of ['Milk', 'Bread']) await dispatcher.answer(ask(line))
    await dispatcher.answer(ask('tasks', { numbersButtons: true }))
    const { view: back } = await dispatcher.answer(ask('#3', { numbersButtons: true }))
    expect([plainText(back.notice ?? []), title(back)]).toEqual(['Done: Milk', '1 open'])
    expect(labels(back)).toEqual(['Done: Bread', 'Undo'])
  })

  test('that nothing has is said so, and can be saved', async () => {
    const { dispatcher, state } = toy()
    const { view: shown } = await dispatcher.answer(ask('25'))
    expect(title(shown)).toBe('There is no number 25 here.')
    await dispatcher.answer(ask({ kind: 'pressed', ...button(shown, 'Save as task') }))
    expect(titles(state)).toEqual(['25'])
  })

  test('or several of them choose in a select', async () => {
    const { dispatcher } = toy()
    for (const line of ['Milk', 'Bread', 'Tea']) await dispatcher.answer(ask(line))
    const home = () => dispatcher.answer(ask('hi', { numbersButtons: true }))
    const { view: shown } = await home()
    const numbers = numberedActions(shown, true)
    const of = (label: string, line: string) =>
      1 + numbers.findIndex((each) => each.label === label && each.line.startsWith(line))
    expect(title((await dispatcher.answer(ask(String(of('Bread', 'task show'))))).view)).toBe('Bread')
    await home()
    const two = `${of('Tea', 'me pick')}, ${of('Milk', 'me pick')}`
    expect(title((await dispatcher.answer(ask(two))).view)).toBe('Picked Tea and Milk')
  })
})

describe('yes and no', () => {
  test('answer the newest question', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('hi'))
    expect(title((await dispatcher.answer(ask('Yes.'))).view)).toBe('Energy 3')
    expect(title((await dispatcher.answer(ask('nope'))).view)).toBe('Energy 1')
    expect(state().energy.map(({ level }) => level)).toEqual([3, 1])
  })

  test('without a question can be saved, and are not', async () => {
    const { dispatcher, state } = toy()
    const { view: shown } = await dispatcher.answer(ask('yes'))
    expect([title(shown), labels(shown)]).toEqual(['OK. No question is open, so nothing changed.', ['Save as task']])
    expect(state().things).toEqual([])
  })
})

describe('a reply to a card', () => {
  const on = { channelId: 'dm', messageId: '7' }
  const withCard = async () => {
    const made = toy()
    await made.dispatcher.answer(ask('Milk'))
    const id = made.state().things[0]?.id ?? ''
    await made.dispatcher.recordCard(ask('Milk'), { kind: 'task', id }, on)
    return made
  }

  test('acts on it where it is a bare verb', async () => {
    const { dispatcher } = await withCard()
    expect(title((await dispatcher.answer(ask('Done!', { targetMessage: on }))).view)).toBe('Done: Milk')
  })

  test('else is a comment, whatever it says', async () => {
    const { dispatcher, state } = await withCard()
    await dispatcher.answer(ask('task add oat milk, not this', { targetMessage: on }))
    expect(state().things).toMatchObject([{ title: 'Milk', comments: ['task add oat milk, not this'] }])
  })

  test('draws again for whoever may see it', async () => {
    const { dispatcher, state } = await withCard()
    const id = state().things[0]?.id ?? ''
    expect(await dispatcher.redrawCard(ask(''), { kind: 'task', id })).toMatchObject({ card: { kind: 'task', id } })
    expect(await dispatcher.redrawCard(ask('', { who: ben }), { kind: 'task', id })).toBeNull()
    expect(await dispatcher.redrawCard(ask(''), { kind: 'cloud', id })).toBeNull()
  })
})

test('an error nobody foresaw shows a reference and nothing of itself', async () => {
  const { dispatcher, reports, state } = toy()
  const broken = await dispatcher.answer(ask('me break my secret words'))
  expect(JSON.stringify(broken.view)).toContain('K3F9')
  expect(JSON.stringify(broken.view)).not.toContain('stack')
  expect(reports).toHaveLength(1)
  expect(state().things).toEqual([])
})

test('*Try again* after an error says the same once more, a captured line included', async () => {
  const { dispatcher, failNext, state } = toy()
  failNext(new Error('the disk is full'))
  const { view: broken } = await dispatcher.answer(ask('Buy milk due: soon'))
  expect(titles(state)).toEqual([])
  await dispatcher.answer(ask({ kind: 'pressed', ...button(broken, 'Try again') }))
  expect(titles(state)).toEqual(['Buy milk due: soon'])
})

test('a delivery that comes twice changes things once', async () => {
  const { dispatcher, state } = toy()
  await dispatcher.answer(ask('task add Once', { deliveryId: 'e1' }))
  const again = await dispatcher.answer(ask('task add Once', { deliveryId: 'e1' }))
  expect(again.isRepeat).toBe(true)
  expect(state().things).toHaveLength(1)
})

describe('a select', () => {
  test('its line is asked again with what was chosen, also where the line had to be kept', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('task add Milk'))
    const id = state().things[0]?.id ?? ''
    const fits = (_line: string, _returnTo?: string, kind = 'button') => kind === 'button'
    const { view } = await dispatcher.answer(ask('hi', { fits }))
    const [one] = view.blocks.flatMap((block) => (block.kind === 'select' ? [block] : []))
    expect(one?.line).toMatch(/^task show kept:[0-9a-f-]{36}$/)
    const said = { kind: 'pressed', line: one?.line ?? '', chosen: { task: id } } as const
    expect(title((await dispatcher.answer(ask(said))).view)).toBe('Milk')
    expect(title((await dispatcher.answer(ask({ ...said, line: 'task show' }))).view)).toBe('Milk')
  })
})

describe('a message of the person’s own', () => {
  const on = { channelId: 'dm', messageId: '1' }
  const message = { channelId: 'dm', messageId: '2' }
  const more = [
    toyCommand({
      name: 'comment edit',
      about: 'Change a comment',
      examples: [],
      takesEdit: { of: 'comment', into: 'text' },
      options: { comment: required(textOption('Which')), text: required(textOption('Your words')) },
      run: async (_me, values) => view(t`${values.comment}: ${values.text}`),
    }),
    toyCommand({
      name: 'comment drop',
      about: 'Remove a comment',
      examples: [],
      takesEdit: { of: 'comment' },
      options: { comment: required(textOption('Which')) },
      run: async (_me, values) => view(t`${values.comment}: gone`),
    }),
  ]

  test('that became a comment follows its edit and its deletion; any other says nothing', async () => {
    const { dispatcher } = toy({ more })
    await dispatcher.recordCard(ask('x'), { kind: 'comment', id: 'c1' }, message)
    const edit = await dispatcher.answer(ask({ kind: 'edited', line: 'New words' }, { ownMessage: message }))
    expect(title(edit.view)).toBe('c1: New words')
    const deletion = await dispatcher.answer(ask({ kind: 'edited', line: '' }, { ownMessage: message }))
    expect(title(deletion.view)).toBe('c1: gone')
    expect((await dispatcher.answer(ask({ kind: 'edited', line: 'New' }, { ownMessage: on }))).isRepeat).toBe(true)
  })

  test('that was overheard counts as a reply to a card, and as nothing else', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('task add Milk'))
    await dispatcher.recordCard(ask('x'), { kind: 'task', id: state().things[0]?.id ?? '' }, on)
    const said = { kind: 'typed', line: 'The blue one', isOverheard: true } as const
    expect(title((await dispatcher.answer(ask(said, { targetMessage: on }))).view)).toBe('Noted on Milk')
    expect((await dispatcher.answer(ask(said, { targetMessage: message }))).isRepeat).toBe(true)
    expect(state().things).toHaveLength(1)
  })
})

describe('slow work', () => {
  const slow = toyCommand({
    name: 'task think',
    about: 'Thinks before the transaction',
    examples: [],
    aliases: ['think'],
    options: { words: required(textOption('About what', { takes: 'rest' })) },
    prepare: async (_peek, { words }) => `thought about ${words}`,
    run: async (_me, _values, { prepared }) =>
      view(t`${String(prepared)}`, [], {
        buttons: [{ label: 'Again', line: storedLine('task think words:again') }],
        question: { yes: storedLine('task think words:yes'), no: storedLine('me home') },
      }),
  })

  test('is done first, however the command is asked for', async () => {
    const { dispatcher } = toy({ more: [slow] })
    const said = async (line: string | Parameters<typeof ask>[0]) =>
      title((await dispatcher.answer(ask(line, { numbersButtons: true, fits: () => true }))).view)
    expect(await said('task think tea')).toBe('thought about tea')
    expect(await said('1')).toBe('thought about again')
    expect(await said('again')).toBe('thought about again')
    expect(await said('yes')).toBe('thought about yes')
    expect(await said('think milk')).toBe('thought about milk')
    expect(await said({ kind: 'pressed', line: 'task think words:x' })).toBe('thought about x')
    expect(await said({ kind: 'command', command: 'task think', values: { words: 'y' }, isForm: true })).toBe(
      'thought about y',
    )
  })

  test('is done for a line that had to be kept', async () => {
    const { dispatcher } = toy({ more: [slow] })
    const { view: shown } = await dispatcher.answer(ask('task think tea', { fits: () => false }))
    const { line } = button(shown, 'Again')
    expect(line).toMatch(/^task think kept:/)
    expect(title((await dispatcher.answer(ask({ kind: 'pressed', line }))).view)).toBe('thought about again')
  })

  test('costs nothing where there is none', async () => {
    const { dispatcher, host } = toy({ more: [slow] })
    let transactions = 0
    const { transact } = host
    Object.assign(host, {
      transact: (...args: Parameters<typeof transact>) => {
        transactions++
        return transact(...args)
      },
    })
    for (const line of ['Milk', 'task add Tea', 'tasks', 'done tea']) await dispatcher.answer(ask(line))
    expect(transactions).toBe(4)
  })
})
