// Small talk, feelings and questions that no list answers: one kind sentence and one next step, never a task.
import { ask } from '../../chat/ask.ts'
import { normalizePhrase } from '../../chat/command.ts'
import { choiceOption, hidden, required } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import type { Button } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isLikelyErrand, smallTalk } from '../../language/english/small-talk.ts'
import { isTellingWord } from '../../language/english/telling-words.ts'
import { ANSWER_TOPICS, answerView } from '../../views/answer.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dateOption, timeZoneOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'me answer',
  about: 'A short answer to small talk',
  yieldsToOthers: true,
  options: {
    to: required(choiceOption('To what', ANSWER_TOPICS)),
    place: timeZoneOption('The city whose time it is'),
    day: hidden(dateOption('The day that is asked for')),
  },
  says: [
    ...smallTalk,
    {
      say: [
        '(whats|what is|tell me|what) (the)? (current|exact|local)? time (is it)? (right now|now)? (in|at) {place} (right now|now)?',
        '(in|at) {place} (what time is it|whats the time|what is the time) (right now|now)?',
      ],
      with: { to: 'time' },
    },
  ],
  examples: ['how are you', 'what time is it'],
  async run(me, { to, place, day }, { request, catalogue }) {
    const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
    const reader = {
      ...readerOf(me),
      name: people.givenName(me.user),
      ...(place ? { timeZone: place } : {}),
      ...(day ? { day: day.day } : {}),
    }
    const isPleasantry = to === 'greeting' || to === 'goodbye' || to === 'thanks'
    const asked = request.input.kind === 'typed' && (to === 'question' || to === 'remark') ? request.input.line : ''
    const isErrand = request.input.kind === 'typed' && isLikelyErrand(request.input.line)
    return answerView(to, reader, isPleasantry && !isErrand ? [] : [...(await mentionedButtons(me, asked)), ...save])
  },
})

/** Open tasks that a question names, at most two: what is known of them is one tap away. */
async function mentionedButtons(me: Me, line: string): Promise<readonly Button[]> {
  const words = normalizePhrase(line)
    .split(' ')
    .filter((word) => word.length >= MIN_WORD && isTellingWord(word))
  if (words.length === 0) return []
  const found = (await tasks.findNearestTasks(me, words.join(' '))).filter(({ isOpen }) => isOpen)
  return found.length > MOST_MENTIONED
    ? []
    : found.map(({ task_id, title }) => ({ label: excerpt(title), line: ask('task show', { task: task_id }) }))
}

/** Shorter words are in too many titles. */
const MIN_WORD = 4
const MOST_MENTIONED = 2
