// Refusals of tasks, their steps, comments, dumps and splits, in words.
import { excerpt } from '../../chat/phrases.ts'
import type { IfThenRefusals, RunwayRefusals, StepRefusals, TaskRefusals } from '../../contracts/refusals.ts'
import { cutText } from '../../text.ts'
import { inLetters, type RefusalWords } from './words.ts'

export const ifThenRefusals: RefusalWords<IfThenRefusals> = {
  'if-then.too-many': {
    say: ({ most }) => `You have ${most} if-thens, and more would be noise. Drop one first.`,
    labels: { 'if-then show': 'Show them' },
  },
  'if-then.unknown-trigger': {
    say: ({ words }) =>
      `I don't see anything called “${excerpt(words)}” happen. Name a habit, an event of your calendar that keeps titles, “focus ends”, “my break ends” or “my first word”.`,
    labels: { 'habit show': 'Habits', 'calendar show': 'Calendars' },
  },
}

export const runwayRefusals: RefusalWords<RunwayRefusals> = {
  'runway.none': {
    say: ({ title }) =>
      `“${cutText(title, 60).kept}” has no travel time and clock time yet. How long does it take to get there?`,
    labels: { 'task runway': 'Set travel' },
  },
  'runway.not-now': {
    say: ({ title }) => `“${cutText(title, 60).kept}” isn't today.`,
    labels: { 'task show': 'Show it' },
  },
}

export const taskRefusals: RefusalWords<TaskRefusals> = {
  'task.gone': { say: 'That task is no longer here.', labels: { 'task suggest': 'What now?' } },
  'task.no-words': 'A task needs a few words. Try: Buy milk',
  'task.never-repeats': ({ rhythm }) =>
    `“${rhythm}” has no date to come. Try a later end, like “every day until 20 March”.`,
  'task.done': {
    say: ({ wish }) => WHEN_DONE[wish ?? 'other'],
    labels: { 'task reopen': 'Put back' },
  },
  'task.dropped': { say: 'That one was let go. Put it back first.', labels: { 'task reopen': 'Put back' } },
  'task.held-by-other': {
    say: ({ holder }) => `${holder ?? 'Someone else'} has that one. You can take it, or leave a comment.`,
    labels: { 'task give': 'Take it', 'comment add': 'Comment' },
  },
  'task.not-shared': {
    say: ({ person }) => `${person} can't see it there. Move it to a project you share first.`,
    labels: { 'task file': (_intent, index, { projects }) => `To ${cutText(projects[index] ?? '', 30).kept}` },
  },
  'task.part-of-itself': "A task can't be part of itself. Name another one.",
  'task.part-already': {
    say: 'That one is already a part of this task.',
    labels: { 'task file': 'Take it out first' },
  },
  'task.other-project': { say: 'Both need to be in the same project.', labels: { 'task file': 'Move it there' } },
  'task.too-deep': ({ levels }) => `Tasks can be nested ${inLetters(levels)} levels deep. Put it under a higher task.`,
  'task.parts-not-yours': 'Only the owner of its project can move it out.',
  'comment.gone': 'That comment is no longer here.',
  'comment.no-words': 'A comment needs a few words.',
  'comment.not-yours-to-edit': 'Someone else wrote that; only they can edit it.',
  'comment.not-yours-to-remove': "Someone else wrote that. Only they or the project's owner can remove it.",
  'dump.no-words': 'There are no words in it. Write one thing per line.',
  'dump.all-ticked': 'Every line is ticked off, so there is nothing to save.',
  'dump.too-many-lines': {
    say: ({ lines, most }) => `That's ${lines} lines, and ${most} is the limit. Send them in two parts.`,
    labels: { 'task add': 'One task instead' },
  },
  'dump.line-too-long': {
    say: ({ line, mostCharacters }) => `Line ${line} is longer than ${mostCharacters} characters. Send it on its own.`,
    labels: { 'task add': 'One task instead' },
  },
  'split.too-old': {
    say: 'That proposal is more than a day old. Split the task again.',
    labels: { 'task suggest': 'What now?' },
  },
  'split.has-parts': {
    say: ({ parts }) => `It already has ${parts} open ${parts === 1 ? 'part' : 'parts'}. You can split one of them.`,
    labels: { 'task split': (_intent, index) => ['Split the first', 'The second', 'The third'][index] ?? 'Another' },
  },
}

const WHEN_DONE = {
  other: "That's done. Put it back first.",
  start: "That's done. If it isn't, reopen it first.",
  block: "That's done, so it can't be blocked. Reopen it first.",
} as const

const STEP_LABELS = { 'step done': 'Done', 'step stuck': 'Stuck' } as const

export const stepRefusals: RefusalWords<StepRefusals> = {
  'step.task-done': { say: 'That task is done. Put it back first.', labels: { 'task reopen': 'Put back' } },
  'step.task-dropped': { say: 'That task was let go. Put it back first.', labels: { 'task reopen': 'Put back' } },
  'step.done': { say: 'That step is already done.', labels: { 'step done': 'Open it again' } },
  'step.last': { say: 'It is the last step, so there is nothing to join it with.', labels: STEP_LABELS },
  'step.too-many': {
    say: ({ most }) => `A task can have up to ${most} steps. Finish or skip one first.`,
    labels: STEP_LABELS,
  },
  'step.too-long-together': {
    say: ({ minutes, mostMinutes }) =>
      `Together they take ${minutes} minutes, and ${inLetters(mostMinutes)} is the limit for a step. Take them one at a time.`,
    labels: STEP_LABELS,
  },
  'step.too-wordy-together': {
    say: 'Together their words are too long for one step. Take them one at a time.',
    labels: STEP_LABELS,
  },
  'step.no-emoji': 'Use one emoji, like 📧. “none” removes it.',
}
