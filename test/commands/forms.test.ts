// Forms of the real commands: one that is sent as it came changes nothing, whatever its blanks can clear.
import { expect, test } from 'vitest'
import type { FormField } from '../../src/chat/form.ts'
import { commands } from '../../src/commands/index.ts'
import { models } from '../../src/models/all.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** One of each thing that a form changes, with something in every blank. */
async function furnish(ann: Person): Promise<void> {
  await talk(ann, [
    ['goal add Portfolio by:"12 June" about:"for the new job"'],
    ['project add Flat about:"the move" starts:"1 April" ends:"30 June"'],
    ['Old things'],
    ['Report draft ~90m @work !high'],
    ['task edit report notes:"What it is about" kind:digital emoji:📊'],
    ['task file report goal:portfolio tags:"home, long" project:flat'],
    ['Water plants'],
    ['task move plants every:mon'],
    ['comment add report "Lena wants the short version"'],
    ['after focus, stretch'],
    ['habit add Meds at:21:00 about:"the blue ones" essential:yes'],
    ['zone edit work goal:"Done by five"'],
    ['me edit name:"Ann Lee" bio:"I like trains"'],
    ['me style points:shown'],
    ['nudge set morning 08:30 days:mon,tue'],
    ['Vet tomorrow 14:00 20 min by bike'],
    ['calendar add https://calendar.example.org/private/ann.ics Office zone:work'],
  ])
}

/** Which thing each form is of; the others need none. */
const THINGS: Readonly<Record<string, string>> = {
  'task edit': 'report',
  'task file': 'report',
  'task move': 'plants',
  'comment edit': 'lena',
  'project edit': 'flat',
  'zone edit': 'work',
  'goal edit': 'portfolio',
  'habit edit': 'meds',
  'nudge set': 'morning',
  'calendar edit': 'office',
  'task runway': 'vet',
  'if-then edit': 'stretch',
}

/** Rows that every request leaves behind, and times that it stamps. */
const BESIDE = ['changes', 'processed_requests', 'recent_views', 'drafts', 'chat_accounts', 'settings']
const STAMPS = ['updated_at', 'last_login', 'next_due_at', 'preferences']

async function rows(ann: Person): Promise<Readonly<Record<string, unknown>>> {
  // What is said for the first time and was so anyway is no change.
  const kept: Record<string, unknown> = { preferences: await ann.acts(async ({ preferences }) => preferences) }
  for (const { tableName } of models) {
    if (BESIDE.includes(tableName)) continue
    const found: Record<string, unknown>[] = await ann.world.database.knex(tableName)
    kept[tableName] = found
      .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !STAMPS.includes(name)))))
      .toSorted()
  }
  return kept
}

/** The only repetition there was, but with its next turn at this instant. */
function rollsAt({ recurrences }: Readonly<Record<string, unknown>>, instant: string): string {
  const [only] = recurrences as string[]
  return JSON.stringify({ ...JSON.parse(only ?? '{}'), next_roll_at: instant })
}

const valuesOf = (blanks: readonly FormField[]): Record<string, string> =>
  Object.fromEntries(blanks.map(({ name, value = '' }) => [name, value]))

describeOnBothEngines('a form', (open) => {
  test('that is sent as it came changes nothing, its less needed blanks included', async () => {
    const ann = (await world(await open())).person('ann')
    await furnish(ann)
    const some = commands.filter(({ prefill, name }) => prefill && name !== 'step edit')
    expect(some.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(THINGS)))
    for (const { name } of some)
      for (const hasRoom of [false, true]) {
        const [thing] = Object.keys(some.find((each) => each.name === name)?.options ?? {})
        const named = THINGS[name] === undefined ? {} : { [thing ?? '']: THINGS[name] }
        const request = ann.request({ kind: 'command', command: name, values: named }, { showsAllFields: hasRoom })
        const form = await ann.world.dispatcher.openForm(request)
        if (!form) throw new Error(`No form: ${name}`)
        const { to, ...values } = { ...form.values, ...valuesOf([...form.fields, ...(form.moreFields ?? [])]) }
        const before = await rows(ann)
        const answer = await ann.sends(name, values)
        expect([name, answer.problem]).toEqual([name, undefined])
        if (to === undefined) expect([name, await rows(ann)]).toEqual([name, before])
        // "Later" without a change never moves to an earlier day: it stays on Mon 9 March, its next turn the Monday after.
        else
          expect([name, (await rows(ann))['recurrences']]).toEqual([
            name,
            [rollsAt(before, '2026-03-16T03:00:00.000Z')],
          ])
      }
  })

  test('that asked which thing, too, clears nothing of it by a blank that was left empty', async () => {
    const ann = (await world(await open())).person('ann')
    await furnish(ann)
    const ask = async (command: string, given: Readonly<Record<string, string>>) => {
      const form = await ann.world.dispatcher.openForm(ann.request({ kind: 'command', command, values: {} }))
      if (!form) throw new Error(`No form: ${command}`)
      return ann.sends(command, { ...form.values, ...valuesOf(form.fields), ...given })
    }
    await ask('task edit', { task: 'report', title: 'Report, final' })
    await ask('task file', { task: 'report', zone: 'life' })
    await ask('task move', { task: 'plants', to: 'friday' })
    await ask('habit edit', { habit: 'meds', name: 'Pills' })
    await talk(ann, [
      ['task show report', 'Report, final', 'What it is about', '1 h 30 min', 'Life', 'Portfolio', '#home'],
      ['task show plants', 'Fri 6 March', 'every Monday'],
      ['habit show pills', '21:00', 'the blue ones'],
    ])
  })

  test('that is sent with a filled blank emptied clears it, and with nothing in it says nothing', async () => {
    const ann = (await world(await open())).person('ann')
    await furnish(ann)
    const edit = async (command: string, thing: Record<string, string>, change: Record<string, string>) => {
      const form = await ann.world.dispatcher.openForm(ann.request({ kind: 'command', command, values: thing }))
      await ann.sends(command, { ...form?.values, ...valuesOf(form?.fields ?? []), ...change })
    }
    await edit('task edit', { task: 'report' }, { notes: '' })
    await edit('task file', { task: 'report' }, { goal: '', tags: '' })
    await edit('task move', { task: 'plants' }, { every: '' })
    await edit('habit edit', { habit: 'meds' }, { at: '' })
    const report = await ann.says('task show report')
    expect(JSON.stringify(report.view)).not.toMatch(/What it is about|Portfolio|#home/)
    expect(JSON.stringify((await ann.says('task show plants')).view)).not.toContain('every Monday')
    expect(JSON.stringify((await ann.says('habit show meds')).view)).not.toContain('21:00')
  })

  test('put aside, a default overrules nothing that was said in the title', async () => {
    const ann = (await world(await open())).person('ann')
    const request = ann.request({ kind: 'command', command: 'task add', values: {} }, { showsAllFields: true })
    const form = await ann.world.dispatcher.openForm(request)
    expect(form?.fields.map(({ name }) => name)).toEqual(['title', 'due', 'minutes', 'zone', 'notes'])
    expect(form?.moreFields?.map(({ name, value = '' }) => [name, value])).toEqual([
      ['priority', ''],
      ['project', ''],
      ['tags', ''],
      ['remind', ''],
      ['start', ''],
      ['type', ''],
    ])
    const values = {
      ...valuesOf([...(form?.fields ?? []), ...(form?.moreFields ?? [])]),
      title: 'Tax letter !high #home',
    }
    await ann.sends('task add', values)
    await talk(ann, [['task show tax', 'high priority', '#home']])
  })
})
