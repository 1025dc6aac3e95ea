// Refusals of focus, goals, habits, day plans and reminders, in words.

import { excerpt } from '../../chat/phrases.ts'
import type { DayRefusals } from '../../contracts/refusals.ts'
import type { RefusalWords } from './words.ts'

const PLAN_LABELS = { 'ritual morning': 'Plan' } as const

export const dayRefusals: RefusalWords<DayRefusals> = {
  'focus.running': {
    say: 'Another focus session is running. One at a time.',
    labels: { 'focus show': 'Show it', 'focus stop': 'Stop it' },
  },
  'focus.running-before-break': {
    say: 'A focus session is running. The break comes after it.',
    labels: { 'focus stop': 'Stop now', 'focus show': 'Go on' },
  },
  'focus.running-before-undo': {
    say: 'Another focus session is running. Stop it first.',
    labels: { 'focus stop': 'Stop' },
  },
  'focus.not-running': {
    say: 'No focus session is running.',
    labels: { 'focus start': ({ values }) => `Focus ${values?.minutes ?? ''} min` },
  },
  'focus.too-long': {
    say: ({ minutes, most }) => `A session can have up to ${most} minutes. This one has ${minutes}.`,
    labels: { 'focus break': 'Break', 'focus show': 'Show it' },
  },
  'focus.not-shown-here': ({ platforms }) =>
    platforms.length === 0
      ? "Your focus can't be shown to others here: this Proxy is in no chat app that has a status."
      : 'Only Slack can show your focus to others. Write “focus signal” to Proxy there.',
  'focus.no-public-address':
    "Slack can't show your focus here: Slack would have to return to this Proxy, which has no public address. The person who runs it can set PUBLIC_URL and SLACK_CLIENT_ID; the page on Slack says how.",
  'focus.fewer-minutes-passed': {
    say: ({ minutes }) => `Only ${minutes} ${minutes === 1 ? 'minute has' : 'minutes have'} passed since it started.`,
    labels: { 'focus stop': (_intent, _index, { minutes }) => `${minutes} min` },
  },
  'goal.gone': 'That goal is no longer here.',
  'goal.no-words': 'A goal needs a few words. Try: goal add Portfolio online by 12 March',
  'habit.no-name': 'A habit needs a name. Try: habit add Meds at:9pm',
  'habit.archived': { say: 'That habit is archived. Restore it first.', labels: { 'habit archive': 'Restore' } },
  'habit.several-times': 'A habit has one reminder, so add a habit for each time. Try: habit add Meds at:9pm',
  'habit.unreadable-count': ({ words }) =>
    `I can't read “${excerpt(words)}” as a count. Try “8”, “8 glasses” or “once”.`,
  'habit.unreadable-days': ({ words }) =>
    `I can't read “${excerpt(words)}” as days. Try “daily”, “mon,wed,fri”, “3 times a week”, “every 2 days” or “on the 1st”.`,
  'plan.no-tasks': { say: 'A plan has one to three tasks.', labels: PLAN_LABELS },
  'plan.task-twice': { say: 'Each task counts once. Pick others, or fewer.', labels: PLAN_LABELS },
  'plan.task-not-yours': {
    say: ({ title }) => `“${title}” isn't assigned to you. Pick one of yours.`,
    labels: PLAN_LABELS,
  },
  'plan.task-closed': { say: ({ title }) => `“${title}” is no longer open. Pick another.`, labels: PLAN_LABELS },
  'plan.outdated': { say: 'That suggestion is no longer current. Get a new one here.', labels: PLAN_LABELS },
  'reminder.unreadable-days': 'Days are like “mon,wed”, “weekdays” or “daily”.',
}
