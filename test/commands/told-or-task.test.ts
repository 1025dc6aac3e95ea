// What is told becomes no task, or one that can be sent back as none; what is a task is kept, however short; what is asked of
// the assistant is neither. Each line is said by somebody new.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk, textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const lines = new Map<string, string[]>()
let heading = ''
for (const line of readFileSync(join(import.meta.dirname, 'told-or-task.txt'), 'utf8').split('\n')) {
  heading = /^\[(.+)\]$/.exec(line)?.[1] ?? heading
  if (line !== '' && !line.startsWith('#') && !line.startsWith('['))
    lines.set(heading, [...(lines.get(heading) ?? []), line])
}

/** What became of each line of a kind: the line, how many tasks there are, and the answer. */
async function sayAll(there: World, kind: string) {
  const told: { line: string; tasks: number; shown: string }[] = []
  for (const [index, line] of (lines.get(kind) ?? []).entries()) {
    const before = await countTasks(there)
    const shown = textOf(await there.person(`${kind}${index}`).says(line))
    told.push({ line, tasks: (await countTasks(there)) - before, shown })
  }
  return told
}

const countTasks = async ({ database }: World): Promise<number> => {
  const [row] = await database.knex('tasks').count({ count: '*' })
  return Number(row?.['count'] ?? 0)
}

describeOnBothEngines('told, or a task', (open) => {
  const person = async (): Promise<Person> => (await world(await open())).person('ann')

  test('a hundred lines that only tell', async () => {
    const said = await sayAll(await world(await open()), 'told')
    expect(said).toHaveLength(100)
    expect(said.filter(({ tasks, shown }) => tasks > 0 && !shown.includes('[Not a task]'))).toEqual([])
    // Of what is kept all the same most would be things to see to.
    expect(said.filter(({ tasks }) => tasks > 0).length).toBeLessThanOrEqual(6)
    expect(said.filter(({ shown }) => shown.includes('Nothing open is called'))).toEqual([])
  })

  test('a hundred tasks', async () => {
    const said = await sayAll(await world(await open()), 'task')
    expect(said).toHaveLength(101)
    expect(said.filter(({ tasks, shown }) => tasks !== 1 || shown.includes('[Not a task]'))).toEqual([])
  })

  test('what is asked of the assistant is no task', async () => {
    const said = await sayAll(await world(await open()), 'asked')
    expect(said.length).toBeGreaterThan(70)
    expect(said.filter(({ tasks }) => tasks > 0)).toEqual([])
  })

  test('what was kept in doubt is sent back with one tap, and answered as a remark', async () => {
    const ann = await person()
    await talk(ann, [
      ['coffee isn’t working', 'Added: coffee isn’t working', '[Not a task]', '[Undo]'],
      ['[Not a task]', /list/],
    ])
    expect(await countTasks(ann.world)).toBe(0)
  })

  test('a remark is one tap away as a task', async () => {
    const ann = await person()
    await talk(ann, [['the kids are driving me mad'], ['[Add as a task]', 'Added: the kids are driving me mad']])
  })

  test.each([
    ['grandad passed away this morning', /sorry/i],
    ['the meeting went well but my friend died', /sorry/i],
    ['i passed', 'Good to hear'],
    ['we had a lovely weekend', 'Good to hear'],
    ['my legs ache from the shift', /list can wait|Less is fine/],
    ['you’re better than my old planner', /glad it helps/i],
    ['you don’t understand me', '[Pause check-ins]'],
    ['boss was in a mood all morning', 'enough for now'],
    ['turns out the shop was shut', /annoying|needed/i],
    ['meds make me sick', /list can wait|Less is fine/],
    ['everything is due friday', 'enough for now'],
  ])('“%s” is met as it was told', async (line, answer) => {
    await talk(await person(), [[line, answer]])
  })

  test.each([
    ['why is it always me', 'enough for now'],
    ['can you tell me it’ll be ok', 'enough for now'],
    ['is this private', 'kept on the server'],
    ['do you sell my data', 'kept on the server'],
    ['does it matter if i leave the washing', 'lost by waiting'],
    ['do you ever get tired', 'I’m Proxy'],
    ['why did you remind me', 'haven’t sent you anything'],
    ['be nicer', 'I can be quieter'],
    ['they want me in tomorrow, not happening', 'your list'],
    ['is that everything', 'Open tasks'],
    ['split it', 'Say it with its name'],
  ])('“%s” has an answer', async (line, answer) => {
    await talk(await person(), [[line, new RegExp(answer.replace('’', '.'))]])
  })

  test.each([
    ['email carol - can’t come in tomorrow', 'email carol'],
    ['be nicer to mum', 'be nicer to mum'],
    ['something without gluten for ana', 'something without gluten for ana'],
    ['10 minutes of piano', '10 minutes of piano'],
    ['one thing for mum', 'one thing for mum'],
    ['stop smoking', 'stop smoking'],
  ])('“%s” is kept', async (line, title) => {
    await talk(await person(), [[line, `Added: ${title}`]])
  })

  test('“i keep forgetting the bins”: a habit or a task, as the person likes', async () => {
    const ann = await person()
    await talk(ann, [
      ['i keep forgetting the bins', 'I can keep “bins” in mind', '[Make it a habit]', '[Add as a task]'],
      ['[Make it a habit]', 'bins'],
    ])
    expect(await ann.world.database.knex('habits').pluck('name')).toEqual(['bins'])
  })

  test('“10 mins then” asks for what fits, “can we drop something” for less of the plan', async () => {
    const ann = await person()
    await talk(ann, [
      ['water the plants'],
      ['ok 10 mins then', 'water the plants'],
      ['5 mins of anything?', 'water the plants'],
      ['i think i’ve overdone it, can we drop something', 'Which ones today?'],
    ])
    expect(await ann.world.database.knex('tasks').whereNull('completed_at').pluck('title')).toEqual([
      'water the plants',
    ])
  })
})
