// The toy catalogue: few commands that between them use every kind of block, option, form, select and card.
import { storedLine } from '../../src/chat/ask.ts'
import { normalizePhrase } from '../../src/chat/command.ts'
import { usageLine } from '../../src/chat/help.ts'
import { choiceOption, flagOption, integerOption, required, textOption } from '../../src/chat/options.ts'
import { itemBlock, momentSpan, plainText, t, textBlock, trustedText, view } from '../../src/chat/view.ts'
import { card, mine, type ToyCommand, thing, thingCommands, toyCommand } from './toy-things.ts'

export { type ToyCommand, toyCommand } from './toy-things.ts'

export const toyCommands: readonly ToyCommand[] = [
  ...thingCommands,
  toyCommand({
    name: 'energy log',
    about: 'How much energy now',
    phrases: { '🔋': { level: '1' } },
    examples: ['energy log 2 slept badly'],
    options: {
      level: required(integerOption('1 is low, 3 is high', { min: 1, max: 3 })),
      note: textOption('Why', { max: 200, takes: 'rest' }),
    },
    run: async (me, { level, note }) => {
      me.state.energy.push({ owner: me.owner, level, ...(note ? { note } : {}) })
      return view(t`Energy ${level}`, note ? [textBlock(t`${note}`)] : [])
    },
  }),
  toyCommand({
    name: 'me home',
    about: 'Every kind of block, a question, a select of one and one of several',
    aliases: ['/home'],
    phrases: { hi: {}, '': {} },
    examples: ['me home'],
    options: {},
    run: async (me) => {
      const choices = mine(me)
        .slice(0, 25)
        .map(({ id, title }) => ({ label: title, value: id, about: 'a thing' }))
      return view(
        t`Home of ${me.name}`,
        [
          textBlock(t`Next at ${momentSpan(new Date('2026-03-05T08:30:00Z'), 'time', '09:30')}, if you like.`),
          itemBlock(t`Energy`, {
            detail: t`1 to 3`,
            line: storedLine('energy log 2'),
            button: { label: 'Log 2', line: storedLine('energy log 2') },
          }),
          itemBlock(t`Nothing to press here`),
          { kind: 'fields', fields: [{ label: 'Zone', value: t`Europe/Vienna` }] },
          { kind: 'progress', label: t`Today`, done: 2, of: 3 },
          ...(choices.length === 0
            ? []
            : ([
                { kind: 'select', label: 'Show one', line: storedLine('task show'), fills: ['task'], choices },
                { kind: 'select', label: 'Pick two', line: storedLine('me pick'), fills: ['first', 'second'], choices },
              ] as const)),
        ],
        {
          buttons: [
            { label: 'Capture', line: storedLine('task add'), isPrimary: true },
            { label: 'Things', line: storedLine('task list') },
          ],
          question: { yes: storedLine('energy log 3'), no: storedLine('energy log 1') },
        },
      )
    },
  }),
  toyCommand({
    name: 'me pick',
    about: 'Up to two things',
    examples: ['me pick 1 2'],
    options: { first: thing, second: thing },
    run: async (_me, { first, second }) =>
      view(t`Picked ${[first, second].flatMap((each) => (each ? [each.title] : [])).join(' and ') || 'nothing'}`),
  }),
  toyCommand({
    name: 'me share',
    about: 'Post one card here',
    isPrivate: false,
    examples: ['me share what:task'],
    options: { what: required(choiceOption('What', ['task', 'day'])), task: thing },
    run: async (me, { what, task }) => {
      const shown = task ?? mine(me)[0]
      if (what === 'task' && shown) return card(shown)
      return view(t`The day of ${me.name}`, [], { card: { kind: 'day', id: me.owner } })
    },
  }),
  toyCommand({
    name: 'me undo',
    about: 'Take the newest change back',
    aliases: ['/undo'],
    examples: ['me undo'],
    options: { change: textOption('Which change'), back: flagOption('Put it back') },
    run: async (me, { change }) => {
      const { undo } = me.state
      const [id, found] =
        (change ? [change, undo[change]] : Object.entries(undo).findLast(([, { owner }]) => owner === me.owner)) ?? []
      if (id === undefined || found?.owner !== me.owner) return view(t`Nothing to take back.`)
      me.state.things = [...me.state.things.filter(({ owner }) => owner !== me.owner), ...found.things]
      delete undo[id]
      return view(t`Undone`)
    },
  }),
  toyCommand({
    name: 'me help',
    about: 'What can be said here',
    aliases: ['/help'],
    examples: ['me help'],
    options: { topic: textOption('A word', { max: 50, takes: 'rest' }) },
    run: async (_me, { topic }) => {
      const all = toyCommands.filter(({ name }) => !topic || normalizePhrase(name).includes(normalizePhrase(topic)))
      return view(
        t`Help`,
        all.map((command) => itemBlock(trustedText(usageLine(command)), { detail: trustedText(command.about) })),
      )
    },
  }),
  toyCommand({
    name: 'me break',
    about: 'Fails in a way nobody foresaw',
    examples: ['me break'],
    options: { words: textOption('Anything', { takes: 'rest' }) },
    run: async (_me, { words }) => {
      throw new Error(`secret stack of ${plainText(t`${words ?? ''}`)}`)
    },
  }),
]
