// The quiet room of this channel, and how the person sits in it.
import * as rooms from '../../domain/places/rooms/index.ts'
import { DomainError } from '../../user-error.ts'
import { roomView, seatView } from '../../views/room.ts'
import { defineCommand, readerOf } from '../command.ts'
import { seatOfReader } from '../lib/seat.ts'

export default defineCommand({
  name: 'room show',
  about: 'The quiet room of this channel',
  isForVisitors: true,
  isDefault: true,
  options: {},
  examples: ['room show'],
  async run(me) {
    const seat = await rooms.findOwnSeat(me)
    const here = (seat && (await rooms.findRoomOfSeat(me, seat))) ?? (await rooms.findRoomShownHere(me))
    if (!here) throw new DomainError('room.none-here')
    const standing = await rooms.loadStanding(me.trx, here.place, me.now)
    return seat
      ? seatView(readerOf(me), standing, await seatOfReader(me, seat), 'shown')
      : roomView(readerOf(me), standing)
  },
})
