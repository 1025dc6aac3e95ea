// What each kind of clause looks like, one line for each way of saying it; and which whole lines are kept as no task because
// they only tell.
import { describe, expect, test } from 'vitest'
import { isOnlyTold, readClauses } from '../../../src/language/english/clauses.ts'

const read = (line: string): string[] =>
  readClauses(line).map(({ kind, text, pointsBack, isDated }) =>
    [kind, ':', text, pointsBack ? '+back' : '', isDated ? '+dated' : ''].filter(Boolean).join(' '),
  )
const kindOf = (line: string): string =>
  readClauses(line)
    .map(({ kind }) => kind)
    .join(' ')

describe('the kind of a clause', () => {
  test.each([
    // Said between two thoughts.
    ['fair enough', 'filler'],
    ['Thank you!', 'filler'],
    ['lol', 'filler'],
    ['...', 'filler'],
    // To be done: wished, promised, needed, or an act.
    ['need to book tyres', 'task'],
    ['ok ring mum', 'task'],
    ['oh and ring mum again please', 'task'],
    ['i told mum id call dave', 'task'],
    ['i promised jo i will bake', 'task'],
    ['i need milk', 'task'],
    ['need seeds', 'task'],
    ['feel the fabric', 'task'],
    ['feel for the key', 'task'],
    ['book tyres', 'task'],
    ['nip to the shop', 'task'],
    ['lets book tyres', 'task'],
    // Kept for later, or only asked.
    ['i have a doubt to clear with sir', 'other'],
    ['i decided to learn guitar', 'other'],
    ['i had planned to paint', 'other'],
    ['we have got 2 forms to fill in', 'other'],
    ['milk?', 'other'],
    ['need milk?', 'task'],
    ['are we out of milk?', 'other'],
    ['why me', 'other'],
    ['please ring', 'other'],
    ['lets see', 'other'],
    ['lets', 'other'],
    ['nip', 'other'],
    ['book', 'other'],
    ['book lol', 'other'],
    ['book right now', 'other'],
    ['who called', 'other'],
    ['need', 'other'],
    ['so', 'other'],
    ['look at the list', 'other'],
    ['i book tables', 'other'],
    ['i will ring dave', 'other'],
    ["i'll ring dave", 'other'],
    ['im going to ring', 'other'],
    ['i', 'other'],
    ['something to do', 'other'],
    ['this report', 'other'],
    ['milk', 'other'],
    ['mum’s birthday', 'other'],
    ['seed packets', 'other'],
    ['hundred people', 'other'],
    ['the seed', 'other'],
    ['my nice old red car failed', 'other'],
    ['the boiler makes sense', 'other'],
    ['the shop is', 'other'],
    ['overslept', 'other'],
    // How things are.
    ['no need to rush', 'statement'],
    ['and no longer works', 'statement'],
    ['i told mum', 'statement'],
    ['i have a note to the end', 'statement'],
    ['so tired', 'statement'],
    ['hungry and cold', 'statement'],
    ['feel rough', 'statement'],
    ['feel a bit better', 'statement'],
    ['woke up late', 'statement'],
    ['half asleep', 'statement'],
    ['book is overdue', 'statement'],
    ['we love pizza', 'statement'],
    ['i am late', 'statement'],
    ["i'm tired though", 'statement'],
    ['no, i’m fine', 'other statement'],
    ['no not me', 'other'],
    ['everyone left early', 'statement'],
    ['everyone is ill', 'statement'],
    ['sarah cancelled', 'statement'],
    ['the plumber came', 'statement'],
    ['plumber came late', 'statement'],
    ['red car failed its mot', 'statement'],
    ['today sarah left', 'statement'],
    ['friday works', 'statement'],
    ['friday suits me', 'statement'],
    ['the boiler makes a noise', 'statement'],
    ['the shop isnt', 'statement'],
    ['prescription’s ready', 'statement'],
    ["the car's making a noise", 'statement'],
    ["my aunt's new car's ready", 'statement'],
    ['the flight lands at 7', 'statement'],
    ['my dear flight lands at 7', 'statement'],
    // That beside something to be done.
    ['tired', 'setting'],
    ['on my way home', 'setting'],
    ['only half', 'setting'],
    ['called mum', 'setting'],
    ['no answer', 'setting'],
    ['had lunch', 'setting'],
    ['half an hour', 'setting'],
    ['printed map', 'setting'],
    // A verb of the present that looks like one of the past; a plural before one.
    ['running shoes failed', 'task'],
    ['baked beans spilled', 'setting'],
    ['embed the video', 'task'],
    ['based on facts', 'other'],
  ])('“%s” is %s', (line, kind) => {
    expect(kindOf(line)).toBe(kind)
  })
})

describe('clauses', () => {
  test.each([
    ['  ring mum  ', ['task : ring mum']],
    ['ring mum.', ['task : ring mum.']],
    ['the boiler broke, ring dave', ['statement : the boiler broke', 'task : ring dave']],
    ['ring dr. smith', ['task : ring dr. smith']],
    ['ring dave – he has the keys', ['task : ring dave', 'statement : he has the keys']],
    ['it rained and i got wet', ['statement : it rained', 'statement : i got wet']],
    ['ring dave   so   bring   cake', ['task : ring dave', 'task : bring   cake']],
    ['ring dave so happy days', ['task : ring dave so happy days']],
    ['pay 1, 200 and 3', ['task : pay 1, 200 and 3']],
    ['sarah left; so ring dave', ['statement : sarah left', 'task : so ring dave']],
    ['sarah left so ring dave, bring cake', ['statement : sarah left', 'task : ring dave', 'task : bring cake']],
    // What a pronoun stands for is in another clause.
    ['find it this weekend', ['task : find it this weekend +back']],
    ['buy more', ['task : buy more +back']],
    ['buy some', ['task : buy some +back']],
    ['buy another', ['task : buy another +back']],
    ['buy some milk', ['task : buy some milk']],
    ['ask if that   is right', ['task : ask if that   is right']],
    ['ask that one', ['task : ask that one +back']],
    // A thing with its moment.
    ['calpol again at 6', ['other : calpol again at 6 +dated']],
    ['calpol again', ['other : calpol again']],
    ['ring mum at 6', ['task : ring mum at 6']],
    ['dinner  tomorrow', ['other : dinner  tomorrow +dated']],
    ['tomorrow', ['other : tomorrow']],
    ['what about tomorrow', ['other : what about tomorrow']],
    ['“what about tomorrow', ['other : “what about tomorrow']],
    ['don’t forget tomorrow', ['other : don’t forget tomorrow']],
    ['dont forget tomorrow', ['other : dont forget tomorrow']],
    ['calpol at 6?', ['other : calpol at 6?']],
    ['mum wants what tomorrow', ['other : mum wants what tomorrow +dated']],
  ])('“%s”', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  test('days with their things are a list, one with a colon of its own is not', () => {
    expect(read('3 exams: maths on monday, physics on wednesday')).toEqual([])
    expect(read('note: ring mum, bring cake')).toEqual(['task : note: ring mum', 'task : bring cake'])
    expect(read('maths on monday, physics on wednesday')).toHaveLength(2)
    expect(read(' ')).toEqual([])
  })

  test('each is found where it begins', () => {
    expect(readClauses('the boiler broke, so i need to ring dave').map(({ from }) => from)).toEqual([0, 18])
    expect(readClauses('sarah left so ring dave').map(({ from }) => from)).toEqual([0, 14])
  })
})

describe('a whole line', () => {
  test.each([
    'my phone died',
    'half an hour, book is overdue',
    'so tired, what a day',
    'what a day',
    'I am late',
    'Sarah Left early',
    'i have a headache now',
    'we have a dog',
    'i had a dream, it was nice',
  ])('“%s” only tells', (line) => {
    expect(isOnlyTold(line)).toBe(true)
  })

  test.each([
    // A thing may come of it.
    'buy milk, i am tired',
    'i am tired, milk',
    'half an hour',
    'half an hour, no answer',
    // A word or two may be a title.
    'thanks',
    'thank you',
    // Something is noted.
    'note: i am tired',
    'monday: gym, tuesday: i am tired',
    'sarah left on monday, ben left on friday',
    // What is had, and nothing told of it.
    'i have a dream',
    'I got an idea',
    '“I have a dream',
    // Names of works.
    'And Then Sarah Left',
    'Everyone Is Ill',
    `${'i am so tired, '.repeat(11)}i am late`,
  ])('“%s” does not only tell', (line) => {
    expect(isOnlyTold(line)).toBe(false)
  })
})
