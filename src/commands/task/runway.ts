// The way to an appointment: how long it takes, and what to take along.
import { choiceOption, clearable, flagOption, hidden, integerOption, required, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import * as runways from '../../domain/tasks/runway/index.ts'
import { readList } from '../../language/runway-words.ts'
import { runwayView } from '../../views/runway.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

const MODES = [
  'bike',
  'foot',
  'car',
  'bus',
  'train',
  'tram',
  'underground',
  'taxi',
  'ferry',
  'plane',
  'scooter',
] as const

export default defineCommand({
  name: 'task runway',
  about: 'How long the way takes, and what to take along',
  byModel: 'run',
  formWhenUnchanged: true,
  question: 'How long does it take to get there?',
  spoken: ['getting to the landlord takes 20 minutes'],
  says: [
    '(it|the way|getting there)? takes (me|about)? {travel} (minutes)? to get to {task}',
    '(getting|the way) to {task} takes (me|about)? {travel} (minutes)?',
    {
      say: '(it|that|the way|which)? (takes|will take|itll take|is|its) (me|us)? (about)? (to get there|to walk there|to drive there|to cycle there|to go there|away|walk|drive|by car|on foot|by bus|on the bus|by bike|by train)',
      length: 'travel',
      with: { task: 'it' },
      typed: /\b(?:takes?|away|walk|drive|by|foot|bus)\b/i,
    },
    { say: '(it|the way|getting there)? takes (me|about)? to get to {task}', length: 'travel' },
    { say: '(getting|the way) to {task} takes (me|about)?', length: 'travel' },
    { say: '(getting|the way) to {task} takes (me|about)? (by|on|in|with) (the|my|a)? {by}', length: 'travel' },
    { say: '(it|the way)? takes (me|about)? (by|on|in|with) (the|my|a)? {by} to get to {task}', length: 'travel' },
    { say: '{task} is (about)? (away|from here)? (by|on|in|with) (the|my|a)? {by}', length: 'travel' },
    // “For the cake I need eggs” is as well a thing to buy.
    {
      say: '(for|to) (the|my)? {task} (i|we) (need|need to take|need to bring|have to take|have to bring|must take|must bring|should take|should bring) {ready}',
      trust: 'offer',
    },
  ],
  options: {
    task: required(taskOption('Which appointment')),
    travel: integerOption('Minutes to get there; 0 for none', { min: 0, max: 600, unit: 'minutes' }),
    by: clearable(choiceOption('How', MODES)),
    ready: clearable(textOption('What to take along, with commas', { max: 500 })),
    keep: hidden(flagOption('Keep your own minutes, whatever the trips say')),
  },
  examples: ['task runway milk travel:20 by:bike ready:"keys, folder, water"'],
  prefill: async (me, { task }): Promise<RawValues> => {
    const runway = task && (await runways.findRunway(me, task))
    if (!runway) return {}
    const ready = runway.parsedReadyList.join(', ')
    return { travel: String(runway.travel_minutes), ...(ready === '' ? {} : { ready }) }
  },
  async run(me, { task, travel, by, ready, keep }) {
    const { runway, isChanged } = await runways.setRunway(me, task, {
      ...(travel === undefined ? {} : { travelMinutes: travel, isFixed: false }),
      ...(by === undefined ? {} : { travelMode: by }),
      ...(ready === undefined ? {} : { ready: ready === null ? [] : readList(ready) }),
      ...(keep === undefined ? {} : { isFixed: keep }),
    })
    const evidence = runway && (await runways.loadTravelEvidence(me, task, runway))
    return runwayView(readerOf(me), task, runway, { evidence, isChanged })
  },
})
