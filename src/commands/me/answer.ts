// Small talk, feelings and questions that no list answers: one kind sentence and one next step, never a task.
import { choiceOption, hidden, required } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import * as people from '../../domain/people/index.ts'
import { liftMoment } from '../../language/english/lift-moment.ts'
import { isLikelyErrand, smallTalk } from '../../language/english/small-talk.ts'
import { NotMeantError } from '../../user-error.ts'
import { ANSWER_TOPICS, answerView, remarkAboutView } from '../../views/answer.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMentionedTask, mentionedButtons } from '../lib/mentioned-tasks.ts'
import { dateOption, timeZoneOption } from '../lib/options/moments.ts'

/** One sentence, whose subject has one to four words. */
const STATEMENT =
  /^\W*(?:[\p{L}\p{N}’'&-]+ ){1,4}(?:is|are|was|were|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t|has|had|hasn['’]?t|hadn['’]?t|will|won['’]?t|can|can['’]?t|cannot|could|couldn['’]?t|would|wouldn['’]?t|did|didn['’]?t|does|doesn['’]?t|knows|knew|took|takes|said|says|came|went|thinks|wants|loves|hates|likes|fell|forgot|broke|called|rang|replied|agreed|left|loved|hated|moved|changed|asked|emailed|texted|phoned|arrived|turned)\b[^:;]*$/iu

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
    // A statement about somebody or something: a short subject, then its verb. Titles begin with what is to be done.
    {
      say: [
        '!(<act>|<taskverb>|i|we|im|id|ill|ive|were|well|um|uh|uhm|so|ok|okay|also|and|oh|hmm|lets|just|great|good|make|be|let|keep|why|what|whats|how|hows|when|whens|where|wheres|who|whos|which|if|whether|once|after|before|until|unless|because|dont|do not|please|remind|all|everything|list|idea|ideas|question|questions|note|use|using|getting|i need|we need|figure|think|work|need|needs|maybe|should|could|would|can|will|did|does|is|are|was|were|has|have) {_} (is|are|was|were|isnt|arent|wasnt|werent|has|had|hasnt|hadnt|will|wont|can|cant|cannot|could|couldnt|would|wouldnt|did|didnt|does|doesnt|knows|knew|took|takes|said|says|came|went|thinks|wants|loves|hates|likes|fell|forgot|broke|moved|changed|asked|emailed|texted|phoned) {_}',
        '!(<act>|<taskverb>|i|we|im|id|ill|ive|were|well|um|uh|uhm|so|ok|okay|also|and|oh|hmm|lets|just|great|good|make|be|let|keep|why|what|whats|how|hows|when|whens|where|wheres|who|whos|which|if|whether|once|after|before|until|unless|because|dont|do not|please|remind|all|everything|list|idea|ideas|question|questions|note|use|using|getting|i need|we need|figure|think|work|need|needs|maybe|should|could|would|can|will|did|does|is|are|was|were|has|have) {_} (knows|did it|did that|cant|wont|didnt|called|rang|replied|agreed|came|left|arrived|turned up|emailed|texted|phoned|said yes|said no|loved it|hated it|is|isnt|does|doesnt)',
      ],
      with: { to: 'remark' },
      trust: 'last',
      isUnanswered: true,
      typed: STATEMENT,
    },
  ],
  examples: ['how are you', 'what time is it'],
  async run(me, { to, place, day }, { request, catalogue }) {
    const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
    const typed = request.input.kind === 'typed' ? request.input.line : ''
    // “The plumber is coming thursday at 9” is to be kept, with its date.
    const moment = to === 'remark' && !POINTS.test(typed) ? liftMoment(typed) : null
    if (moment && moment.moment !== '' && !moment.isPast) throw new NotMeantError('What has a date is kept.')
    const reader = {
      ...readerOf(me),
      name: people.givenName(me.user),
      ...(place ? { timeZone: place } : {}),
      ...(day ? { day: day.day } : {}),
    }
    const isPleasantry = to === 'greeting' || to === 'goodbye' || to === 'thanks'
    const asked = to === 'question' || to === 'remark' ? typed : ''
    const isErrand = isLikelyErrand(typed)
    const about = to === 'remark' ? await findMentionedTask(me, typed) : null
    if (about) return remarkAboutView(about, typed, save)
    return answerView(to, reader, isPleasantry && !isErrand ? [] : [...(await mentionedButtons(me, asked)), ...save])
  },
})

/** What points at something shown before says nothing of its own. */
const POINTS = /^\W*(?:that|this|it|those|these)(?:['’]?s|['’]?re| is| are| was)?\b/i
