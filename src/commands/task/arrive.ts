// I'm there: how long the way really took.
import * as tasks from '../../domain/tasks/index.ts'
import * as trips from '../../domain/tasks/runway/trips.ts'
import { noTripView, tripView } from '../../views/runway.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task arrive',
  about: "You've arrived at an appointment",
  byModel: 'run',
  phrases: { "i'm there": {}, "i've arrived": {}, 'just arrived': {}, arrived: {} },
  spoken: ["we're there", "I've arrived"],
  says: [
    '(ive|i have|just|i)? arrived (at|for) (the)? {task}',
    '(im|i am) (there|here) (for|at) (the)? {task}',
    '(were|we are|weve) (there|here|arrived|got here|got there) (now|already)?',
  ],
  options: { task: taskOption('At which appointment; the one you left for if left out') },
  examples: ["i'm there"],
  async run(me, { task }) {
    const trip = await trips.arriveAt(me, task ?? null, (id) => tasks.findTask(me, id))
    return trip ? tripView(readerOf(me), trip, trip.isNew ? 'arrived' : 'already arrived') : noTripView()
  },
})
