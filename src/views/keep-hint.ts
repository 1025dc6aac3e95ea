// How to save something, said wherever nothing is there yet.
import { typedHint } from '../chat/view.ts'

export const KEEP_HINT = typedHint(
  "Type what's on your mind, and I'll keep it.",
  "Save what's on your mind with {task add}.",
)
