// Starts a task: shows one step, or one first movement.
import { flagOption, hidden } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import { type EstimateCorrection, loadTaskCorrection } from '../../domain/days/estimates/index.ts'
import * as rituals from '../../domain/days/rituals/index.ts'
import * as suggesting from '../../domain/days/suggestions/index.ts'
import { type Me, readingOf, todayOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { readWhen } from '../../language/capture-line.ts'
import { liftMoment } from '../../language/english/lift-moment.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { stepView, taskStartedView } from '../../views/step.ts'
import { taskFactsText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findFirstShown } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task start',
  about: 'Start a task, one step at a time',
  byModel: 'run',
  aliases: ['start'],
  spoken: ['start on the report', "I'm starting with the report", "I'll do the report now"],
  says: [
    '(start|begin|get started) (on|with|working on|doing)? {task}',
    {
      say: '(lets|let us|ill|i will|i shall|just|ok|fine)* (start|begin) (it|that|this|that one|this one) (then|now|please)*',
      with: { task: 'it' },
    },
    '(im|i am|let me|lets|we are) (going to)? (now)? (starting|start|begin|beginning|doing|do|working on|work on|tackle|tackling) (with|on)? {task}',
    '(working|work|back to work) on {task} (now)?',
    '(continue|carry on|resume|go on) (with|working on)? {task}',
    '(lets|let us|let me|ill|i will|i shall|im going to|i am going to) (do|start|tackle|begin|get) (with|on|going with|going on|started on|started with)? {task} (now|first|then)',
    '(lets|let us|ill|i will|i shall|id like to|i want to|im going to|i would like to|can we|can i)? (go|run|start|begin)? (with|for|pick|choose|take|try|do|start with|go with) &(it|that|this|both|(the (first|second|third|fourth|fifth|last|other|next) (one|task|thing)?)|(number|nr) {_}) {task} (then|please|first|now)?',
    '(time|ready) (for|to do|to start) {task}',
    {
      say: '(ok|okay|right|yes|well|so)* (ill|i will|i shall|i|im going to|im gonna|imma|gonna|let me|lemme|lets|let us) (do|start|begin|get on with|get on|crack on with|tackle|sort|handle) (it|that|this|that one|this one|that bit) (now|right now|then|first|quickly|real quick)',
      with: { task: 'it' },
    },
    // The thing that is there: “do the deck”, “chem i guess”.
    '(do|lets do|ill do|i do) (the|my|that|this) {task}',
    {
      say: '(ok|okay|right|so|alright|fine) {task}',
      typed: /^\W*(?:ok|okay|right|so|alright|fine)[,.]? \S+(?: \S+){0,2}\W*$/i,
      yields: true,
    },
    { say: '(do|lets do|ill do|lets go with) {task} (now|first|next|right now)' },
    // What was begun, and its step that is next.
    {
      say: '(ok|okay|right|so|and)* (whats|what is|what comes|show me|give me|tell me|is there)* (the|my)? next (bit|step|part|move|piece) (of it|then|now|please|of this|of that)*',
      with: { begun: 'yes' },
    },
    {
      say: '(ok|okay|right|so|and|lets|let us|ill|i will)* (go|going|on|back to it|back at it|back on it|back on task|back to work|picking it up|pick it up|where were we|where was i|what was i doing|what was i on) (again|now|then)*',
      with: { begun: 'yes' },
      yields: true,
    },
    // “Now the landlord”, “on to the garage”: of what is there.
    {
      say: '(ok|okay|right|and|so)* (now|next|next up|on to|onto|moving on to|now for|time for) (the|my)? {task} (now|then|please)?',
      typed: /^\W*\S+(?: \S+){1,5}\W*$/,
      yields: true,
    },
    {
      say: '(im|i am)? (starting|going|on it|off i go|here goes|here we go|starting now|doing it|doing it now)',
      with: { task: 'it' },
    },
    {
      say: '{task} (next|now|i guess|i suppose|then|first|it is|then i guess|first then|please|first please)',
      typed: /^\W*\S+(?: \S+){1,5}\W*$/,
      yields: true,
    },
    '(i|im|i am|ill|well|we|shall|will|ok|okay|right|just|now)* (start|begin|starting|beginning|starting on|start on|start with|starting with|going to start|going to do|doing|about to do|about to start) !(of) {task} (now|then|first)?',
  ],
  options: {
    task: taskOption('Which one; the best suggestion if left out'),
    moved: hidden(flagOption('After its first move')),
    begun: hidden(flagOption('Only what is in progress')),
  },
  examples: ['start milk'],
  async run(me, values, { request }) {
    if (values.task && request.input.kind === 'typed' && namesLaterDay(me, request.input.line))
      throw new NotMeantError('It is to be begun on another day.')
    const current = await tasks.findCurrentTask(me)
    if (values.begun && !current) throw new NotMeantError('Nothing is in progress.')
    const asked =
      values.task ??
      current ??
      (await findFirstShown(me)) ??
      (await findFirstPlanned(me)) ??
      (await suggesting.findTopTask(me))
    if (!asked)
      throw new UserError(
        "There is nothing to start yet. Type what's on your mind.",
        [],
        "There is nothing to start yet. Save what's on your mind with {task add}.",
      )
    const task = await firstPart(me, asked)
    const how = await tasks.startTask(me, task)
    const stand = await steps.loadStepProgress(me, task)
    const focusMinutes = offeredFocusMinutes(await loadTaskCorrection(me, task))
    const words = values.moved
      ? t`Good. Next: ${stand.next?.description ?? task.title}`
      : how === 'started'
        ? t`Started: ${task.title}`
        : t`Already in progress: ${task.title}`
    if (stand.steps.length > 0 && stand.next) return stepView(stand, { focusMinutes, notice: words })
    return taskStartedView(words, taskFactsText(readerOf(me), task), task, {
      movement: stand.steps.length > 0 ? null : steps.firstMovementFor(task, null),
      focusMinutes,
    })
  },
})

/** As long as the task really takes, where that is known: a session of 90 minutes at most. */
const offeredFocusMinutes = (correction: EstimateCorrection | null): number =>
  correction === null ? 25 : Math.min(90, Math.max(5, correction.minutes))

/** What the day's plan begins with; what has a time of its own later waits for that. */
async function findFirstPlanned(me: Me): Promise<tasks.Task | undefined> {
  const plan = await rituals.findDayPlan(me)
  return plan?.picks.find(
    ({ isOpen, due_date, parsedMetadata }) =>
      isOpen && !(parsedMetadata.has_due_time === true && due_date !== null && due_date > me.now),
  )
}

/** For a task with open parts and no steps, the first part is started. */
async function firstPart(me: Me, task: tasks.Task): Promise<tasks.Task> {
  if (task.is_leaf || !task.isOpen || (await steps.loadStepProgress(me, task)).next) return task
  return (await tasks.findFirstOpenPart(me, task)) ?? task
}

/** “Figures tomorrow morning then”: whoever says another day begins nothing now. */
function namesLaterDay(me: Me, line: string): boolean {
  const lifted = liftMoment(line)
  const due = lifted && lifted.moment !== '' && !lifted.isPast ? readWhen(lifted.moment, readingOf(me)) : null
  return due !== null && due.day > todayOf(me)
}
