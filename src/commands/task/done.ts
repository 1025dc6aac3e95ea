// Marks a task as done. Idempotent; a repetition says so.
import { ask } from '../../chat/ask.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as cards from '../../domain/request/cards.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { reportTitle } from '../../language/english/report-title.ts'
import { UserError } from '../../user-error.ts'
import { momentText } from '../../views/reader.ts'
import { stepOrWholeView } from '../../views/step.ts'
import { dueText } from '../../views/task.ts'
import { titleLabel } from '../../views/title-label.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMeantThing, type MeantThing } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task done',
  about: 'Finish a task',
  byModel: 'run',
  aliases: ['/done'],
  phrases: {
    '✅': {},
    finished: {},
    'i did it': {},
    "i'm done": {},
    'i am done': {},
    'finished it': {},
    'done with it': {},
    'all done': {},
  },
  says: [
    // “Milk bought”, “the rent is paid”: only of what is there.
    {
      say: '(the|my|our)? {task} (is|are|was|were|got|has been|have been)? (now|already|finally|all)? !(cancelled|canceled|called off) <did> (now|already|today)?',
      moment: 'none',
    },
    { say: '<i> (all)? <finished> (with)? {task}', orElse: 'ask', moment: 'ignored' },
    {
      say: '(im|i am|were|we are) (all|finally|just|now|nearly done and)? (done|finished|through) (with)? {task}',
      orElse: 'ask',
    },
    {
      // “I've got a meeting” has one, and did nothing.
      say: [
        '(i|we) (already|just|finally)? <did> !(to|out of|into|out) {task}',
        '(ive|weve|i have|we have) (already|just|finally)? !(got) <did> !(to|out of|into|out) {task}',
        '(ive|weve|i have|we have) (already|just|finally) got !(to|a|an) {task}',
      ],
      orElse: 'ask',
      moment: 'ignored',
    },
    {
      say: '{task} (is|are|was|were|has been|got|s) (now|all|finally|already)? (done|finished|complete|completed|sorted|handled)',
      orElse: 'ask',
    },
    '(ok|okay|right|well|yes|and|so)* (thats|that is|its|it is|this is|this ones|that ones|that one is|this one is) (now|all|finally|already)? (done|finished|sorted|complete|dealt with)',
    '{task} (done|finished|completed|✅)',
    '(done|finished|completed) (with)? {task}',
    { say: '(done|finished) (with|w) {task}', orElse: 'ask' },
    // A report of what no task is called: "I went for a run", "meditated", "had lunch with Tom".
    {
      say: [
        '(i|we|ive|weve|i have|we have) (already|just|finally|also|even)? !(to|got|had|did not|did nothing|ran out|ran into|saw that|told you|asked you|decided to|agreed to|planned to|started to|began to|tried to|came up|spent too|spent all|went broke|went wrong) &(<wasdone>|<did>) {task}',
        '(ive|weve|i have|we have) (already|just|finally|also|even)? &(eaten|drunk|gone|been to|written|taken|given|seen|spoken|driven|ridden|worn|swum|run|slept|woken|spent|done|made|met|read|had|finished|begun|brought|thrown|grown|sung|drawn|shown|paid|sold|bought|taught|built|hung|set up) {task}',
        '<i>? (already|just|finally|also)? !(ran out|saw that|spoke to you|went broke|went wrong) &(<wasdoneclearly>|saw the|saw a|saw my|saw our|saw dr|had lunch|had dinner|had breakfast|had coffee|had a nap|had a shower|had a walk|had a snack|had a glass) {task}',
        '(i|we) had (a|an|the) &(nap|shower|walk|run|snack|meeting|call|chat|glass|bath|coffee|tea|session|lesson|lunch|dinner|breakfast|meal|haircut) {task}',
      ],
      orElse: 'ask',
      moment: 'ignored',
    },
    // As people say it who learnt English late.
    '(i|we) (finish|complete) {task}',
    // A report of what was done. “read …” and “cut …” may be a title, and “packed lunch” names a thing.
    {
      say: ['<didclearly> {task}', '<didsurely> &(the|my|our|a|an|some|all|his|her|their|both) {task}'],
      orElse: 'ask',
      moment: 'ignored',
    },
    '<did> {task}',
    {
      say: [
        '(mark|tick|check|set|flag) {task} (as|off|off as)? (done|finished|complete|completed|off|bought|paid|sent|called|booked|posted|ordered|sorted)',
        'cross {task} off',
      ],
      orElse: 'tell',
    },
    {
      say: '(check|cross|tick|mark) (off)? {task} (off|off of|as done|as finished|from|on|in) (of)? <my>? <anylist>',
      orElse: 'tell',
    },
    {
      say: '<i> <finished> {task} (so|and) (please)? (cross|take|check|mark|tick|remove) (it|that|this) (off|from) {_}',
      orElse: 'ask',
    },
    {
      say: '(someone else|somebody else|my wife|my husband|my partner|mum|mom|dad|he|she|they) (already|just|has|have)? <did> {task}',
      trust: 'offer',
    },
    { say: '(finish|complete) {task}', trust: 'offer' },
    { say: '(tick|check|cross|mark) off {task}' },
    { say: '(finished|completed) {task}', orElse: 'ask' },
    '(ticked|checked|crossed|marked) off {task}',
    '(ticked|checked|crossed) {task} off',
    { say: '(i|we|ive|weve|i have|we have) (already|just|finally|now)? {task}', trust: 'offer' },
    { say: '(just|already|finally) {task}', trust: 'offer' },
    {
      say: '(i|we|ive|weve|i have|we have)? (just|already|finally)? (called|rang|phoned|emailed|texted|messaged|wrote|written|sent|paid|booked|cleaned|washed|cooked|fixed|ordered|posted|mailed|picked up|dropped off|returned|submitted|filed|watered|fed|walked|hoovered|vacuumed|ironed|folded|packed|studied|replied to|answered|signed|printed|scanned|made|baked|painted|hung|built|mended|repaired|renewed|cancelled|scheduled|backed up|updated|reviewed|tested|merged|deployed|tidied|swept|mopped|dusted|emptied|took out|put away|collected|delivered) {task}',
      trust: 'offer',
    },
  ],
  whenMissing: {
    label: 'Log it as done',
    command: 'task add',
    into: 'title',
    with: { done: 'yes' },
    titleOf: reportTitle,
  },
  takesSeveral: 'task',
  options: { task: taskOption('Which one; the current one if left out') },
  examples: ['done milk', 'task done milk'],
  async run(me, values, { request, runLine }) {
    const meant: MeantThing = values.task ? { task: values.task } : await findMeantThing(me, 'task done')
    // What was spoken of last was a habit: it is checked.
    if (meant.habit) return runLine(ask('habit check', { habit: meant.habit.habit_id }))
    const { task, other } = meant
    if (!task)
      throw new UserError(
        'Nothing is in progress. Which one is done? Type “done” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Nothing is in progress. Which one is done? Choose it in {task done}.',
      )
    const asksWhich = request.input.kind === 'typed' && !request.byReaction && task.isOpen
    const stand = asksWhich ? await steps.loadStepProgress(me, task) : null
    if (stand?.next) return stepOrWholeView(task, stand.next)
    const { already, next, parent, openParts } = await tasks.finishTask(me, task)
    const { byReaction, ownMessage } = request
    // Taking the ✅ away puts it back.
    if (byReaction && ownMessage && !already)
      await cards.registerCard(me, { kind: 'tick', id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    const reader = readerOf(me)
    if (already)
      return view(t`Already done, at ${momentText(reader, already)}: ${task.title}`, [], {
        buttons: [{ label: 'Reopen', line: ask('task reopen', { task: task.task_id }) }],
      })
    const finish = parent && ask('task done', { task: parent.task_id })
    return view(
      t`Done: ${task.title}`,
      [
        ...(next ? [textBlock(t`It repeats: next ${dueText(reader, next)}`)] : []),
        ...(openParts > 0
          ? [
              textBlock(
                trustedText(`${openParts} ${openParts === 1 ? 'part of it is' : 'parts of it are'} still open.`),
              ),
            ]
          : []),
        ...(parent ? [textBlock(t`That was the last part of “${parent.title}”. Is it finished too?`)] : []),
      ],
      {
        buttons: [
          ...(finish ? [{ label: 'Finish it too', line: finish, isPrimary: true }] : []),
          { label: 'Next', line: ask('task suggest') },
        ],
        ...(finish ? { question: { yes: finish, no: ask('task show', { task: parent.task_id }) } } : {}),
        card: { kind: 'task', id: task.task_id },
        // A reminder was newer than the task in progress.
        ...(other
          ? {
              undoButton: {
                label: `I meant: ${titleLabel(other.title)}`,
                returnTo: ask('task done', { task: other.task_id }),
              },
            }
          : {}),
      },
    )
  },
})
