// Help on commands and on what can stand in any line: everything it shows is read as it is shown.
import { describe, expect, test } from 'vitest'
import { isWhen } from '../../src/language/capture-line.ts'
import { readRecurrence } from '../../src/language/recurrence.ts'
import { helpTopics } from '../../src/views/help-topics.ts'
import { opener } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const open = opener('sqlite')

test('topics that are no commands, verbs of one command and of several, and words that are none', async () => {
  const ann = (await world(await open())).person('ann')
  await talk(ann, [
    ['help', '#tag !high ~25m +project @zone', 'help dates', 'marks, find'],
    ['help dates', 'Dates and times', 'in 2 weeks at noon'],
    ['help due', 'Dates and times'],
    ['help find', 'Finding and listing', 'find milk'],
    ['help style', 'me style: How answers look'],
    ['help tags', '#family', '!high', '~25m', '+Flat', '@life'],
    ['help repeat', 'every other friday'],
    ['help snooze', 'nudge snooze'],
    ['help edit', 'Help: edit', 'task edit', 'habit edit'],
    ['help task done', 'task done: Finish a task', 'Or in your own words, like “', not('undefined')],
    ['help Tom', 'Added: help Tom'],
  ])
})

describe('every example of a topic is read', () => {
  const examples = helpTopics.flatMap(({ kind, examples: shown }) => shown.map(({ line }) => [kind, line] as const))
  test.each(examples)('%s: %s', async (kind, line) => {
    if (kind === 'date') return expect(line === 'none' || isWhen(line)).toBe(true)
    if (kind === 'rhythm') return expect(() => readRecurrence(line)).not.toThrow()
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['task add title:"buy milk"'], ['project add Flat']])
    const shown = textOf(await ann.says(line))
    if (kind === 'line') return expect(shown).not.toContain('Added')
    const title = line.split(/ (?=[#!~+@]|friday)/)[0]
    return expect(shown).toContain(`Added: ${title}`)
  })
})
