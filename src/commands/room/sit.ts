// Sits down in the quiet room of this channel: in one tap, with or without a task, at once or at the next quarter hour.
import { choiceOption, clearable, integerOption, textOption } from '../../chat/options.ts'
import * as rooms from '../../domain/places/rooms/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isEmoji } from '../../language/splitter/index.ts'
import { DomainError } from '../../user-error.ts'
import { seatView } from '../../views/room.ts'
import { defineCommand, readerOf } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'
import { seatOfReader } from '../lib/seat.ts'

export default defineCommand({
  name: 'room sit',
  about: 'Sit down in the quiet room here',
  isForVisitors: true,
  phrases: { 'join the room': {}, 'sit down in the room': {} },
  options: {
    task: taskOption('What you work on; only you see it'),
    minutes: integerOption('How long; 50 if left out', { min: 5, max: 180, unit: 'minutes' }),
    emoji: clearable(textOption('An emoji for you, seen by everyone', { max: 10 })),
    step: clearable(textOption('What you do, if others may read it', { max: 255 })),
    start: choiceOption('When you start', ['now', 'quarter'], { quarter: 'at the quarter hour' }),
    name: choiceOption('Who sees your name', ['nobody', 'here', 'everywhere'], {
      here: 'people here',
      everywhere: 'everyone in this room',
    }),
  },
  examples: ['room sit', 'room sit emoji:🌱 minutes:25', 'room sit start:quarter'],
  async run(me, { task, minutes, emoji, step, start, name }) {
    if (typeof emoji === 'string' && !isEmoji(emoji)) throw new DomainError('room.no-emoji')
    const own = await rooms.findOwnSeat(me)
    // A change is made where they sit; sitting down is for a channel that has a room.
    const here = (await rooms.findRoomShownHere(me)) ?? (own && (await rooms.findRoomOfSeat(me, own)))
    if (!here) throw new DomainError('room.none-here')
    const { seat, how } = await rooms.sitDown(me, here, {
      ...(start === undefined ? {} : { isSharedStart: start === 'quarter' }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(task === undefined ? {} : { taskId: task.task_id }),
      ...(emoji === undefined ? {} : { emoji }),
      ...(step === undefined ? {} : { step }),
      ...(name === undefined ? {} : { showsName: name }),
    })
    if (task?.isOpen && how !== 'already') await tasks.startTask(me, task)
    const standing = await rooms.loadStanding(me.trx, here.place, me.now)
    return seatView(readerOf(me), standing, await seatOfReader(me, seat), how)
  },
})
