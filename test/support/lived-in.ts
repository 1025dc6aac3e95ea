// A person who has been here for five weeks: tasks, steps, habits, goals, energy, focus, nudges, all said by themself.
import type { Person, World } from './world.ts'

/** Until Thu 5 March 2026, 10:30 in Vienna. Every line is one a person would type. */
export async function livedIn(earth: World): Promise<Person> {
  const ann = earth.person('ann', { fullName: 'Ann Lee' })
  const say = async (...lines: string[]): Promise<void> => {
    for (const line of lines) await ann.says(line)
  }
  earth.clock.set('2026-01-26T07:00:00Z')
  await say(
    'habit add Meds at:21:00 essential:yes',
    'habit add Stretch on:mon,wed,fri',
    'habit add Call home on:weekly',
  )
  await say('nudge set morning 08:30', 'nudge set evening 18:00 days:mon,tue,wed,thu,fri', 'nudge set week on:no')
  await say('goal add Portfolio online by 12 June', 'goal add Read more')
  for (let day = 0; day < 38; day++) {
    earth.clock.set(new Date(Date.UTC(2026, 0, 26 + day, 7, 40)))
    await say(`energy log ${[2, 3, 2, 1, 3, 2, 3][day % 7]}`)
    if (day % 9 !== 4 && day !== 20 && day !== 21) await say('check meds')
    if (day % 7 === 0 || day % 7 === 2) await say('check stretch')
    if (day % 7 === 6) await say('check call home')
    if (day % 3 !== 1) {
      earth.clock.set(new Date(Date.UTC(2026, 0, 26 + day, 9, 5)))
      await say(`focus start minutes:${[25, 50, 25, 40][day % 4]}`)
      earth.clock.advance({ minutes: [25, 50, 25, 40][day % 4] ?? 25, seconds: 5 })
      await say('energy log 2')
    }
    earth.clock.set(new Date(Date.UTC(2026, 0, 26 + day, 13 + (day % 2), 10)))
    await say(`energy log ${[1, 2, 1, 2, 2, 1, 3][day % 7]}`)
    if (day % 4 === 0) await say(`Small thing number ${day / 4 + 1}`, `done Small thing number ${day / 4 + 1}`)
  }
  earth.clock.set('2026-03-05T08:20:00Z')
  await say(
    'Email landlord about damp Friday #home ~10m @life',
    'Report draft ~90m @work !high',
    'Call dentist 16:00',
    'Water plants',
    'Gift for Mia? type:idea',
    'Learn to juggle type:idea',
    'Tax letter ~25m @life tomorrow',
    'Ask Ben about the keys',
    'task block keys on:Ben’s answer',
    'Book train to Graz for the weekend of Aunt Rosa’s birthday, the one at nine, with a seat at the window',
    'Old bike',
    'task drop bike',
    'task edit report notes:"What it is about:\n\n1. Where the numbers come from, and who said so.\n2. What changed since autumn. The second column of table 2 is still from last year.\n3. What we would like to do about it.\n\nKeep it under four pages. Lena reads it on the train."',
    'comment add report Lena wants the short version first',
    'task file report goal:portfolio',
  )
  await ann.presses(await ann.says('split landlord'), 'Save and start')
  await say('step done', 'ritual morning first:report second:plants third:landlord', 'me style points:shown')
  earth.clock.set('2026-03-05T09:30:00Z')
  return ann
}
