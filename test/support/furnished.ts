// A person in the middle of their week: whatever the commands' examples talk about is there.
import { expect, vi } from 'vitest'
import { nounOf } from '../../src/chat/command.ts'
import type { Answer } from '../../src/chat/dispatcher.ts'
import { loadCommands } from '../../src/commands/load.ts'
import type { Database } from '../../src/database.ts'
import { newId } from '../../src/models/id.ts'
import { type Person, world } from './world.ts'

/** What everybody's examples stand on. */
const LINES = ['Buy milk', 'Report draft ~40m', 'comment add milk the blue one']

/** What the examples of one noun, or of one command, need besides; a list of lines each. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  habit: ['habit add Read', 'habit add Meds at:21:00 essential:yes', 'habit add Run on:mon,wed,fri'],
  'ritual show': ['ritual skip'],
  'task reopen': ['done milk'],
  'project show': ['project add Flat'],
  'project edit': ['project add Flat'],
  'project archive': ['project add Flat'],
  'project invite': ['project add Flat'],
  'project leave': ['project add Flat', 'project invite project:flat person:ben'],
}

/** Says all that comes before a command's examples; @returns the person and every answer given so far. */
export async function furnished(database: Database, command: string): Promise<{ ann: Person; answers: Answer[] }> {
  const earth = await world(database)
  const ann = earth.person('ann')
  await earth.person('ben').says('hello')
  const answers: Answer[] = []
  for (const line of [...LINES, ...(BEFORE[nounOf(command)] ?? []), ...(BEFORE[command] ?? [])])
    answers.push(await ann.says(line))
  if (command === 'nudge why') await toldOnce(ann)
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

/** Runs a command's examples as typed, in order. Each has to reach that command and be done, not refused. */
export async function runExamples(
  ann: Person,
  name: string,
): Promise<readonly { readonly line: string; readonly answer: Answer; readonly problem: string | null }[]> {
  const command = (await loadCommands()).find((each) => each.name === name)
  expect(command, name).toBeDefined()
  if (!command) return []
  const ran = vi.spyOn(command, 'run')
  const done = []
  for (const line of command.examples) {
    ran.mockClear()
    const answer = await ann.says(line)
    const [settled] = ran.mock.settledResults
    const problem =
      settled === undefined
        ? 'it was read as something else'
        : settled.type === 'fulfilled'
          ? null
          : String(settled.value)
    done.push({ line, answer, problem })
  }
  ran.mockRestore()
  return done
}
