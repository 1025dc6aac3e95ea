// How people say that something waits, goes on later or changes places with another. Patterns of `task move`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

export const waitingSentences: readonly Sentence[] = [
  {
    say: '(no|actually|can you|can we|could you|please|ok|oh|wait|sorry|lets|just|and)* (swap|switch|exchange|flip) (them|those|these|those two|these two|the two|the two of them|both|both of them|the times|the days|the dates|their times|their days|their dates|them two) (round|around|over|about|please|then|instead)*',
    with: { swap: 'yes' },
  },
  // “Mum can wait til sunday”.
  {
    say: '(ok|so|and|well|the|my|i think|i guess|actually)* {task} (can|could|will have to|has to|have to|must|should|may as well|might as well) (wait|go|sit|hold|keep|stay|move|be moved|be done) (on|to|for|till|until|over)* {to} (then|now|i think|i guess|instead)*',
    typed: /\b(?:wait|go|sit|hold|keep|stay|moved?|be done)\b.{3,40}$/i,
  },
  {
    say: '(ok|so|and|well|the|my|i think|i guess|actually)* {task} (can|could|will have to|has to|have to|must|should|may as well|might as well) (wait|go|sit|hold|keep|stay|move|be moved|be done) (on|to|for|till|until|over)* (then|now|i think|i guess|instead)*',
    moment: 'needed',
    typed: /\b(?:wait|sit|hold|keep|stay|moved?|be done)\b.{3,40}$/i,
  },
  // “No answer, trying at 2”: what didn't work is tried once more.
  {
    say: '{_} (trying|will try|ill try|i will try|try|retrying|retry) (it|that|again|back|them|him|her)* (on|at|in|after|around|by)? (again)?',
    with: { task: 'it', recent: 'yes' },
    typed:
      /^(?=.{8,70}$)(?!.*\?)\W*(?:\S+ ){0,5}(?:no|not|never|nobody|noone|didn[’']?t|don[’']?t|engaged|busy|voicemail|out)\b.{0,30}\b(?:try|trying|retry)/i,
    moment: 'needed',
  },
  // “Pick it up after lunch”, of what was begun: with a parcel it is something to do.
  {
    say: '(didnt finish|not finished|not done|ran out of time|and|so|but|ill|i will|will|lets|gonna|going to|can|we|i)* (pick|take) (it|that|this|the rest|the rest of it) (back)? up (again)? (on|at|from there)?',
    with: { task: 'it', recent: 'yes' },
    typed: /^.{1,60}$/,
    moment: 'needed',
  },
]
