// Leaves the quiet room; nobody is told.
import * as rooms from '../../domain/places/rooms/index.ts'
import { seatLeftView } from '../../views/room.ts'
import { defineCommand } from '../command.ts'

export default defineCommand({
  name: 'room leave',
  about: 'Leave the quiet room',
  isForVisitors: true,
  phrases: { 'leave the room': {} },
  options: {},
  examples: ['room leave'],
  async run(me) {
    const here = await rooms.findRoomShownHere(me)
    const seat = (here && (await rooms.findSeat(me, here.room.room_id))) ?? (await rooms.findOwnSeat(me))
    const left = seat && (await rooms.findRoomOfSeat(me, seat))
    return seatLeftView(left?.room.name ?? null, seat !== undefined && (await rooms.leaveSeat(me, seat)))
  },
})
