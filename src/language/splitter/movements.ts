// The smallest movement for a step, by its verb. A row applies only where the step can take place: nobody walks out of
// the door for a line of code. `{head}` is the step's last content word, `{object}` what follows the verb, `{step}` the
// step itself, in quotes.

import type { FamilySetting } from './recipe.ts'

/** A first movement, and the steps it begins. */
export interface Movement {
  /** First words of a step, separated by spaces. */
  readonly verbs: string
  /** Only if the step also contains one of these words. */
  readonly beside?: string
  /** Where a step of this row can take place; by default everywhere. */
  readonly where?: readonly FamilySetting[]
  readonly emoji: string
  readonly movement: string
  /** Two or three smaller pieces, for a step without a template. */
  readonly smaller: readonly string[]
}

const AT_SCREEN: readonly FamilySetting[] = ['screen']
/** Where a word is typed; elsewhere it is written. */
const TYPED: readonly FamilySetting[] = ['anywhere', 'screen']
const NOT_BY_HAND: readonly FamilySetting[] = ['anywhere', 'screen', 'page', 'person']
const WITH_HANDS: readonly FamilySetting[] = ['anywhere', 'home', 'outside', 'page']

/** What is written begins with one word: by verbs that say so, with words beside them or alone. */
function oneWord(act: 'Type' | 'Write', where?: readonly FamilySetting[]): readonly Movement[] {
  const begun = {
    ...(where ? { where } : {}),
    emoji: '✍️',
    movement: `${act} the word “{head}”.`,
    smaller: [`${act} the word “{head}”`, 'Add three words after “{head}”, spelling does not matter'],
  }
  return [
    {
      verbs:
        'write type name jot note put fill enter answer draft describe explain reply add list give title spell finish',
      beside:
        'write type name jot note down line sentence word words page paper list field form text what since when who which why question top',
      ...begun,
    },
    {
      verbs: 'write type name jot note draft describe explain answer list title reply summarise rewrite fill enter',
      ...begun,
    },
  ]
}

/** Tried in this order. */
export const MOVEMENTS: readonly Movement[] = [
  {
    verbs: 'open',
    beside: 'mail email message chat reply inbox',
    emoji: '📧',
    movement: 'Click the mail icon.',
    smaller: ['Wake the screen', 'Click until you see {object}'],
  },
  {
    verbs: 'open',
    beside: 'letter envelope parcel box package post',
    emoji: '✉️',
    movement: 'Put one finger under the flap.',
    smaller: ['Put the {head} in front of you', 'Lift the flap and look inside'],
  },
  {
    verbs: 'open',
    beside: 'window door wardrobe cupboard drawer fridge tent bag suitcase',
    emoji: '🚪',
    movement: 'Put one hand on the {head}.',
    smaller: ['Walk up to the {head}', 'Pull it open and look'],
  },
  {
    verbs: 'open start launch log sign',
    where: NOT_BY_HAND,
    emoji: '🖱️',
    movement: 'Click once, on the icon for “{head}”.',
    smaller: ['Wake the screen', 'Click or type “{head}” until it shows'],
  },
  ...oneWord('Type', TYPED),
  ...oneWord('Write'),
  {
    verbs: 'read skim check compare proofread review look scan watch',
    emoji: '👀',
    movement: 'Put a finger on the first line of “{head}”.',
    smaller: ['Look at the first line of “{head}”', 'Look at the remaining part of “{head}”, top to bottom'],
  },
  {
    verbs: 'call phone ring dial',
    emoji: '📞',
    movement: 'Pick up the phone and say “hello” once.',
    smaller: ['Type the number for “{head}”', 'Press the green button and say your name'],
  },
  {
    verbs: 'say tell ask speak practise rehearse greet thank text message show',
    emoji: '💬',
    movement: 'Say the word “{head}” out loud.',
    smaller: ['Say the word “{head}” out loud', 'Say one whole sentence with “{head}”'],
  },
  {
    verbs:
      'send press click tap submit confirm pay book save choose pick select upload attach scan print turn switch plug set mark tick cross circle underline highlight delete archive unsubscribe copy paste move',
    beside: 'click tap button online screen app site page file mail link form draft message payment tab alarm timer',
    where: NOT_BY_HAND,
    emoji: '🖱️',
    movement: 'Put the pointer or a finger on “{head}”.',
    smaller: ['Bring “{head}” onto the screen', 'Press the button that settles “{head}”'],
  },
  {
    verbs: 'search find look google',
    beside: 'online number address hours website search site map',
    emoji: '🔎',
    movement: 'Type “{head}” into the search line.',
    smaller: ['Type “{head}” into the search line', 'Open the first result and look for “{head}”'],
  },
  {
    verbs: 'find search look collect gather fetch get bring grab take',
    where: WITH_HANDS,
    emoji: '🔎',
    movement: 'Stand up and take one step towards “{head}”.',
    smaller: ['Look where “{head}” was seen last', 'Look in one more place for “{head}”'],
  },
  {
    verbs: 'wash rinse scrub soak clean wipe dust mop polish spray brush',
    where: WITH_HANDS,
    emoji: '🧽',
    movement: 'Pick up the cloth, or turn on the tap.',
    smaller: ['Fetch the cloth for “{head}”', 'Clean one patch of “{head}”, as wide as a hand'],
  },
  {
    verbs:
      'put lay place carry set stack load hang fold sort pile drop throw bin empty unload move pull push lift clear hide pour cut tie tape wrap pack fill',
    where: WITH_HANDS,
    emoji: '📦',
    movement: 'Pick up the one nearest thing for “{head}”.',
    smaller: ['Pick up one thing for “{head}”', 'Take the next three for “{head}”'],
  },
  {
    verbs: 'walk go step leave cycle drive ride',
    beside: 'out outside round shop street park office pharmacy station school post bus home',
    where: ['anywhere', 'outside'],
    emoji: '🚶',
    movement: 'Put one foot into a shoe.',
    smaller: ['Put on shoes', 'Walk to the door and open it'],
  },
  {
    verbs: 'walk go step leave',
    emoji: '🚶',
    movement: 'Stand up.',
    smaller: ['Stand up', 'Take three steps that way'],
  },
  {
    verbs: 'stand stretch kneel rise',
    emoji: '🧍',
    movement: 'Put both feet on the floor.',
    smaller: ['Put both feet on the floor', 'Lean forward and push up'],
  },
  {
    verbs: 'breathe sit lie drink eat swallow',
    emoji: '🫖',
    movement: 'Put both feet on the floor and breathe out.',
    smaller: ['Put both feet on the floor', 'Breathe out, then turn to “{head}”'],
  },
  {
    verbs: 'count measure weigh note photograph film',
    emoji: '📏',
    movement: 'Point at the first one and say “one”.',
    smaller: ['Point at the first of “{head}” and say “one”', 'Count on to the last of “{head}”'],
  },
]

/** For any other step at a screen. */
export const ON_SCREEN: Movement = {
  verbs: '',
  where: AT_SCREEN,
  emoji: '🖱️',
  movement: 'Put one hand on the mouse or the keys.',
  smaller: ['Bring “{head}” onto the screen', 'Put the pointer where “{head}” begins'],
}

/** Asked if no family fits a task. */
export const UNKNOWN_MOVEMENT = 'Say aloud what you would touch first.'

/** For unknown verbs and other languages. */
export const ANYTHING = {
  emoji: '👉',
  movement: 'Say {step} out loud, once.',
  smaller: [
    'Bring what {step} needs within reach',
    'Do the first visible bit of {step}',
    'Go on with the rest of {step}',
  ],
} as const

/** If even a small piece is too big: movement of the body first. */
export const BODY = [
  ['Turn to where {step} happens and breathe out', 'Touch the first thing {step} needs'],
  ['Sit or stand up straight for {step}', 'Count down from five, then move one hand for {step}'],
] as const
