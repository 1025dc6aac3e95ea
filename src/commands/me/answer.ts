// Small talk, feelings and questions that no list answers: one kind sentence and one next step, never a task.
import { choiceOption, hidden, required } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import type { Button, View } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { resolveReference } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isAddressed } from '../../language/english/addressed.ts'
import { cancelsService } from '../../language/english/cancelling.ts'
import { tellsOfSomething } from '../../language/english/clause-tests.ts'
import { isOnlyTold } from '../../language/english/clauses.ts'
import { readForgotten } from '../../language/english/forgotten.ts'
import { readTold, type ToldLine } from '../../language/english/kept.ts'
import { MAY_POINT_BACK, pointsBack } from '../../language/english/pointing.ts'
import { tellsProgress } from '../../language/english/progress.ts'
import { remarkTone } from '../../language/english/remark-tone.ts'
import { lacksSelfCare, tellsOfSelfCare, tellsSelfCare } from '../../language/english/self-care.ts'
import { isLikelyErrand, namesActivity, smallTalk } from '../../language/english/small-talk.ts'
import { soundsTold } from '../../language/english/telling.ts'
import * as told from '../../language/english/told.ts'
import { dateMentions } from '../../language/mentions.ts'
import { NotMeantError } from '../../user-error.ts'
import {
  ANSWER_TOPICS,
  type AnswerTopic,
  answerView,
  remarkAboutView,
  TONED,
  type TonedTopic,
  whichRemarkView,
} from '../../views/answer.ts'
import { forgottenView, remarkView, type Tone } from '../../views/remark.ts'
import { defineCommand, readerOf } from '../command.ts'
import { begunButtons, findMentionedTask, mentionedButtons } from '../lib/mentioned-tasks.ts'
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
    // A statement about somebody or something: a short subject, then its verb. Titles begin with what is to be done.
    {
      say: ['!(<notitle>) {_} (<tells>) {_}', '!(<notitle>) {_} (<tellswhole>)'],
      with: { to: 'remark' },
      trust: 'last',
      isUnanswered: true,
      typed: told.STATEMENT,
    },
    // “Not the second”, “both of them a day early”: of what was shown.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: MAY_POINT_BACK },
    // “£312 for the year”, “12 quid each”: what something costs, of what was spoken of.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: told.PRICE },
    // “So you only write when I ask?”: a question by its mark alone. “I need to call mum?” may be a thing to do.
    {
      say: '(so|and|but|ok|wait|then|oh|hm|right)* (i|you|it|we|they|this|that|these|those) !(need|needs|have|has|must|should|want|wanna|gotta|could|might) {_}',
      with: { to: 'question' },
      trust: 'last',
      isUnanswered: true,
      typed: /\?\W*$/,
    },
    // “Forgot”, below a reminder.
    {
      say: '(oh|ugh|no|sorry|i|ive|completely|totally|just|shit|damn|oops|argh|god|and|well)* (forgot|forgotten|missed) (it|that|this|them|again|about (it|that|this)|completely|altogether|sorry|so|too late (now|for that)?|its too late (now)?|again)*',
      with: { to: 'remark' },
      typed: /^.{5,40}$/,
    },
    // What somebody or something did to somebody: “my phone distracted me”, “dan cancelled it”.
    { say: '!(<notitle>) {_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: told.DID_TO },
    { say: '!(<notitle>) {_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: told.PEOPLE_DID },
    // How things are, in clauses that all only tell.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: { test: isOnlyTold } },
    // How far one has come, with something that isn't there.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: { test: tellsProgress } },
    // “Ate something”, “no breakfast again”: how they look after themselves.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: { test: tellsOfSelfCare } },
    // “It's only tuesday”
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: told.IS_DAY },
    // Where somebody is, and until when: “jo's off till weds”.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: told.IS_AWAY },
  ],
  examples: ['how are you', 'what time is it'],
  async run(me, { to, place, day }, { request, catalogue }) {
    const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
    const typed = request.input.kind === 'typed' ? request.input.line : ''
    // “Do that today or tomorrow” asks for something to be done, and asks nothing.
    const isOrder = to === 'question' && ORDER.test(typed)
    const pointed = (to === 'remark' || isOrder) && pointsBack(typed) ? await pointedView(me, typed, save) : null
    if (pointed) return pointed
    if (to === 'stop' && cancelsService(typed)) throw new NotMeantError('It is a thing to cancel.')
    const forgotten = to === 'remark' || to === 'feeling' ? readForgotten(typed) : null
    if (forgotten !== null) return forgottenView(forgotten)
    if (to === 'remark' && MAY_POINT_BACK.test(typed) && !pointsBack(typed))
      throw new NotMeantError('An errand without a moment is kept.')
    const mentioned = to === 'remark' ? await findMentionedTask(me, typed) : null
    // “She wants to do it friday”: of what was just shown, with its day.
    const tellsOfIt = told.TELLS_OF_IT.test(typed) || (told.PRONOUN.test(typed) && told.TELLS_STATE.test(typed))
    const [said] = to === 'remark' && !mentioned && tellsOfIt ? dateMentions(typed) : []
    const isTakenOver = told.TAKEN_OVER.test(typed)
    const isPrice = to === 'remark' && !mentioned && (told.PRICE.test(typed) || told.DETAIL.test(typed))
    const isOfShown = said || isPrice || (to === 'remark' && !mentioned && isTakenOver)
    const shown = isOfShown ? await findShownTask(me) : null
    const toldWhen = shown && !NEGATED.test(typed) ? (said?.text ?? bareClock(typed)) : null
    if (shown) return remarkAboutView(shown, typed, save, toldWhen, isTakenOver)
    const { keptAs, moment } = to === 'remark' ? readTold(typed, mentioned !== null) : NOTHING_TOLD
    if (keptAs !== null) throw new NotMeantError(keptAs)
    if (mentioned)
      return remarkAboutView(
        mentioned,
        typed,
        save,
        moment ?? (NEGATED.test(typed) ? null : bareClock(typed)),
        isTakenOver,
      )
    const reader = {
      ...readerOf(me),
      name: people.givenName(me.user),
      ...(place ? { timeZone: place } : {}),
      ...(day ? { day: day.day } : {}),
    }
    const isPleasantry = to === 'greeting' || to === 'goodbye' || to === 'thanks'
    const asked = to === 'question' || to === 'remark' ? typed : ''
    // “Lunch” may be a goodbye, and a thing to do as well.
    const isErrand =
      isLikelyErrand(typed) || (to === 'goodbye' && (namesActivity(typed) || dateMentions(typed).length > 0))
    const begun = to === 'remark' ? await begunButtons(me) : []
    const buttons = isPleasantry && !isErrand ? [] : [...begun, ...(await mentionedButtons(me, asked)), ...save]
    const isAnswer = to === 'yes' || to === 'no'
    // “Is this a good idea” has words of a yes, “they want me in tomorrow, not happening” of a no, and neither answers.
    if (isAnswer && isAddressed(typed)) return answerView('question', reader, buttons)
    // “You have a very nice manner”
    if (to === 'question' && !/\?\W*$/.test(typed) && remarkTone(typed) === 'praise')
      return remarkView('praise', typed, buttons)
    if (isAnswer && isMoreThanAnswer(typed)) return remarkView(remarkTone(typed), typed, buttons)
    const answer = isToned(to) ? remarkView(toneOf(to, typed), typed, buttons) : answerView(to, reader, buttons)
    return asked !== '' && tellsOfSomething(asked) ? { ...answer, speaksOf: '' } : answer
  },
})

const isToned = (to: AnswerTopic): to is TonedTopic => TONED.some((topic) => topic === to)

/** How it is answered: a topic that is known by its sentence has a tone of its own. */
function toneOf(to: TonedTopic, typed: string): Tone {
  if (to === 'remark' && MAY_POINT_BACK.test(typed)) return 'unknown'
  if (tellsSelfCare(typed)) return 'care'
  if (lacksSelfCare(typed)) return 'lack'
  const heard = remarkTone(typed)
  if (to === 'remark' || heard === 'grave') return heard
  if (to === 'annoyed') return 'blame'
  if (to === 'glad') return 'good'
  if (heard === 'body') return heard
  if (!isAddressed(typed)) return heard === 'good' ? heard : 'hard'
  // “How do people do it” wants no answer; “tell me it'll be ok”, “why is it always me” ask for comfort.
  return ASKS_WORLD.test(typed) && !OF_ME.test(typed) ? 'wry' : 'comfort'
}

const ASKS_WORLD = /^\W*(?:(?:so|and|but|ok|oh|ugh|god|seriously),? )*(?:why|who|whose|how|what|is it)\b/i
const OF_ME = /\b(?:i|me|my|myself|am)\b/i

const ORDER = /^\W*(?:(?:ok|so|and|please)\W+)*do (?:that|this|it)\b[^?]*$/i

/** “Dana wants it by 2”: the hour it names. */
const bareClock = (typed: string): string | null => {
  const [, clock] = /\b(?:by|before|at|after) (\d{1,2}(?:[:.]\d\d)?)\W*$/i.exec(typed) ?? []
  return clock === undefined ? null : `at ${clock}`
}

/** “Not today tho” is no wish for today. */
const NEGATED = /^\W*(?:(?:but|and|ok|no),? )*not\b/i

const NOTHING_TOLD: ToldLine = { keptAs: null, moment: null }

/** The one open task that was shown last. */
async function findShownTask(me: Me): Promise<tasks.Task | null> {
  const pointed = await resolveReference(me, 'task', { kind: 'last' }, true)
  const [id, second] = pointed.kind === 'found' ? pointed.ids : []
  const task = id !== undefined && second === undefined ? await tasks.findTask(me, id) : undefined
  return task?.isOpen ? task : null
}

/** What a line that points back is about, as a question; null where nothing was shown that it could mean. */
async function pointedView(me: Me, typed: string, save: readonly Button[]): Promise<View | null> {
  const pointed = await resolveReference(me, 'task', { kind: 'last' }, true)
  if (pointed.kind === 'none') return null
  const found = await Promise.all(pointed.ids.slice(0, MOST_CHOICES).map((id) => tasks.findTask(me, id)))
  const open = found.flatMap((task) => (task?.isOpen ? [task] : []))
  const [only, second] = open
  const moment = dateMentions(typed)
    .map(({ text }) => text)
    .join(' ')
  const isNoMoment = moment === '' || NEGATED.test(typed)
  if (only && !second)
    return remarkAboutView(only, typed, save, isNoMoment ? null : moment, told.TAKEN_OVER.test(typed))
  return open.length === 0 ? null : whichRemarkView(open, typed, save)
}

const MOST_CHOICES = 3

/** “They said no”: not what this one says. */
const REPORTS =
  /^\W*(?:and |but |so |then )?(?:he|she|they|everyone|nobody|mum|dad|my \S+|the \S+) (?:said|says|told|thinks?|wants?)\b/i

/** “Well that was fine” tells something; what is longer is more than yes or no, whatever its tone. */
const isMoreThanAnswer = (typed: string): boolean => {
  const words = typed.split(/\s+/).length
  return (
    words > 4 ||
    (words > 1 && soundsTold(typed) !== null) ||
    (words > 1 && REPORTS.test(typed)) ||
    (words > 2 && remarkTone(typed) !== 'plain')
  )
}
