// Small talk, feelings and questions that no list answers: one kind sentence and one next step, never a task.
import { choiceOption, hidden, required } from '../../chat/options.ts'
import { saveButtons } from '../../chat/run/resolve-line.ts'
import type { Button, View } from '../../chat/view.ts'
import * as people from '../../domain/people/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { resolveReference } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { isOnlyTold } from '../../language/english/clauses.ts'
import { liftMoment } from '../../language/english/lift-moment.ts'
import { MAY_POINT_BACK, pointsBack } from '../../language/english/pointing.ts'
import { isLikelyErrand, namesActivity, smallTalk } from '../../language/english/small-talk.ts'
import { isWanting } from '../../language/english/wanting.ts'
import { dateMentions } from '../../language/mentions.ts'
import { NotMeantError } from '../../user-error.ts'
import { ANSWER_TOPICS, answerView, remarkAboutView, whichRemarkView } from '../../views/answer.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMentionedTask, mentionedButtons } from '../lib/mentioned-tasks.ts'
import { dateOption, timeZoneOption } from '../lib/options/moments.ts'

/** What a title begins with, or what begins no statement. */
const NO_TITLE =
  '!(<act>|<taskverb>|i|we|im|id|ill|ive|were|well|um|uh|uhm|so|ok|okay|also|and|oh|hmm|lets|just|great|good|make|be|let|keep|why|what|whats|how|hows|when|whens|where|wheres|who|whos|which|if|whether|once|after|before|until|unless|because|dont|do not|please|remind|all|everything|list|idea|ideas|question|questions|note|use|using|getting|i need|we need|figure|think|work|need|needs|maybe|should|could|would|can|will|did|does|is|are|was|were|has|have)'

/** “Lab report is due 23” is to be kept, whatever the number says. */
const IS_DUE = /\b(?:is|are)(?: now| also)? due\b/i

/** One sentence, whose subject has one to four words. */
const STATEMENT =
  /^\W*(?:[\p{L}\p{N}][\p{L}\p{N}’'&-]* ){1,4}(?:have|is|are|was|were|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t|has|had|hasn['’]?t|hadn['’]?t|will|won['’]?t|can|can['’]?t|cannot|could|couldn['’]?t|would|wouldn['’]?t|did|didn['’]?t|does|doesn['’]?t|knows|knew|took|takes|said|says|came|went|thinks|wants|loves|hates|likes|fell|woke|cried|forgot|broke|called|rang|replied|agreed|left|loved|hated|moved|changed|asked|emailed|texted|phoned|arrived|turned)\b[^:;]*$/iu

/** Nothing but a price, and what it is for. */
const PRICE =
  /^\W*(?:(?:about|around|only|roughly|nearly|over|its|it[’']s|that[’']s|was) )*(?:[£$€₹]\s?\d[\d,.]*k?|\d[\d,.]*k? ?(?:quid|pounds|dollars|bucks|euros?|rupees|rs))(?: (?:for|an?|per|each|in|all|total|off|more|less|left|so|including|plus|with|i|apparently|now|then|too)\b.*)?$/iu

/** Somebody's state: “jo's off till weds”, “the bank closes at 4”. */
const IS_AWAY =
  /^\W*(?:\S+ ){0,2}\S+(?:[’']s| is|[’']re| are) (?:now |still |also |only )?(?:off|away|out|back|on leave|on holiday|on lates|on nights|busy|ill|sick|late|gone|here|abroad|in town)\b[^:;]*$|^\W*(?:the )?\S+(?: \S+)? (?:closes|shuts|opens) (?:at|early|late|on|from|until|till)\b[^:;]*$/iu

/** What those around one did: “my daughter put this on my phone”. */
const PEOPLE_DID =
  /^\W*(?:(?:so|and|ok|oh|because)\W+)*(?:my|our|his|her|their) (?:\S+ )?(?:daughter|son|mum|mom|mother|dad|father|wife|husband|partner|boyfriend|girlfriend|friend|doctor|gp|nurse|therapist|counsellor|psychiatrist|coach|boss|manager|colleague|coworker|sister|brother|nan|gran|grandma|grandad|neighbour|neighbor|roommate|flatmate|landlord|teacher|tutor|supervisor|advisor|cat|dog|kids?)s? (?:has |have |had |just |already |always |also |only |keeps )*(?:\p{L}{3,}ed|put|gave|told|said|got|bought|made|sent|set|thinks|showed|says|uses|loves|hates|found|left|took|broke|ate|let|kept|went|came|did|saw|read|lost|won)\b(?!:)/iu

/** “Their number is …”, “the code's …”: a detail of what was just spoken of. */
const DETAIL =
  /^\W*(?:(?:oh|and|so|ok|btw)\W+)*(?:his|her|their|its|the) (?:\S+ )?(?:number|phone|address|e-?mail|code|ref|reference|postcode|password|pin|name|extension|order number|room|account)(?: is|[’']?s|:) \S/i

/** A subject of one to four words, a verb in the past, and a pronoun that it was done to. */
const DID_TO =
  /^\W*(?:[\p{L}\p{N}][\p{L}\p{N}’'&-]* ){1,4}(?:(?:has|have|had|just|already|finally|never|also|only) ){0,2}(?!(?:need|feed|bed|red|shed|speed|weed|seed)\b)(?:\p{L}{2,}ed|sent|gave|told|made|got|left|lost|broke|took|woke|saw|met|paid|kept|let|put|brought|caught|drove|threw|stole|ate|won|beat|bit|hit|hurt) (?:me|us|him|her|them|it|you)\b[^:;]*$/iu

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
        `${NO_TITLE} {_} (is|are|was|were|isnt|arent|wasnt|werent|has|have|had|hasnt|hadnt|will|wont|can|cant|cannot|could|couldnt|would|wouldnt|did|didnt|does|doesnt|knows|knew|took|takes|said|says|came|went|thinks|wants|loves|hates|likes|fell|woke|cried|forgot|broke|moved|changed|asked|emailed|texted|phoned) {_}`,
        `${NO_TITLE} {_} (knows|did it|did that|cant|wont|didnt|called|rang|replied|agreed|came|left|arrived|turned up|emailed|texted|phoned|said yes|said no|loved it|hated it|is|isnt|does|doesnt)`,
      ],
      with: { to: 'remark' },
      trust: 'last',
      isUnanswered: true,
      typed: STATEMENT,
    },
    // “Not the second”, “both of them a day early”: of what was shown.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: MAY_POINT_BACK },
    // “£312 for the year”, “12 quid each”: what something costs, of what was spoken of.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: PRICE },
    // What somebody or something did to somebody: “my phone distracted me”, “dan cancelled it”.
    { say: `${NO_TITLE} {_}`, with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: DID_TO },
    { say: `${NO_TITLE} {_}`, with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: PEOPLE_DID },
    // How things are, in clauses that all only tell.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: { test: isOnlyTold } },
    // Where somebody is, and until when: “jo's off till weds”.
    { say: '{_}', with: { to: 'remark' }, trust: 'last', isUnanswered: true, typed: IS_AWAY },
  ],
  examples: ['how are you', 'what time is it'],
  async run(me, { to, place, day }, { request, catalogue }) {
    const save = saveButtons(catalogue, request).map((button) => ({ ...button, label: 'Add as a task' }))
    const typed = request.input.kind === 'typed' ? request.input.line : ''
    const pointed = to === 'remark' && pointsBack(typed) ? await pointedView(me, typed, save) : null
    if (pointed) return pointed
    if (to === 'remark' && MAY_POINT_BACK.test(typed) && !pointsBack(typed))
      throw new NotMeantError('An errand without a moment is kept.')
    // “The plumber is coming thursday at 9” is to be kept, with its date.
    const moment = to === 'remark' && !POINTS.test(typed) && !MISSED.test(typed) ? liftMoment(typed) : null
    const mentioned = to === 'remark' ? await findMentionedTask(me, typed) : null
    // “She wants to do it friday”: of what was just shown, with its day.
    const tellsOfIt = TELLS_OF_IT.test(typed) || (PRONOUN.test(typed) && TELLS_STATE.test(typed))
    const [said] = to === 'remark' && !mentioned && tellsOfIt ? dateMentions(typed) : []
    const isPrice = to === 'remark' && !mentioned && (PRICE.test(typed) || DETAIL.test(typed))
    const shown = said || isPrice ? await findShownTask(me) : null
    if (shown) return remarkAboutView(shown, typed, save, said?.text ?? null)
    // “The tap is leaking”, “we're out of milk”: it wants something done, so it is kept.
    if (to === 'remark' && !mentioned && (isWanting(typed) || IS_DUE.test(typed)))
      throw new NotMeantError('What wants something done is kept.')
    // “Nan's card again, have to post it”: what has to be done stands behind the remark.
    if (to === 'remark' && HAS_TO.test(typed)) throw new NotMeantError('What has to be done is kept.')
    const isRepeated = to === 'remark' && !mentioned && SAYS_RHYTHM.test(typed)
    if (isRepeated) throw new NotMeantError('What says when it repeats is kept.')
    // “I'm on lates this week” says how things are, and not when something is to be done.
    const isAwayUntil = /\b(?:off|away|out|on leave|on holiday|abroad|busy)\b.* (?:until|till?|til) /i.test(typed)
    const isState =
      (isAwayUntil && !mentioned) ||
      OF_A_DAY.test(typed) ||
      // “The vet called, they can't see us till thursday”
      (isOnlyTold(typed) && UNTIL.test(typed)) ||
      ((STATE.test(typed) || IS_AWAY.test(typed)) &&
        /^(?:today|tonight|now|this (?:week|month|morning|afternoon|evening))$/i.test(moment?.moment ?? ''))
    // With two clocks it is no single moment, and is to be kept all the same.
    const isOfDays = moment === null && to === 'remark' && !POINTS.test(typed) && !MISSED.test(typed) && namesDay(typed)
    const isDated = ((moment !== null && moment.moment !== '' && !moment.isPast) || isOfDays) && !isState
    if (isDated && !(mentioned && (TELLS_WISH.test(typed) || TELLS_STATE.test(typed))))
      throw new NotMeantError('What has a date is kept.')
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
    if (mentioned) return remarkAboutView(mentioned, typed, save, isDated ? (moment?.moment ?? null) : null)
    return answerView(to, reader, isPleasantry && !isErrand ? [] : [...(await mentionedButtons(me, asked)), ...save])
  },
})

const namesDay = (typed: string): boolean => dateMentions(typed).some(({ words }) => words.day !== null)

/** Somebody's wish or change, which may be about what is planned; “the meeting is on friday” is a plan of its own. */
const TELLS_WISH =
  /^(?!.*\b(?:is|are|be|i|we)\b).*\b(?:wants?|says?|said|asked|asks|can|can['’]?t|cannot|won['’]?t|prefers?|suggests?|moved|changed)\b/i

/** How what is planned stands until a day: “the hinges are out of stock till tuesday”, “the surgery is closed on friday”. */
const TELLS_STATE =
  /\b(?:is|are|was|were|isn[’']?t|aren[’']?t|[’']s|[’']re|seems?|stays?) (?:\S+ ){0,2}(?:out of stock|sold out|out|shut|closed|away|off|off sick|busy|booked up|fully booked|full|unavailable|not available|available|not in|in|back|delayed|late|on leave|on holiday|open|ready|not ready)\b|\b(?:opens?|closes?|shuts?|reopens?)\b/i

/** Somebody's wish or change of a thing that isn't named. */
const TELLS_OF_IT =
  /^\W*(?:(?:oh|ok|so|and|but|ah|well|hm+)\W+)*(?:he|she|they|the client|my boss|(?:he|she|they)[’']?(?:d|s|re|ve)?) (?:.*\b)?(?:got|have|has|offered|offers?|only|free|available|wants?|says?|said|asked|asks|can|can['’]?t|cannot|moved|changed|prefers?|suggests?|suggested|needs? (?:it|them|that))\b/i

/** A clause of what has to be done. */
const HAS_TO =
  /[,;.!] (?:so |and |but |now |then |i |we |really |just )*(?:need to|have to|must|gotta|got to|ought to) [a-z]/i

/** Of what or whom it tells has to be known from before. */
const PRONOUN = /^\W*(?:(?:oh|ok|so|and|but|ah|well|hm+|apparently)\W+)*(?:he|she|they|it)\b/i

/** The one open task that was shown last. */
async function findShownTask(me: Me): Promise<tasks.Task | null> {
  const pointed = await resolveReference(me, 'task', { kind: 'last' }, true)
  const [id, second] = pointed.kind === 'found' ? pointed.ids : []
  const task = id !== undefined && second === undefined ? await tasks.findTask(me, id) : undefined
  return task?.isOpen ? task : null
}

const UNTIL = /[,;.].* (?:until|till?|til) \S/i

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
  if (only && !second) return remarkAboutView(only, typed, save, moment === '' ? null : moment)
  return open.length === 0 ? null : whichRemarkView(open, typed, save)
}

const MOST_CHOICES = 3

/** What is over has no moment to come: “forgot my 8 o'clock ones”. */
const MISSED =
  /^\W*(?:i |i[’']ve )?(?:just |totally |completely )?(?:forgot|forgotten|missed|overslept|slept through)\b(?! to\b)/i

/** Of the person. */
const STATE = /^\W*(?:i[’']?m|i am|we[’']?re|i[’']?ve been)\b/i

/** “Tomorrow's going to be mad”. */
const OF_A_DAY =
  /^\W*(?:(?:ugh|oh|well|so|god),? )*(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next|last) (?:week|month|weekend|year))(?:[’']s| is| was| will be| looks|[’']ll be)(?: (?:going to be|gonna be|so|really|pretty|very|just|already|a bit|a|an|another|too|not|my))* (?:mad|crazy|busy|hectic|manic|packed|full|rammed|chaos|nightmare|hell|awful|terrible|bad|good|great|lovely|quiet|free|long|rough|tough|hard|nice|fine|better|tight|short|heavy|light|mess|write-off)\b/i

/** “Swimming has moved to Thursdays at 4”, “it's fortnightly on tuesdays”. */
const SAYS_RHYTHM =
  /\b(?:fortnightly|weekly|monthly|daily|every (?:other|second|third|two|2|three|3)) .*(?:day|days|week|weeks|month|months)\b|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|every \w+day|each \w+day|weekdays|weekends)\b.*\d|^\W*(?:every|each) .{2,40} (?:is|are|means) \S/i

/** What points at something shown before says nothing of its own. */
const POINTS = /^\W*(?:that|this|it|those|these)(?:['’]?s|['’]?re| is| are| was)?\b/i
