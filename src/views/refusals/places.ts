// Refusals of projects and zones, in words.
import type { CalendarRefusals, PlaceRefusals } from '../../contracts/refusals.ts'
import { cutText } from '../../text.ts'
import { inLetters, type RefusalWords } from './words.ts'

export const calendarRefusals: RefusalWords<CalendarRefusals> = {
  'calendar.no-address':
    'That isn’t a calendar address. It begins with https:// or webcal://; your calendar app calls it “secret address in iCal format” or “ICS link”.',
  'calendar.unencrypted':
    'That address isn’t encrypted, so I won’t send a password there. Use the one that begins with https://.',
  'calendar.too-many': {
    say: ({ most }) => `You have ${inLetters(most)} calendars, and ${inLetters(most)} is the limit. Remove one first.`,
    labels: { 'calendar show': 'Show calendars' },
  },
}

export const placeRefusals: RefusalWords<PlaceRefusals> = {
  'project.gone': 'That project is no longer here.',
  'project.archived': { say: 'That project is archived. Restore it first.', labels: { 'project archive': 'Restore' } },
  'project.not-owner': {
    say: 'Only the owner of that project can do this.',
    labels: { 'project show': 'Show project' },
  },
  'project.owner-stays': {
    say: "The owner can't leave. You can archive a project that is finished.",
    labels: { 'project archive': 'Archive' },
  },
  'project.name-taken': {
    say: ({ name }) => `You already have a project called “${cutText(name, 40).kept}”.`,
    labels: { 'project show': 'Show project' },
  },
  'project.ends-before-start': 'A project has to end after it starts. Choose a later end.',
  'inbox.not-shared': {
    say: 'The Inbox is only yours. Make a project for what you share.',
    labels: { 'project add': 'New project' },
  },
  'inbox.not-renamed': "The Inbox can't be renamed. Tasks without another project go there.",
  'inbox.not-archived': "The Inbox can't be archived. Tasks without another project go there.",
  'zone.hidden-there': {
    say: 'That zone is hidden there, so its reminders come somewhere else.',
    labels: { 'zone edit': 'Show it there' },
  },
  'zone.too-many': {
    say: ({ most }) =>
      `You have ${inLetters(most)} zones, and ${inLetters(most)} is the limit. Archive one first; its tasks stay in it.`,
    labels: { 'zone show': 'Show zones' },
  },
  'zone.name-taken': {
    say: ({ name }) => `You already have a zone called “${name}”. Choose another name.`,
    labels: { 'zone show': 'Show zones' },
  },
  'room.none-here': 'There is no quiet room in this channel. An admin can open one here.',
  'room.no-channel': 'A quiet room lives in a channel. Ask for it in the channel you want it in.',
  'room.may-not-post': "I can't write in this channel. Add me to it, or let me send messages here, then try again.",
  'room.wrong-code': "That code doesn't work. Codes for a room hold for a day, and once.",
  'room.no-emoji': 'Use one emoji, like 🌱. “none” removes it.',
  'share.switched-off': 'The admins here switched sharing off. You can still share in other places.',
}
