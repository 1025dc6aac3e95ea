// Sixty tasks as people type them, with an estimate where people would give one; the splitter's answers are sixty.md.
import type { TaskAtHand, TaskScope } from '../../../src/language/splitter/proposal.ts'

const LINES = `
Email landlord about damp | 10
Reply to Mia | 5
Write to Anna about the cancelled holiday | 10
Thank-you note to grandma | 10
call dentist | 5
Call bank to block the old card | 10
Dentist | 10
Book haircut | 8
Clean the bathroom | 25
Clean kitchen | 45
Vacuum living room | 15
laundry | 30
dishes | 14
Move house | 900
Tax return | 240
tax letter | 20
Renew passport | 40
Pay electricity bill | 8
Expense report for Berlin | 20
Essay on climate policy | 300
Quarterly report | 90
Write blog post about bees | 50
Study for biology exam | 180
Read chapter 5 | 30
Inbox zero | 45
Fix login bug | 60
Pull request for dark mode | 50
Review Tom's pull request | 20
Report a bug to the browser team | 15
Birthday party for Leo | 200
Gift for Mia | 20
Job application | 150
Update CV | 40
groceries | 45
Buy milk |
Cook lentil soup | 45
Book flights to Lisbon | 30
Trip to Lisbon in May | 240
Pack suitcase for Lisbon | 40
Talk to boss about a raise | 20
Apologise to Sam | 10
Go for a run | 30
Fix dripping tap | 45
Put up shelves in the hallway | 120
Water plants | 8
Walk the dog | 20
Prepare team meeting | 25
Presentation about onboarding | 120
Declutter the wardrobe | 90
Take out the bins | 5
Return shoes | 20
Back up laptop | 25
Cancel gym membership | 10
Refill prescription | 12
Shower | 15
Practise guitar | 20
Find keys |
Choose a health insurance | 40
Küche aufräumen | 30
лыжи | 14
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
