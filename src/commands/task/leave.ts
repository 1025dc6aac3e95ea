// Leaving now: ends the reminders of the way, and notes when the person left.
import * as trips from '../../domain/tasks/runway/trips.ts'
import { noTripView, tripView } from '../../views/runway.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task leave',
  about: "You're leaving for an appointment now",
  byModel: 'run',
  phrases: {
    'leaving now': {},
    "i'm leaving": {},
    "i'm leaving now": {},
    'on my way': {},
    "i'm on my way": {},
    "i'm off now": {},
  },
  spoken: ['leaving for the landlord', "I'm off to the landlord now"],
  says: [
    '(im|i am)? (leaving|leaving now|setting off|heading out|heading off|on my way|off) (now)? (for|to) (the)? {task}',
  ],
  options: { task: taskOption('For which appointment; the next one if left out') },
  examples: ['leaving now'],
  async run(me, { task }) {
    const to = task ?? (await trips.findNextTrip(me))
    if (!to) return noTripView()
    const trip = await trips.leaveFor(me, to)
    return tripView(readerOf(me), trip, trip.isNew ? 'left' : 'already left')
  },
})
