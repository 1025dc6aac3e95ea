// Sixty tasks as people type them, with an estimate where people would give one; all fresh: none is among the examples the families
// were written for. The splitter's answers are sixty.md.
import type { TaskAtHand, TaskScope } from '../../../src/language/splitter/proposal.ts'

const LINES = `
Book a mammogram | 10
Get back into swimming | 40
Contest the late fee from the library | 15
Nudge Acme about the overdue invoice | 10
Fix the broken checkout button | 50
Write the cover letter for the museum job | 45
Train the new apprentice | 60
Grade 12 mock exams | 60
Translate the menu into French | 45
Memorise 15 Italian phrases | 20
Descale the kettle | 20
Look for a piano teacher | 25
Bleed the bedroom radiator | 15
Move the newsletter to a new domain | 60
Change the windscreen wipers | 15
Make peace with my brother | 20
Put up the spice rack | 45
Make a vegetable curry | 45
Order contact lenses | 10
Cancel the phone contract | 15
Postpone lunch with Priya | 5
Write up the patient notes | 30
Plan the year 7 science lesson | 50
Prepare the sprint retro | 30
Reconcile the March bank statements | 45
Update the sales spreadsheet | 30
Add validation to the signup form | 60
Write unit tests for the parser | 50
Review Sam's design doc | 30
Reply to the council letter | 20
Apply for a parking permit | 25
Claim compensation for the delayed train | 25
Submit the gas meter reading | 5
Assemble the bunk bed | 60
Paint the garden fence | 180
Unclog the shower drain | 20
Clean my white trainers | 15
Sharpen the kitchen knives | 20
Freeze the leftovers | 10
Get rid of the fruit flies | 15
Sew a button on the coat | 15
Repot the monstera | 20
Clear out the loft | 150
Wash the car | 40
Return the wrong-size jeans | 15
Find a plumber | 20
Give blood | 30
Write a reference for Anja | 30
Read the tenancy agreement | 30
Make a will | 90
Post about the open day on Instagram | 20
Practise parallel parking | 45
Bath the baby | 30
Check in with grandma | 10
Do the washing | 15
Negotiate salary with my manager | 30
Decide on a pension provider | 40
Reset the router | 10
Plan the kids' meals for next week | 25
Bügelbrett reparieren | 20
`

/** What is at hand for each line; the scope follows the estimate as it does for a saved task. */
export const SIXTY: readonly TaskAtHand[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [title = '', minutes = ''] = line.split('|').map((part) => part.trim())
    const estimate = minutes === '' ? null : Number(minutes)
    const scope: TaskScope = estimate === null || estimate < 15 ? 'simple' : estimate <= 60 ? 'medium' : 'complex'
    return { title, minutes: estimate, scope }
  })
