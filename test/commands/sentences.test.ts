// Whole sentences, against what is there: done, dropped, moved; silence; questions; and titles that only look like wishes.
import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import { findSentences } from '../../src/chat/parse/sentences.ts'
import { commands } from '../../src/commands/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('sentences', (open) => {
  const say = async (line: string, there: readonly string[] = ['buy milk', 'write report']) => {
    const ann = (await world(await open())).person('ann')
    for (const title of there) await ann.says(`task add title:"${title}"`)
    return textOf(await ann.says(line))
  }

  test.each([
    ['milk done', 'Done: buy milk'],
    ['bought milk', 'Done: buy milk'],
    ['i did the milk', 'Done: buy milk'],
    ['mark milk as done', 'Done: buy milk'],
    ['finished the report', 'Done: write report'],
    ['complete report', 'I meant: done: report'],
    ['delete milk', 'Let go: buy milk'],
    ['cancel report', 'I meant: drop: report'],
    ['move report to monday', 'Mon 9 March'],
    ['postpone report', 'I meant: move: report'],
    ['rename milk to oat milk', 'oat milk'],
    ['I finished the slides', 'Nothing open is called “slides”'],
    ['stop messaging me', 'Resume'],
    ["don't remind me today", 'Resume'],
    ['I moved to Berlin', 'Berlin'],
    ['find milk', 'buy milk'],
    ['focus on the report for 25 minutes', 'Focus: write report'],
    ['hey, how are you', 'What now?'],
    ['who won the world cup', "I can't answer that"],
  ])('%s', async (line, answered) => {
    const shown = await say(line)
    expect(shown).toContain(answered)
  })

  test.each([
    'help Tom',
    'admin day',
    'task force meeting',
    'energy 2 drinks',
    'dump old sofa at tip',
    'add salt to dishwasher',
    'book a smear test',
    'wrap presents',
    'correct the invoice',
    'great gift for mum',
  ])('“%s” is a task as it stands', async (title) => expect(await say(title)).toContain(`Added: ${title}`))

  test('done, while another thing was shown since, ends neither unasked', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('task add title:"write report"')
    await ann.says('start report')
    await ann.says('call gp')
    expect(textOf(await ann.says('done'))).toMatch(/Which one\?[\s\S]*\[call gp\] \[write report\]/)
  })
})

describe('the sentences of commands', () => {
  test('are not slow on a long line of their own words', () => {
    const catalogue = createCatalogue(commands)
    findSentences(catalogue, 'the')
    expect(findSentences(catalogue, 'x'.repeat(3000))).toEqual([])
    expect(findSentences(catalogue, 'a '.repeat(39))).toEqual([])
  })
})
