// Every command as a dialogue of three: it does what it is for, said again it changes nothing more
// and says so, and it refuses with a way on. Twice is once.
import { expect, test } from 'vitest'
import { loadCommands } from '../../src/commands/load.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

type Said = readonly [line: string, answered: string | RegExp]

interface Dialogue {
  /** Said before, without a look at the answers. */
  readonly after?: readonly string[]
  readonly does: Said
  readonly again: Said
  /** Said before the refusal, likewise. */
  readonly meanwhile?: readonly string[]
  readonly refuses: Said
}

/** Two dialogues that are held elsewhere: `linking.test.ts`, `administering.test.ts`, `my-data.test.ts`. */
const ELSEWHERE = /^(auth|admin) |^me (delete|export)$/

const DIALOGUES: Readonly<Record<string, Dialogue>> = {
  'task add': {
    does: ['task add Buy milk tomorrow', 'Added: Buy milk'],
    refuses: ['task add Bread due:soonish', 'is no date I can read'],
    // Said twice is wanted twice: a second packet of milk.
    again: ['task add Buy milk tomorrow', 'Added: Buy milk'],
  },
  'task dump': {
    does: ['task dump one thing\nanother thing', 'Saved 2 things'],
    refuses: ['task dump', 'lines is missing'],
    again: ['task dump one thing\nanother thing', 'Saved 2 things'],
  },
  'task list': {
    does: ['task list', 'Open tasks: 1'],
    refuses: ['task list view:clouds', 'View is open'],
    again: ['task list', 'Open tasks: 1'],
  },
  'task show': {
    does: ['task show report', /^Report/],
    refuses: ['task show submarine', 'No task matches “submarine”'],
    again: ['task show report', /^Report/],
  },
  'task suggest': {
    does: ['task suggest', /things? now/],
    refuses: ['task suggest energy:5', 'Energy is 1, 2 or 3'],
    again: ['task suggest', /things? now/],
  },
  'task start': {
    does: ['task start report', 'Started: Report'],
    refuses: ['task start submarine', 'No task matches'],
    again: ['task start report', 'Already under way: Report'],
  },
  'task done': {
    does: ['task done report', 'Done: Report'],
    refuses: ['task done submarine', 'No task matches'],
    again: ['task done report', 'Already done'],
  },
  'task reopen': {
    after: ['task done report'],
    does: ['task reopen report', 'Back on the list: Report'],
    refuses: ['task reopen submarine', 'No task matches'],
    again: ['task reopen report', /^(On the list already|Already|Open already|Not done)/],
  },
  'task drop': {
    does: ['task drop report', 'Let go: Report'],
    refuses: ['task drop submarine', 'No task matches'],
    again: ['task drop report', 'Already let go: Report'],
  },
  'task block': {
    does: ['task block report on:Ben', 'Blocked: Report'],
    refuses: ['task block submarine on:Ben', 'No task matches'],
    again: ['task block report on:Ben', 'Blocked already: Report'],
  },
  'task move': {
    does: ['task move report friday', 'Moved: Report'],
    refuses: ['task move report to:soonish', 'is no date I can read'],
    again: ['task move report friday', 'So already: Report'],
  },
  'task edit': {
    does: ['task edit report minutes:15', 'Changed'],
    refuses: ['task edit report minutes:many', 'Minutes is 1 to 6000'],
    again: ['task edit report minutes:15', 'It is so already'],
  },
  'task file': {
    does: ['task file report zone:life', 'Filed'],
    refuses: ['task file report parent:report', 'no part of itself'],
    again: ['task file report zone:life', /already/i],
  },
  'task give': {
    does: ['task give report how:do_with_me', 'In company: Report'],
    refuses: ['task give report how:never', 'How is do'],
    again: ['task give report how:do_with_me', /already/i],
  },
  'task split': {
    does: ['task split report', 'by rules, not saved'],
    refuses: ['task split submarine', 'No task matches'],
    again: ['task split report', 'by rules, not saved'],
  },
  'step done': {
    after: ['task split report', 'save and start'],
    does: ['step done 1', 'Step 2 of'],
    refuses: ['step done 99', /99/],
    again: ['step done step:1', /./],
  },
  'step split': {
    after: ['task split report', 'save and start'],
    does: ['step split', /Step 1 of \d/],
    refuses: ['step split 99', /99/],
    again: ['step split', /./],
  },
  'step stuck': {
    after: ['task split report', 'save and start'],
    does: ['step stuck', 'One movement'],
    refuses: ['step stuck 99', /99/],
    again: ['step stuck', 'One movement'],
  },
  'step merge': {
    after: ['task split report', 'save and start'],
    does: ['step merge', /Step 1 of \d/],
    refuses: ['step merge 99', /99/],
    again: ['step merge', /./],
  },
  'step skip': {
    after: ['task split report', 'save and start'],
    does: ['step skip', /Step \d of \d/],
    refuses: ['step skip 99', /99/],
    again: ['step skip', /./],
  },
  'step edit': {
    after: ['task split report', 'save and start'],
    does: ['step edit 2 minutes:3', /./],
    refuses: ['step edit 2 minutes:30', 'Minutes is 1 to 10'],
    again: ['step edit 2 minutes:3', /already/i],
  },
  'step show': {
    after: ['task split report', 'save and start'],
    does: ['step show report', /Report/],
    refuses: ['step show submarine', 'No '],
    again: ['step show report', /Report/],
  },
  'comment add': {
    does: ['comment add report first draft', 'Said on Report'],
    refuses: ['comment add submarine hello', 'No task matches'],
    again: ['comment add report first draft', 'Already said'],
  },
  'comment show': {
    after: ['comment add report first draft'],
    does: ['comment show report', 'Comments on Report: 1'],
    refuses: ['comment show submarine', 'No task matches'],
    again: ['comment show report', 'Comments on Report: 1'],
  },
  'comment edit': {
    after: ['comment add report first draft'],
    does: ['comment edit first second draft', 'Comment changed'],
    refuses: ['comment edit submarine hello', 'No comment matches'],
    again: ['comment edit second second draft', /already/i],
  },
  'comment drop': {
    after: ['comment add report first draft'],
    does: ['comment drop first', 'Comment removed'],
    refuses: ['comment drop submarine', 'No comment matches'],
    again: ['comment drop first', 'No comment matches'],
  },
  'ritual morning': {
    does: ['ritual morning first:report', 'to do: Report'],
    refuses: ['ritual morning first:submarine', 'No task matches'],
    again: ['ritual morning first:report', 'Already so'],
  },
  'ritual show': {
    after: ['plan first:report'],
    does: ['ritual show', 'to do: Report'],
    refuses: ['ritual show yesterday', 'There is no plan of that day'],
    again: ['ritual show', 'to do: Report'],
  },
  'ritual skip': {
    does: ['ritual skip', 'No plan today'],
    refuses: ['ritual skip please', 'I can’t place'],
    again: ['ritual skip', 'Already no plan today'],
  },
  'ritual evening': {
    after: ['plan first:report'],
    does: ['ritual evening how:move', 'Moved: Report'],
    refuses: ['ritual evening how:never', 'How is move'],
    again: ['ritual evening how:move', /Nothing|Already|left/],
  },
  'ritual week': {
    does: ['ritual week', 'Your week since'],
    refuses: ['ritual week 53', 'I can’t place'],
    again: ['ritual week', 'Your week since'],
  },
  'ritual fresh': {
    after: ['task add Old letter due:today'],
    does: ['ritual fresh', /fresh/i],
    refuses: ['ritual fresh please', 'I can’t place'],
    again: ['ritual fresh', 'Already fresh'],
  },
  'energy log': {
    does: ['energy log 2', 'Energy: medium'],
    refuses: ['energy log 4', 'Energy is 1, 2 or 3'],
    again: ['energy log 2', 'Energy: medium'],
  },
  'energy show': {
    does: ['energy show', /Energy/],
    refuses: ['energy show days:0', 'Days is 1 to 90'],
    again: ['energy show', /Energy/],
  },
  'focus start': {
    does: ['focus start report 25', 'Focus: Report'],
    refuses: ['focus start report minutes:500', 'Minutes is 5 to 180'],
    again: ['focus start report 25', 'Already'],
  },
  'focus show': {
    after: ['focus report 25'],
    does: ['focus show', 'Report'],
    refuses: ['focus show submarine', 'No '],
    again: ['focus show', 'Report'],
  },
  'focus interrupt': {
    after: ['focus report 25'],
    does: ['focus interrupt table 2', 'Place kept'],
    again: ['focus interrupt table 2', 'Place kept'],
    meanwhile: ['focus stop'],
    refuses: ['focus interrupt table 3', 'No focus session runs'],
  },
  'focus extend': {
    after: ['focus report 25'],
    does: ['focus extend 10', 'until'],
    refuses: ['focus extend minutes:500', 'Minutes is 5 to 60'],
    again: ['focus extend 10', 'until'],
  },
  'focus note': {
    after: ['focus report 25'],
    does: ['focus note ask Mia', 'ask Mia'],
    refuses: ['focus note', 'text is missing'],
    again: ['focus note ask Mia', 'ask Mia'],
  },
  'focus break': {
    after: ['focus report 25', 'focus stop'],
    does: ['focus break', 'Break until'],
    refuses: ['focus break minutes:500', 'Minutes is 1 to 60'],
    again: ['focus break', /Break|Already/],
  },
  'focus stop': {
    after: ['focus report 25'],
    does: ['focus stop', /Report/],
    refuses: ['focus stop minutes:500', 'Minutes is 0 to 180'],
    again: ['focus stop', /No focus session runs|already/i],
  },
  'focus join': {
    does: ['focus join', 'Nobody shares a focus session here'],
    refuses: ['focus join nobody', 'No '],
    again: ['focus join', 'Nobody shares a focus session here'],
  },
  'project add': {
    does: ['project add Flat', 'New project: Flat'],
    refuses: ['project add Flat ends:soonish', 'is no date I can read'],
    again: ['project add Flat', /already/i],
  },
  'project show': {
    after: ['project add Flat'],
    does: ['project show flat', 'Flat'],
    refuses: ['project show submarine', 'No project matches'],
    again: ['project show flat', 'Flat'],
  },
  'project edit': {
    after: ['project add Flat'],
    does: ['project edit flat about:Paint', 'Changed: Flat'],
    refuses: ['project edit submarine about:Paint', 'No project matches'],
    again: ['project edit flat about:Paint', /already/i],
  },
  'project invite': {
    after: ['project add Flat'],
    does: ['project invite flat ben', 'ben is in Flat now'],
    refuses: ['project invite flat nobody', 'No person matches'],
    again: ['project invite flat ben', 'already'],
  },
  'project leave': {
    after: ['project add Flat', 'project invite flat ben'],
    does: ['project leave project:flat person:ben', 'ben left Flat'],
    refuses: ['project leave flat', 'The owner stays'],
    again: ['project leave project:flat person:ben', /not in|is not|already/i],
  },
  'project archive': {
    after: ['project add Flat'],
    does: ['project archive flat open:keep', 'Archived: Flat'],
    refuses: ['project archive flat open:burn', 'Open is inbox, drop or keep'],
    again: ['project archive flat open:keep', 'Archived already'],
  },
  'zone show': {
    does: ['zone show', 'Zones: 3'],
    refuses: ['zone show submarine', 'No zone matches'],
    again: ['zone show', 'Zones: 3'],
  },
  'zone add': {
    does: ['zone add Garden', 'Added: ● Garden'],
    refuses: ['zone add Orchard color:green', 'is no colour I can read'],
    again: ['zone add Garden', 'There is a zone “Garden” already'],
  },
  'zone edit': {
    does: ['zone edit life goal:Calm', 'Changed:'],
    refuses: ['zone edit life color:green', 'is no colour I can read'],
    again: ['zone edit life goal:Calm', 'Already so:'],
  },
  'zone archive': {
    does: ['zone archive life', 'Put away:'],
    refuses: ['zone archive submarine', 'No zone matches'],
    again: ['zone archive life', 'Already put away'],
  },
  'goal add': {
    does: ['goal add Run 5 km by 1 June', 'New goal: Run 5 km'],
    refuses: ['goal add Read by:soonish', 'is no date I can read'],
    again: ['goal add Run 5 km by 1 June', /already|New goal/],
  },
  'goal show': {
    after: ['goal add Run 5 km'],
    does: ['goal show run', 'Run 5 km'],
    refuses: ['goal show submarine', 'No goal matches'],
    again: ['goal show run', 'Run 5 km'],
  },
  'goal edit': {
    after: ['goal add Run 5 km'],
    does: ['goal edit run title:"Run 10 km"', 'Changed'],
    refuses: ['goal edit run by:soonish', 'is no date I can read'],
    again: ['goal edit run title:"Run 10 km"', /already/i],
  },
  'goal done': {
    after: ['goal add Run 5 km'],
    does: ['goal done run', 'Reached: Run 5 km'],
    refuses: ['goal done submarine', 'No goal matches'],
    again: ['goal done run', 'Already reached'],
  },
  'goal drop': {
    after: ['goal add Run 5 km'],
    does: ['goal drop run', 'Let go: Run 5 km'],
    refuses: ['goal drop submarine', 'No goal matches'],
    again: ['goal drop run', 'No goal matches'],
  },
  'habit add': {
    does: ['habit add Stretch', 'New habit: Stretch'],
    refuses: ['habit add Swim on:someday', 'are no days I can read'],
    again: ['habit add Stretch', /already/i],
  },
  'habit show': {
    after: ['habit add Stretch'],
    does: ['habit show stretch', 'Stretch'],
    refuses: ['habit show submarine', 'No habit matches'],
    again: ['habit show stretch', 'Stretch'],
  },
  'habit check': {
    after: ['habit add Stretch'],
    does: ['habit check stretch', 'Done today: Stretch'],
    refuses: ['habit check submarine', 'No habit matches'],
    again: ['habit check stretch', 'Already done today: Stretch'],
  },
  'habit edit': {
    after: ['habit add Stretch'],
    does: ['habit edit stretch on:weekly', 'Changed'],
    refuses: ['habit edit stretch on:someday', 'are no days I can read'],
    again: ['habit edit stretch on:weekly', /already/i],
  },
  'habit pause': {
    after: ['habit add Stretch'],
    does: ['habit pause stretch', 'Resting: Stretch'],
    refuses: ['habit pause submarine', 'No habit matches'],
    again: ['habit pause stretch', /already/i],
  },
  'habit archive': {
    after: ['habit add Stretch'],
    does: ['habit archive stretch', 'Archived: Stretch'],
    refuses: ['habit archive submarine', 'No habit matches'],
    again: ['habit archive stretch', 'Already archived: Stretch'],
  },
  'habit why': {
    after: ['habit add Stretch'],
    does: ['habit why stretch', 'Stretch'],
    refuses: ['habit why submarine', 'No habit matches'],
    again: ['habit why stretch', 'Stretch'],
  },
  'progress show': {
    does: ['progress show', 'Your week since'],
    refuses: ['progress show of:luck', 'Of is week'],
    again: ['progress show', 'Your week since'],
  },
  'nudge show': {
    does: ['nudge show', 'Nudges'],
    refuses: ['nudge show me', 'I can’t place'],
    again: ['nudge show', 'Nudges'],
  },
  'nudge set': {
    does: ['nudge set morning 08:30', 'Mornings at 08:30'],
    refuses: ['nudge set kind:rain on:yes', 'Kinds are'],
    again: ['nudge set morning 08:30', 'Mornings at 08:30'],
  },
  'nudge limits': {
    does: ['nudge limits per-day:3', '3'],
    refuses: ['nudge limits per-day:99', 'Per day is 0 to 20'],
    again: ['nudge limits per-day:3', '3'],
  },
  'nudge snooze': {
    does: ['nudge snooze', 'Nothing is waiting'],
    refuses: ['nudge snooze minutes:1', 'Minutes is 5 to 1440'],
    again: ['nudge snooze', 'Nothing is waiting'],
  },
  'nudge pause': {
    does: ['nudge pause friday', 'Nudges pause until'],
    refuses: ['nudge pause until:soonish', 'is no date I can read'],
    again: ['nudge pause friday', 'Nudges pause until'],
  },
  'nudge why': {
    does: ['nudge why', 'I said nothing first yet'],
    refuses: ['nudge why submarine', 'No '],
    again: ['nudge why', 'I said nothing first yet'],
  },
  'me home': {
    does: ['me home', 'Home, ann'],
    refuses: ['me home sweet', 'I can’t place'],
    again: ['me home', 'Home, ann'],
  },
  'me help': {
    does: ['me help task', 'Help: task'],
    refuses: ['me help clouds', 'There is no topic “clouds”'],
    again: ['me help task', 'Help: task'],
  },
  'me undo': {
    after: ['task add Bread'],
    does: ['me undo', 'Taken back: Added: Bread'],
    refuses: ['me undo submarine', 'No change matches'],
    again: ['me undo', /^(Taken back: Added: Report|Nothing to undo)/],
  },
  'me share': {
    does: ['me share week', 'week since'],
    refuses: ['me share what:cloud', 'What is task'],
    again: ['me share week', 'week since'],
  },
  'me welcome': {
    does: ['me welcome', "Hello, I'm Proxy"],
    refuses: ['me welcome home', 'I can’t place'],
    again: ['me welcome', "Hello, I'm Proxy"],
  },
  'me calendar': {
    does: ['me calendar', '/me/calendar/'],
    refuses: ['me calendar tomorrow', 'I can’t place'],
    again: ['me calendar', '/me/calendar/'],
  },
  'me edit': {
    does: ['me edit timezone:Berlin', 'Time zone: Berlin'],
    refuses: ['me edit timezone:Atlantis', 'I know no time zone “Atlantis”'],
    again: ['me edit timezone:Berlin', 'Time zone: Berlin'],
  },
  'me style': {
    does: ['me style emoji:none', 'no emoji'],
    refuses: ['me style emoji:many', 'Emoji is few or none'],
    again: ['me style emoji:none', 'no emoji'],
  },
}

test('every command has its three', async () => {
  const all = (await loadCommands()).map(({ name }) => name).filter((name) => !ELSEWHERE.test(name))
  expect(Object.keys(DIALOGUES).toSorted()).toEqual(all.toSorted())
})

describeOnBothEngines('three times', (open) => {
  test.each(Object.entries(DIALOGUES))('%s', async (_name, { after = [], does, again, meanwhile = [], refuses }) => {
    const earth = await world(await open())
    await earth.person('ben').says('hello there')
    const ann = earth.person('ann')
    for (const line of ['task add Report ~25m', ...after]) await ann.says(line)
    const looks = async ([line, answered]: Said): Promise<void> => {
      const shown = textOf(await ann.says(line)).replaceAll("'", '’')
      if (typeof answered === 'string') expect(shown, line).toContain(answered.replaceAll("'", '’'))
      else expect(shown, line).toMatch(answered)
    }
    await looks(does)
    await looks(again)
    for (const line of meanwhile) await ann.says(line)
    await looks(refuses)
    expect(earth.errors).toEqual([])
  })
})
