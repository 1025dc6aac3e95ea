// Small talk, feelings and questions that no list answers: one kind sentence and one next step, never a task.
import { choiceOption, hidden, required } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import * as people from '../../domain/people/index.ts'
import { isLikelyErrand, smallTalk } from '../../language/english/small-talk.ts'
import { ANSWER_TOPICS, answerView } from '../../views/answer.ts'
import { defineCommand, readerOf } from '../command.ts'
import { mentionedButtons } from '../lib/mentioned-tasks.ts'
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
