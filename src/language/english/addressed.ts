// Is a line said to an assistant, or kept for oneself? A title is never taken for a wish: what is not plainly a question,
// a request or an order about one's own lists is a title.

const QUESTION =
  /^(what|whats|when|whens|where|wheres|who|whos|which|how|hows|why) (is|are|was|were|am|do|does|did|have|has|had|can|could|should|would|will|many|much|long|often|far|about|else|of|on|my|tasks?|things|habits?|time|day)\b(?! to\b)|^(whats|wheres|whens|hows) /
const AUXILIARY =
  /^(is|are|was|were|am|do|does|did|have|has|had|can|could|should|would|will|may|might|isnt|arent|didnt|havent) (i|you|u|we|it|he|she|they|my|there|this|that|the|any|anything|all|some)\b/
const REQUEST =
  /^((hey|hi|hello|ok|okay|so|and|oh|um|well|yo)[, ]+)*(proxy\b|please\b|pls\b|plz\b|kindly\b|(can|could|would|will|might) (you|u|ya|we)\b|(would|do) you mind\b|(id|i would|i) (like|love|want|need) you to\b|(i was|im|i am) wondering\b|is it possible\b|do me a favou?r\b|let us\b|help me (to )?(find|see|plan|pick|choose|decide|get|remember|sort|work|figure|organi[sz]e|start|focus)\b)/
const REQUEST_END = /\b(please|pls|plz|for me|will you|would you|can you|could you)[.!?]*$/
const TO_ME = /^(show|tell|give|remind|read|send|let|find|get|ask|wake|nudge|ping|warn|text|message) me\b/
const ORDER =
  /^(show|list|read|clear|move|push|shift|bump|postpone|reschedule|mark|tick|turn|switch|change|set|make|put|add|remove|delete|drop|cancel|stop|start|pause|resume|skip|plan|sort|organi[sz]e|split|rename|log|record|count|find|search|look|check|open|mute|unmute|snooze|undo|prioriti[sz]e|empty)\b/
const OWN_THINGS =
  /\b(my|all my|our|these|those|that|this|every) (\w+ )?(lists?|to-?dos?|tasks?|reminders?|habits?|goals?|days?|mornings?|evenings?|weeks?|schedule|calendar|agenda|plans?|streaks?|energy|focus|session|notifications?|nudges?|check-?ins?|inbox|steps?|breaks?)\b/

/** True for questions, requests and orders about one's own lists; false for whatever may be a title. */
export function isAddressed(line: string): boolean {
  if (line.trim().includes('\n') || line.length > LONGEST) return false
  const words = line.trim().toLowerCase().replaceAll(/['’`]/g, '').replaceAll(/\s+/g, ' ')
  if (!words.includes(' ')) return false
  return (
    QUESTION.test(words) ||
    AUXILIARY.test(words) ||
    REQUEST.test(words) ||
    REQUEST_END.test(words) ||
    TO_ME.test(words) ||
    (ORDER.test(words) && OWN_THINGS.test(words))
  )
}

/** Longer lines are prose. */
const LONGEST = 300

/** The wishes of a line that may hold several: "move the gp to friday and add milk". At least one. */
export const splitWishes = (line: string): readonly string[] =>
  line
    .split(/\s*[,;]\s*(?:and |then |also )*|\s+(?:and then|and also|and|then|also)\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** "is the report", "why milk", "Margaret, she says it is on": such words name no thing. "Will" and "May" are names as well. */
export const beginsQuestion = (words: string): boolean =>
  /^(?:is|are|was|were|(?:did|do|had|has|have|should|could|can) (?:i|we|you|he|she|they|it|the|my)|does|isn[’']?t|aren[’']?t|didn[’']?t|when|what|where|why|how|who|which|whether)\s/i.test(
    words.trim(),
  ) || /,\s*(?:and |but |so |because )?(?:he|she|they|i|we|you|there|who|which)\b/i.test(words)
