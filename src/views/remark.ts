// What is answered to something told that asks for nothing: one short kind sentence that fits how it was told, and the line
// one tap away as a task.
import { ask } from '../chat/ask.ts'
import { excerpt } from '../chat/phrases.ts'
import { type Button, t, trustedText, type View, view } from '../chat/view.ts'

/** How it was told. */
export type Tone =
  | 'grave'
  | 'hard'
  | 'good'
  | 'annoying'
  | 'body'
  | 'praise'
  | 'blame'
  | 'plain'
  | 'unknown'
  | 'comfort'
  | 'wry'
  | 'care'
  | 'lack'
  | 'deed'

/** Several of each, so that the third remark of a day isn't met with the same words. */
const SAID: Readonly<Record<Tone, readonly string[]>> = {
  grave: ["I'm so sorry. Nothing here needs doing right now.", "I'm sorry. Your list can wait."],
  hard: [
    'That sounds like a lot. One small thing is enough for now.',
    'That sounds hard. Doing nothing for a minute is fine, and one small thing is enough for now.',
    "That's a lot to carry. Everything stays safe here; one small thing is enough for now.",
  ],
  good: ['Good to hear.', 'Good to hear. Enjoy it a little.', "Good to hear. That's worth noticing."],
  annoying: ["That's annoying.", "Annoying. I've put nothing on your list.", 'Not what you needed.'],
  body: ['Sorry to hear it. Less is fine today.', 'That sounds unpleasant. Your list can wait.'],
  praise: ['Thank you. Glad it helps.', "That's kind. I'm glad it helps."],
  blame: ['Sorry about that. I can be quieter.', 'Fair. I can be quieter, and take back what I changed last.'],
  // Who asks for it: “tell me it'll be ok”.
  comfort: [
    'You came here, and that counts. One small thing is enough for now.',
    "You don't have to manage all of it. One small thing is enough for now.",
  ],
  // A question that wants no answer: “who invented mondays”.
  wry: ["Good question. I don't know either.", 'I have no answer to that one, only a next small thing.'],
  // They looked after themselves, or left it out.
  care: ['Good. Looking after yourself counts.', 'Good. That counts as much as anything on a list.'],
  lack: [
    'Then that comes first. Everything here can wait.',
    'That comes before any list. I keep everything until you are back.',
  ],
  // They did something that was on no list.
  deed: ["Good, that counts. It wasn't on your list.", "It wasn't on your list, and it counts all the same."],
  // It points at something that nobody knows of: “split it”.
  unknown: ["I can't tell what that is about. Say it with its name."],
  plain: [
    "I hear you. I've put nothing on your list.",
    "Okay. I left that off your list, since it doesn't sound like a task.",
    'I took that as a remark, and put nothing on your list.',
  ],
}

/**
 * @param words as typed: the same remark is answered alike
 * @param buttons what else it may be about, and what saves it
 */
export function remarkView(tone: Tone, words: string, buttons: readonly Button[]): View {
  return view(trustedText(toneText(tone, words)), [], { buttons: buttonsOf(tone, buttons) })
}

/** @param words as typed: the same remark is answered alike */
export function toneText(tone: Tone, words: string): string {
  const said = SAID[tone]
  const sum = [...words].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return said[sum % said.length] ?? ''
}

/** Something that slips the mind again and again. */
export const forgottenView = (thing: string): View =>
  view(t`I can keep “${excerpt(thing)}” in mind for you.`, [], {
    buttons: [
      { label: 'Make it a habit', line: ask('habit add', { name: thing }), isPrimary: true },
      { label: 'Add as a task', line: ask('task add', { title: thing }) },
    ],
  })

function buttonsOf(tone: Tone, buttons: readonly Button[]): readonly Button[] {
  switch (tone) {
    case 'blame':
      return [
        { label: 'Pause check-ins', line: ask('nudge pause') },
        { label: 'Undo last change', line: ask('me undo') },
        ...buttons,
      ]
    case 'hard':
    case 'body':
    case 'good':
    case 'comfort':
    case 'wry':
    case 'care':
    case 'deed':
      return [WHAT_NOW, ...buttons]
    case 'grave':
    case 'praise':
    case 'lack':
      return buttons
    case 'annoying':
    case 'plain':
    case 'unknown':
      return [...buttons, WHAT_NOW]
  }
}

const WHAT_NOW: Button = { label: 'What now?', line: ask('task suggest') }
