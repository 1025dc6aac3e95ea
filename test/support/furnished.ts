// A person in the middle of their week: whatever the commands' examples talk about is there.
import { expect, vi } from 'vitest'
import { type AnyCommand, commandNoun } from '../../src/chat/command.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { commands } from '../../src/commands/index.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import type { Database } from '../../src/database/index.ts'
import { openRoom } from '../../src/domain/places/rooms/index.ts'
import type { AppSettings, Me } from '../../src/domain/request/me.ts'
import { newId } from '../../src/models/id.ts'
import type { Open } from './databases.ts'
import { asking, linked, operating } from './linking.ts'
import { type Person, world } from './world.ts'

/** What everybody's examples stand on. */
const LINES = ['Buy milk', 'Report draft ~40m', 'comment add milk the blue one']

const STEPS = ['split report', '[Save and start]']

/** What the examples of one noun, or of one command, need besides: lines, and buttons of the answer before. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  calendar: ['calendar add https://calendar.example.org/private/ben.ics Work'],
  'task leave': ['Vet today 14:00 20 min by bike'],
  'task arrive': ['Vet today 14:00 20 min by bike', 'task leave vet'],
  goal: ['goal add Portfolio online by 12 June'],
  step: STEPS,
  'task split': ['Email landlord about damp'],
  'focus break': ['focus 25', 'stop'],
  'focus extend': ['focus 25'],
  'focus interrupt': ['focus 25'],
  'focus note': ['focus 25'],
  'focus show': ['focus 25', 'focus interrupt second column'],
  'focus stop': ['focus 25'],
  'me share': ['ritual morning', '[These two]'],
  habit: ['habit add Read', 'habit add Meds at:21:00 essential:yes', 'habit add Run on:mon,wed,fri'],
  'if-then': ['after focus, stretch'],
  'ritual show': ['ritual skip'],
  'task reopen': ['done milk'],
  'task skip': ['task add title:"Water plants"', 'task move plants every:sun'],
  'webhook pause': ['webhook add https://hooks.example.org/l Lamp'],
  'webhook resume': ['webhook add https://hooks.example.org/l Lamp', 'webhook pause lamp'],
  'webhook test': ['webhook add https://hooks.example.org/l Lamp'],
  'webhook remove': ['webhook add https://hooks.example.org/l Lamp'],
  'token remove': ['token add "Kitchen display"'],
  'project show': ['project add Flat'],
  'project edit': ['project add Flat'],
  'project archive': ['project add Flat'],
  'project invite': ['project add Flat'],
  'project leave': ['project add Flat', 'project invite project:flat person:ben'],
}

/** Commands whose examples an operator says. */
const BY_OPERATORS = /^(admin |auth invite$)/
/** Those that are about a second account, which is or is about to be hers. */
const BY_TWO: Readonly<Record<string, 'asking' | 'linked'>> = { 'auth confirm': 'asking', 'auth unlink': 'linked' }

/** What only some installations and platforms have. */
const SWITCHED_ON: Partial<AppSettings> = {
  hasLinkedRoles: true,
  focusSignals: { terminal: { connectUrl: 'http://127.0.0.1:3000/terminal/me' } },
}

/** Says all that comes before a command's examples; @returns the person and every answer given so far. */
export async function furnished(
  database: Database,
  command: string,
  about: Partial<ChatIdentity> = {},
): Promise<{ ann: Person; answers: Answer[] }> {
  const earth = await world(database, { outside: SWITCHED_ON })
  const ann = earth.person('ann', about)
  await earth.person('ben').says('hello')
  const answers: Answer[] = []
  for (const line of [...LINES, ...(BEFORE[commandNoun(command)] ?? []), ...(BEFORE[command] ?? [])]) {
    const label = /^\[(.+)\]$/.exec(line)?.[1]
    const last = answers.at(-1)
    answers.push(label !== undefined && last ? await ann.presses(last, label) : await ann.says(line))
  }
  if (/^(admin )?room/.test(command)) await ann.acts((me) => openRoom(me, {}))
  if (BY_OPERATORS.test(command)) await operating(ann)
  if (BY_TWO[command] === 'asking') answers.push(await asking(earth, { first: ann }))
  if (BY_TWO[command] === 'linked') answers.push(...Object.values((await linked(earth, { first: ann })).done))
  if (command === 'nudge why') await toldOnce(ann)
  if (command === 'focus stop') ann.world.clock.advance({ minutes: 21 })
  return { ann, answers }
}

/** Something was said to her first: a reminder, this morning. */
async function toldOnce(ann: Person): Promise<void> {
  await ann.says('Call dentist 11:00')
  const { knex } = ann.world.database
  const schedule = await knex('schedules').where({ kind: 'task' }).first()
  expect(schedule).toBeDefined()
  const now = ann.world.clock.now()
  await knex('nudges').insert({
    nudge_id: newId(),
    schedule_id: schedule.schedule_id,
    slot: '2026-03-05',
    user_id: schedule.user_id,
    local_date: '2026-03-05',
    priority: 1,
    is_timed: true,
    state: 'sent',
    due_at: now,
    try_at: now,
    sent_at: now,
    created_at: now,
  })
}

export interface Example {
  readonly line: string
  readonly answer: Answer
  /** Why it was not done. */
  readonly problem: string | null
  readonly errors: readonly unknown[]
}

/**
 * Runs a command's examples as typed: one after the other, as a reader would try them; one that no longer can be done
 * after those before it (start a second session, finish twice) in a week of its own.
 */
export async function runExamples(open: Open, name: string): Promise<{ examples: Example[]; before: Answer[] }> {
  const command = commands.find((each) => each.name === name)
  if (!command) throw new Error(`No command ${name}`)
  const examples: Example[] = []
  const { ann, answers } = await furnished(await open(), name)
  for (const line of command.examples) {
    const inTurn = await runExample(ann, command, line)
    const afresh = inTurn.problem === null ? null : (await furnished(await open(), name)).ann
    examples.push(afresh ? await runExample(afresh, command, line) : inTurn)
  }
  return { examples, before: answers }
}

/** Reaches that very command, and is done there, not refused. */
async function runExample(ann: Person, command: AnyCommand<Me>, line: string): Promise<Example> {
  const ran = vi.spyOn(command, 'run')
  const answer = await ann.says(line)
  const [settled] = ran.mock.settledResults
  ran.mockRestore()
  const refused = settled?.type === 'rejected' ? String(settled.value) : null
  const problem = settled === undefined ? 'it was read as something else' : refused
  return { line, answer, problem, errors: ann.world.errors }
}
