// Views of small talk and questions that no list answers: one kind sentence, one next step.
import { ask } from '../chat/ask.ts'
import { excerpt } from '../chat/phrases.ts'
import { type Button, t, trustedText, typedHint, type View, view } from '../chat/view.ts'
import { type Day, formatMoment } from '../time/index.ts'
import { dayText, type Reader, readerToday } from './reader.ts'

/** Questions answered in a sentence. */
export const ANSWER_TOPICS = [
  'greeting',
  'goodbye',
  'moment',
  'thanks',
  'yes',
  'no',
  'maybe',
  'repeat',
  'time',
  'date',
  'name',
  'who',
  'able',
  'clear',
  'stop',
  'feeling',
  'glad',
  'annoyed',
  'slip',
  'data',
  'waits',
  'crisis',
  'length',
  'sorry',
  'instead',
  'remark',
  'question',
] as const
export type AnswerTopic = (typeof ANSWER_TOPICS)[number]

/** What is answered by its tone (remark.ts). */
export const TONED = ['feeling', 'glad', 'annoyed', 'remark'] as const
export type TonedTopic = (typeof TONED)[number]

const NO_QUESTION = 'OK. No question is open, so nothing changed.'

/** Answered in a sentence, with what saves the words. */
const IN_A_SENTENCE = {
  goodbye: 'Bye for now. Everything stays where you left it.',
  moment: "Take your time. I'm here.",
  thanks: 'Any time.',
  question: "I can't answer that. I can keep it for later.",
  yes: NO_QUESTION,
  no: NO_QUESTION,
} as const satisfies Partial<Record<AnswerTopic, string>>

const isInASentence = (to: AnswerTopic): to is keyof typeof IN_A_SENTENCE => to in IN_A_SENTENCE

/** @param save buttons that save the words, if they may be a task */
export function answerView(
  to: Exclude<AnswerTopic, TonedTopic>,
  reader: Reader & { readonly name: string; readonly timeZone?: string; readonly day?: Day },
  save: readonly Button[],
): View {
  if (isInASentence(to)) return view(trustedText(IN_A_SENTENCE[to]), [], { buttons: save })
  switch (to) {
    case 'greeting':
      return view(
        typedHint(
          "Hello. What's on your mind? Type it, or take one small thing.",
          "Hello. Save what's on your mind with {task add}, or take one small thing.",
        ),
        [],
        {
          buttons: [WHAT_NOW, ...save],
        },
      )
    case 'maybe':
      return view(t`That's fine. Nothing has to be decided now.`, [], { buttons: [WHAT_NOW, ...save] })
    case 'sorry':
      return view(t`No need to be sorry. Everything is where you left it.`, [], { buttons: [WHAT_NOW, ...save] })
    case 'instead':
      return view(t`I can't do it for you. I can make it smaller, or keep you company while you do it.`, [], {
        buttons: [WHAT_NOW, { label: 'Focus 10 min', line: ask('focus start', { minutes: 10 }) }, ...save],
      })
    case 'repeat':
      return view(t`My last message is right above this one.`, [], {
        buttons: [{ label: 'Home', line: ask('me home') }],
      })
    case 'time': {
      const zone = reader.timeZone ?? reader.zone
      const time = formatMoment(reader.now, zone, { show: 'time', now: reader.now, hours: reader.hours })
      const place = reader.timeZone?.split('/').at(-1)?.replaceAll('_', ' ')
      if (place) return view(t`It's ${trustedText(time)} in ${trustedText(place)}.`)
      return view(t`It's ${trustedText(time)}${trustedText(reader.isZoneKnown ? '' : ' UTC')}.`)
    }
    case 'date':
      return reader.day && reader.day !== readerToday(reader)
        ? view(t`That is ${dayText(reader, reader.day)}.`)
        : view(t`Today is ${dayText(reader, readerToday(reader))}.`)
    case 'name':
      return view(t`I call you ${reader.name}.`, [], { buttons: [{ label: 'Change', line: ask('me edit') }] })
    case 'who':
      return view(t`I'm Proxy. I keep your tasks and help you start.`, [], { buttons: [HELP] })
    case 'able':
      return view(t`I keep tasks, split them into small steps, time your focus and remind you.`, [], {
        buttons: [HELP],
      })
    case 'clear':
      return view(t`I don't clear a whole list at once. What would help?`, [], {
        buttons: [
          { label: 'Show tasks', line: ask('task list') },
          { label: 'Fresh start', line: ask('ritual fresh') },
          ...save,
        ],
      })
    case 'stop':
      return view(t`Nothing is running.`, [], {
        buttons: [
          { label: 'Undo last change', line: ask('me undo') },
          { label: 'Pause reminders', line: ask('nudge pause') },
          ...save,
        ],
      })
    case 'slip':
      return view(t`No harm done. I can take back the last change.`, [], {
        buttons: [
          { label: 'Undo last change', line: ask('me undo') },
          { label: 'Home', line: ask('me home') },
          ...save,
        ],
      })
    case 'data':
      return view(
        t`I'm open source and cost nothing. What you write is kept on the server that I run on, and you can take it all with you.`,
        [],
        {
          buttons: [
            { label: 'Export', line: ask('me export') },
            { label: 'Zones', line: ask('zone show') },
          ],
        },
      )
    case 'waits':
      return view(t`Nothing here is lost by waiting. What has a day says so.`, [], {
        buttons: [{ label: 'Show tasks', line: ask('task list') }, WHAT_NOW, ...save],
      })
    case 'crisis':
      return view(
        t`I'm glad you said it. Please don't stay alone with this: someone you trust, or a crisis line, can listen now.`,
      )
    case 'length':
      return view(t`How many minutes? From 1 to 180.`, [], {
        asks: { line: ask('focus start'), into: 'minutes' },
        buttons: [5, 10, 25].map((minutes) => ({ label: `${minutes} min`, line: ask('focus start', { minutes }) })),
      })
  }
}

/** A remark that has a word of one open task: it may be a note of that, say that it is done, or when it is (`moment`). */
export const remarkAboutView = (
  { task_id, title }: { readonly task_id: string; readonly title: string },
  words: string,
  save: readonly Button[],
  moment: string | null = null,
  isTakenOver = false,
): View => {
  const comment = ask('comment add', { task: task_id, text: words })
  return view(t`Is that about “${excerpt(title)}”?`, [], {
    buttons: [
      ...(moment === null
        ? [
            { label: 'Add it as a comment', line: comment, isPrimary: true },
            { label: 'It is done', line: ask('task done', { task: task_id }) },
            ...(isTakenOver ? [{ label: 'Let it go', line: ask('task drop', { task: task_id }) }] : []),
          ]
        : [
            { label: `Move it: ${moment}`, line: ask('task move', { task: task_id, to: moment }), isPrimary: true },
            { label: 'Add it as a comment', line: comment },
          ]),
      ...save,
    ],
    question: {
      // “They said call back at 3”, “ok do that”: at 3, then.
      yes: moment === null ? comment : ask('task move', { task: task_id, to: moment }),
      no: ask('task show', { task: task_id }),
    },
    card: { kind: 'task', id: task_id },
  })
}

/** A remark about one of several that were shown: it becomes a note of the one that is chosen. */
export const whichRemarkView = (
  things: readonly { readonly task_id: string; readonly title: string }[],
  words: string,
  save: readonly Button[],
): View =>
  view(t`Which one is that about?`, [], {
    buttons: [
      ...things.map(({ task_id, title }) => ({
        label: excerpt(title),
        line: ask('comment add', { task: task_id, text: words }),
      })),
      ...save,
    ],
    choices: things.length,
  })

const WHAT_NOW: Button = { label: 'What now?', line: ask('task suggest') }
const HELP: Button = { label: 'Help', line: ask('me help') }
