// Every refusal of the domain has words: a whole sentence in plain English, and buttons that are commands.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'
import { createCatalogue } from '../../src/chat/command.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'
import { commands } from '../../src/commands/index.ts'
import type { RefusalCode, RefusalData } from '../../src/contracts/refusals.ts'
import { DomainError, type Refusal, UserError } from '../../src/user-error.ts'
import { explainError, explainRefusal, refusalWords } from '../../src/views/refusals/index.ts'
import { BANNED, LONG_MINUTES } from '../support/plain-english.ts'

const catalogue = createCatalogue(commands)
const id = '0198c4a1-0000-7000-8000-000000000001'

type DetailsOf<C extends RefusalCode> = Omit<Extract<RefusalData, { code: C }>, 'code' | 'facts'> &
  (unknown extends Extract<RefusalData, { code: C }>['facts']
    ? { readonly facts?: undefined }
    : Pick<Extract<RefusalData, { code: C }>, 'facts'>)

const none = { intents: [] } as const
const reopen = { intents: [{ command: 'task reopen', values: { task: id } }] } as const
const people = { intents: [{ command: 'admin people' }] } as const
const plan = [{ command: 'ritual morning' }] as const
const stuck = [
  { command: 'step done', values: { step: id } },
  { command: 'step stuck', values: { step: id } },
] as const
const metrics = ['tasks_done', 'days_planned']

/** One of each, as services throw them: a code without one does not compile. */
const EXAMPLES: { readonly [C in RefusalCode]: DetailsOf<C> } = {
  'undo.too-late': none,
  'undo.changed-since': none,
  'undo.not-yours': none,
  'undo.steps-changed': none,
  'achievements.no-json': none,
  'achievements.invalid': { facts: { path: '0.name', problem: null }, ...none },
  'achievements.no-criteria': { facts: { name: 'Far away', metrics }, ...none },
  'achievements.unknown-metric': { facts: { name: 'Far away', metric: 'miles', metrics }, ...none },
  'visitor.not-here': { facts: { spaceName: 'Acme' }, ...none },
  'admin.not-allowed': none,
  'account.gone': none,
  'password.too-short': { facts: { least: 10 }, ...none },
  'password.too-long': { facts: { most: 1000 }, ...none },
  'password.common': none,
  'password.wrong': none,
  'password.none': none,
  'password.too-many-tries': { facts: { minutes: 15 }, ...none },
  'password.session-too-old': { facts: { minutes: 10 }, ...none },
  'password.changed-elsewhere': none,
  'token.by-program': none,
  'token.too-many': { facts: { most: 20 }, intents: [{ command: 'token show' }] },
  'token.read-only': none,
  'token.other-zone': none,
  'webhook.no-address': none,
  'webhook.unencrypted': none,
  'webhook.private': none,
  'webhook.too-many': { facts: { most: 10 }, intents: [{ command: 'webhook show' }] },
  'webhook.zone-is-for-tasks': none,
  'webhook.paused': { intents: [{ command: 'webhook resume', values: { webhook: id } }] },
  'project.gone': none,
  'project.archived': {
    intents: [{ command: 'project archive', values: { project: id, open: 'keep', back: 'yes' } }],
  },
  'project.not-owner': { intents: [{ command: 'project show', values: { project: id } }] },
  'project.owner-stays': { intents: [{ command: 'project archive', values: { project: id } }] },
  'project.name-taken': {
    facts: { name: 'Flat' },
    intents: [{ command: 'project show', values: { project: id } }],
  },
  'project.ends-before-start': none,
  'inbox.not-shared': { intents: [{ command: 'project add' }] },
  'inbox.not-renamed': none,
  'inbox.not-archived': none,
  'zone.hidden-there': { intents: [{ command: 'zone edit', values: { zone: id, 'hide-on': 'nowhere' } }] },
  'calendar.no-address': none,
  'if-then.too-many': { facts: { most: 20 }, intents: [{ command: 'if-then show' }] },
  'if-then.unknown-trigger': { facts: { words: 'the tide' }, intents: [{ command: 'habit show' }] },
  'calendar.unencrypted': none,
  'runway.none': { facts: { title: 'vet' }, intents: [{ command: 'task runway', values: { task: id } }] },
  'runway.not-now': { facts: { title: 'vet' }, intents: [{ command: 'task show', values: { task: id } }] },
  'calendar.too-many': { facts: { most: 5 }, intents: [{ command: 'calendar show' }] },
  'zone.too-many': { facts: { most: 5 }, intents: [{ command: 'zone show' }] },
  'zone.name-taken': { facts: { name: 'Work' }, intents: [{ command: 'zone show' }] },
  'room.none-here': none,
  'room.no-channel': none,
  'room.may-not-post': none,
  'room.wrong-code': none,
  'room.no-emoji': none,
  'share.switched-off': none,
  'task.gone': { intents: [{ command: 'task suggest' }] },
  'task.no-words': none,
  'task.done': { facts: { wish: 'block' }, ...reopen },
  'task.dropped': reopen,
  'task.held-by-other': {
    facts: { holder: 'Ben' },
    intents: [
      { command: 'task give', values: { task: id, to: id } },
      { command: 'comment add', values: { task: id } },
    ],
  },
  'task.not-shared': {
    facts: { person: 'Ben', projects: ['Flat', 'A name that is longer than a button should be'] },
    intents: [
      { command: 'task file', values: { task: id, project: id } },
      { command: 'task file', values: { task: id, project: id } },
    ],
  },
  'task.never-repeats': { facts: { rhythm: 'every day until 4 March 2026' }, ...none },
  'task.part-of-itself': none,
  'task.part-already': { intents: [{ command: 'task file', values: { task: id, parent: 'none' } }] },
  'task.other-project': { intents: [{ command: 'task file', values: { task: id, project: id, parent: id } }] },
  'task.too-deep': { facts: { levels: 7 }, ...none },
  'task.parts-not-yours': none,
  'comment.gone': none,
  'comment.no-words': none,
  'comment.not-yours-to-edit': none,
  'comment.not-yours-to-remove': none,
  'dump.no-words': none,
  'dump.all-ticked': none,
  'dump.too-many-lines': {
    facts: { lines: 51, most: 50 },
    intents: [{ command: 'task add', values: { title: 'Milk\nBread "and" more' } }],
  },
  'dump.line-too-long': {
    facts: { line: 2, mostCharacters: 200 },
    intents: [{ command: 'task add', values: { title: 'Milk\nBread' } }],
  },
  'import.too-large': { facts: { most: 10 }, ...none },
  'import.too-many': { facts: { tasks: 4000, most: 3000 }, ...none },
  'import.too-many-entries': { facts: { entries: 90000, most: 50000 }, ...none },
  'import.archive': none,
  'import.no-text': none,
  'import.empty': none,
  'import.unknown': { intents: [{ command: 'task import' }] },
  'import.broken-json': none,
  'import.broken-calendar': none,
  'import.broken-quotes': { facts: { line: 3 }, ...none },
  'import.formula': { facts: { row: 2, cell: '=HYPERLINK("http' }, ...none },
  'import.nothing-open': { facts: { done: 2 }, ...none },
  'import.file-gone': none,
  'import.too-old': none,
  'split.too-old': { intents: [{ command: 'task suggest' }] },
  'split.has-parts': {
    facts: { parts: 1 },
    intents: [
      { command: 'task split', values: { task: id } },
      { command: 'task split', values: { task: id } },
      { command: 'task split', values: { task: id } },
    ],
  },
  'step.task-done': reopen,
  'step.task-dropped': reopen,
  'step.done': { intents: [{ command: 'step done', values: { step: id, back: 'yes' } }] },
  'step.last': { intents: stuck },
  'step.too-many': { facts: { most: 99 }, intents: stuck },
  'step.too-long-together': { facts: { minutes: 12, mostMinutes: 10 }, intents: stuck },
  'step.too-wordy-together': { intents: stuck },
  'step.no-emoji': none,
  'focus.running': { intents: [{ command: 'focus show' }, { command: 'focus stop' }] },
  'focus.running-before-break': { intents: [{ command: 'focus stop' }, { command: 'focus show' }] },
  'focus.running-before-undo': { intents: [{ command: 'focus stop' }] },
  'focus.not-running': { intents: [{ command: 'focus start', values: { minutes: 25 } }] },
  'focus.too-long': {
    facts: { minutes: 170, most: 180 },
    intents: [{ command: 'focus break' }, { command: 'focus show' }],
  },
  'focus.not-shown-here': { facts: { platforms: ['slack'] }, ...none },
  'focus.no-public-address': none,
  'focus.fewer-minutes-passed': {
    facts: { minutes: 1 },
    intents: [{ command: 'focus stop', values: { minutes: 1 } }],
  },
  'goal.gone': none,
  'goal.no-words': none,
  'habit.no-name': none,
  'habit.archived': { intents: [{ command: 'habit archive', values: { habit: id, back: 'yes' } }] },
  'habit.several-times': none,
  'habit.unreadable-count': { facts: { words: 'lots' }, ...none },
  'habit.unreadable-days': { facts: { words: 'xyz' }, ...none },
  'plan.no-tasks': { intents: plan },
  'plan.task-twice': { intents: plan },
  'plan.task-not-yours': { facts: { title: 'Milk' }, intents: plan },
  'plan.task-closed': { facts: { title: 'Milk' }, intents: plan },
  'plan.outdated': { intents: plan },
  'reminder.unreadable-days': none,
  'account.only-one': { intents: [{ command: 'auth link' }] },
  'link.answer-in-chat': none,
  'link.code-in-chat': none,
  'username.unavailable': { facts: { wanted: 'ann', free: 'ann2' }, ...none },
  'member.unknown': people,
  'member.not-in': { intents: [{ command: 'auth invite' }] },
  'member.yourself': people,
  'member.operator': people,
  'member.off-by-operator': people,
  'person.unknown': none,
}

interface Suggested {
  readonly command: string
  readonly values?: Readonly<Record<string, unknown>>
}

const refusals = Object.entries(EXAMPLES).map(([code, details]) => {
  const refusal: Refusal = new DomainError(code as 'task.done', details.facts as never, details.intents as never)
  const intents: readonly Suggested[] = details.intents
  return { code, intents, ...explained(refusal) }
})

function explained(refusal: Refusal) {
  const { message, suggestedActions } = explainRefusal(refusal)
  return { message, suggestedActions }
}

describe('the words of a refusal', () => {
  test('there are as many as there are codes', () => {
    expect(refusals.map(({ code }) => code).toSorted()).toEqual(Object.keys(refusalWords).toSorted())
    expect(refusals.length).toBeGreaterThan(70)
  })

  test.each(refusals)('$code: $message', ({ message, suggestedActions, intents }) => {
    expect(message).toMatch(/^[A-Z“\d]/)
    if (!/^Achievements:|Try: |Available: /.test(message)) expect(message).toMatch(/[.?]$/)
    expect(message).not.toMatch(/undefined|\bnull\b|\[object|\$\{|NaN/)
    for (const text of [message, ...suggestedActions.map(({ label }) => label)])
      expect([...BANNED.map(([, found]) => found), LONG_MINUTES].filter((found) => found.test(text))).toEqual([])
    // Each of its intents is a button, which asks for that command and nothing that it does not take.
    expect(suggestedActions).toHaveLength(intents.length)
    expect(new Set(suggestedActions.map(({ label }) => label)).size).toBe(intents.length)
    for (const [index, { label, line }] of suggestedActions.entries()) {
      expect(label).toMatch(/^[A-Z\d].{1,33}$/)
      const meant = parseButtonLine(catalogue, line)
      expect(meant).toMatchObject({ command: { name: intents[index]?.command }, unparsed: '' })
      for (const name of Object.keys(meant?.values ?? {})) expect(meant?.command.options).toHaveProperty(name)
      expect(meant?.values).toEqual(
        Object.fromEntries(Object.entries(intents[index]?.values ?? {}).map(([name, value]) => [name, String(value)])),
      )
    }
  })

  test('says what a task that is done can’t be, and who has one', () => {
    const done = (facts: { readonly wish?: 'start' | 'block' }) =>
      explained(new DomainError('task.done', facts)).message
    expect([done({}), done({ wish: 'start' }), done({ wish: 'block' })]).toEqual([
      "That's done. Put it back first.",
      "That's done. If it isn't, reopen it first.",
      "That's done, so it can't be blocked. Reopen it first.",
    ])
    expect(explained(new DomainError('task.held-by-other', { holder: null })).message).toMatch(/^Someone else has/)
  })

  test('leaves what is in words, and what is a fault, as they are', () => {
    const [refused, fault] = [new UserError('Energy must be 1, 2 or 3.'), new Error('The disk is full')]
    expect(explainRefusal(refused)).toBe(refused)
    expect([explainError(fault), explainError(refused)]).toEqual([fault, refused])
    expect(explainError(new DomainError('goal.gone'))).toMatchObject({ message: 'That goal is no longer here.' })
  })
})

describe('the domain', () => {
  const root = resolve(import.meta.dirname, '../../src/domain')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

  test('refuses with codes, never with sentences or lines', () => {
    const wrong = files.flatMap((file) => sentences(readFileSync(join(root, file), 'utf8')).map((text) => [file, text]))
    expect(files.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  test('and a sentence in it would be found', () => {
    expect(sentences("throw new UserError('That goal is gone.')")).toEqual(['UserError'])
    expect(sentences("const a = () => new DomainError('That goal is gone.')")).toEqual(['That goal is gone.'])
    expect(sentences("const way = { label: 'Show it', line: 'focus show' }")).toEqual(['focus show'])
    expect(sentences("throw new Error('Nothing is repeated here')")).toEqual([])
  })
})

/** What a service must not make: a refusal in words, or a way out as a line. */
function sentences(source: string): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { type, callee, key, value } = node as Readonly<Record<string, unknown>> & { readonly type?: string }
    const name = nameOf(callee)
    if (type === 'NewExpression' && (name === 'UserError' || name === 'AmbiguousError')) found.push(name)
    if (type === 'NewExpression' && name === 'DomainError')
      found.push(...literalsIn(node).filter((text) => /^[A-Z“].*\s/.test(text)))
    if (type === 'Property' && nameOf(key) === 'line')
      found.push(...literalsIn(value).filter((text) => /\s/.test(text)))
    for (const each of Object.values(node)) visit(each)
  }
  visit(parseAst(source, { lang: 'ts' }))
  return found
}

const nameOf = (node: unknown): string | undefined =>
  typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string' ? node.name : undefined

/** The words of string and template literals. */
function literalsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, value } = node as { readonly type?: string; readonly value?: unknown }
  if (type === 'Literal') return typeof value === 'string' ? [value] : []
  if (type === 'TemplateElement') return [String((value as { readonly raw?: string })?.raw ?? '')]
  return Object.values(node).flatMap(literalsIn)
}
