// Things, the toy's only noun with a life: added, listed, shown, changed, finished, commented on.

import { randomUUID } from 'node:crypto'
import { ask, storedLine } from '../../src/chat/ask.ts'
import type { AnyCommand, Command } from '../../src/chat/command.ts'
import {
  choiceOption,
  clearable,
  integerOption,
  type Option,
  type Options,
  required,
  textOption,
  withDefault,
} from '../../src/chat/options.ts'
import { formatLine } from '../../src/chat/parse/line.ts'
import { itemBlock, t, textBlock, trustedText, type View, view } from '../../src/chat/view.ts'
import { UserError } from '../../src/user-error.ts'
import type { Thing, ToyMe } from './host.ts'

export type ToyCommand = AnyCommand<ToyMe>

/** Keeps a command's own types while it is written, and forgets them for the catalogue. */
export const toyCommand = <O extends Options<ToyMe>, P = unknown>(command: Command<ToyMe, O, P>): ToyCommand => command

export const mine = ({ owner, state }: ToyMe): Thing[] => state.things.filter((thing) => thing.owner === owner)

/** A thing by id, by number in the newest list, or by words. */
export const thing: Option<Thing, ToyMe, false> = {
  kind: 'lookup',
  about: 'Which thing: words of it, or its number',
  takes: 'wide',
  isRequired: false,
  isClearable: false,
  isMultiline: false,
  isGiven: false,
  async read(raw, { me, request }) {
    const all = mine(me)
    const exact = all.find(({ id }) => id === raw)
    if (exact) return exact
    const line = /^\d+$/.test(raw)
      ? me.state.recalled[`${me.owner} ${request.where.channelId}`]?.numbered[Number(raw) - 1]?.line
      : undefined
    const found = all.find(({ id, title }) => line?.includes(id) || title.toLowerCase().includes(raw.toLowerCase()))
    if (found) return found
    throw new UserError(`No thing matches “${raw}”. Try: tasks`, [{ label: 'Show things', line: ask('task list') }])
  },
  async suggest(typed, { me }) {
    return mine(me)
      .filter(({ title }) => title.toLowerCase().includes(typed.toLowerCase()))
      .map(({ id, title }) => ({ label: title, value: id }))
  },
}

const minutes = integerOption('How long it takes', { min: 1, max: 6000, unit: 'minutes' })

const blanks = {
  title: required(textOption('What it is', { max: 255, takes: 'rest', acceptsLonger: true })),
  minutes: {
    ...minutes,
    // A number that no picker can keep back: the command itself refuses it.
    read: (raw: string, asking: Parameters<typeof minutes.read>[1]) =>
      minutes.read(raw === '13' ? 'a while' : raw, asking),
  },
  priority: withDefault(choiceOption('How pressing it is', ['low', 'medium', 'high', 'urgent']), 'medium'),
  notes: clearable(textOption('More words')),
}

/** The card of a thing. */
export const card = (shown: Thing, title = t`${shown.title}`): View =>
  view(
    title,
    [
      {
        kind: 'fields',
        fields: [
          { label: 'State', value: shown.isDone ? t`done` : t`open` },
          { label: 'Priority', value: trustedText(shown.priority) },
          { label: 'Notes', value: shown.notes ? t`${shown.notes}` : t`none` },
        ],
      },
      ...shown.comments.map((words) => textBlock(t`“${words}”`)),
    ],
    {
      card: { kind: 'task', id: shown.id },
      buttons: shown.isDone
        ? []
        : [
            { label: 'Done', line: formatLine('task done', { task: shown.id }), isPrimary: true },
            { label: 'Edit', line: formatLine('task edit', { task: shown.id }) },
          ],
    },
  )

const add = (me: ToyMe, title: string): Thing => {
  const made: Thing = { id: randomUUID(), owner: me.owner, title, priority: 'medium', isDone: false, comments: [] }
  me.state.things.push(made)
  return made
}

export const thingCommands: readonly ToyCommand[] = [
  toyCommand({
    name: 'task list',
    about: 'List things',
    aliases: ['tasks'],
    isDefault: true,
    examples: ['task list'],
    options: { page: withDefault(integerOption('Which page', { min: 1, max: 99 }), 1) },
    run: async (me) => {
      const open = mine(me).filter(({ isDone }) => !isDone)
      return view(t`${open.length} open`, [
        ...open.slice(0, 5).map((each) =>
          itemBlock(t`${each.title}`, {
            detail: each.minutes ? t`${each.minutes} min` : t`no estimate`,
            line: formatLine('task show', { task: each.id }),
            button: {
              label: `Done: ${each.title.slice(0, 20)}`,
              line: formatLine('task done', { task: each.id }),
              returnTo: storedLine('task list'),
            },
          }),
        ),
        ...(open.length > 5 ? [textBlock(t`and ${open.length - 5} more`)] : []),
      ])
    },
  }),
  toyCommand({
    name: 'task add',
    about: 'Add a thing',
    aliases: ['/add'],
    examples: ['task add Buy milk', 'task add Call Ann minutes:10 priority:high'],
    captures: { lines: 'one', into: 'title' },
    messageMenu: { label: 'Save as task', values: (message) => ({ title: message.text }) },
    options: blanks,
    run: async (me, { title, minutes, priority, notes }) => {
      const made = add(me, title)
      Object.assign(made, { minutes, priority, notes: notes ?? undefined })
      return card(made, t`Added: ${title}`)
    },
  }),
  toyCommand({
    name: 'task dump',
    about: 'Save many lines as many things',
    aliases: ['/dump'],
    examples: ['task dump one'],
    captures: { lines: 'many', into: 'lines' },
    options: {
      lines: required(textOption('One thing a line', { takes: 'rest', isMultiline: true, acceptsLonger: true })),
    },
    run: async (me, { lines }) => {
      const made = lines.split(/\r?\n/).filter((line) => line.trim() !== '')
      const things = made.map((line) => add(me, line.trim()))
      return view(
        t`Saved ${things.length} things`,
        things.map((each) => itemBlock(t`${each.title}`, { line: formatLine('task show', { task: each.id }) })),
      )
    },
  }),
  toyCommand({
    name: 'task show',
    about: 'Show a thing',
    redrawsCard: 'task',
    examples: ['task show milk'],
    options: { task: required(thing) },
    run: async (_me, { task }) => card(task),
  }),
  toyCommand({
    name: 'task done',
    about: 'Finish a thing',
    aliases: ['/done'],
    examples: ['task done milk'],
    options: { task: required(thing) },
    run: async (me, { task }) => {
      const found = me.state.things.find(({ id }) => id === task.id)
      if (!found || found.isDone) return card(task, t`Already done: ${task.title}`)
      found.isDone = true
      return card(found, t`Done: ${found.title}`)
    },
  }),
  toyCommand({
    name: 'task edit',
    about: 'Change a thing',
    examples: ['task edit milk title:"Buy oat milk"'],
    formWhenUnchanged: true,
    options: {
      task: required(thing),
      ...blanks,
      title: textOption('What it is', { max: 255 }),
      priority: blanks.priority,
    },
    prefill: async (_me, { task }) => ({
      title: task?.title ?? '',
      minutes: task?.minutes ? String(task.minutes) : '',
      priority: task?.priority ?? 'medium',
      notes: task?.notes ?? '',
    }),
    run: async (me, { task, title, minutes, priority, notes }, { raw }) => {
      const found = me.state.things.find(({ id }) => id === task.id) ?? task
      if (title !== undefined) found.title = title
      if (minutes !== undefined) found.minutes = minutes
      if (raw.priority !== undefined) found.priority = priority
      if (notes !== undefined) found.notes = notes ?? undefined
      return card(found, t`Changed: ${found.title}`)
    },
  }),
  toyCommand({
    name: 'task split',
    about: 'Make steps',
    aliases: ['/split'],
    examples: ['task split milk smaller'],
    options: { task: required(thing), size: withDefault(choiceOption('Size', ['smaller', 'same', 'bigger']), 'same') },
    run: async (_me, { task, size }) => view(t`${task.title}: steps, ${trustedText(size)}`),
  }),
  toyCommand({
    name: 'comment add',
    about: 'Comment on a thing',
    takesReply: { to: 'task', into: 'text' },
    examples: ['comment add milk I looked'],
    options: {
      task: required(thing),
      text: required(textOption('Your words', { takes: 'rest', acceptsLonger: true })),
    },
    run: async (me, { task, text: words }) => {
      me.state.things.find(({ id }) => id === task.id)?.comments.push(words)
      return view(t`Noted on ${task.title}`)
    },
  }),
]
