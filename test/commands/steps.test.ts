// Splitting and doing, one step at a time, as conversations on both engines.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('split and do', (open) => {
  test('the flow as it is written', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Email landlord about damp ~10m', 'Added'],
      [
        'split landlord',
        'Email landlord about damp: 3 steps, 10 min',
        'by rules, not saved',
        '1 📧 Open a mail to the landlord, 1 min',
        '2 ✍️ Write what is damp since when, 6 min',
        '3 📤 Read and send, 3 min',
        '[Save and start] [Smaller] [Edit lines] [Leave whole]',
        not('[Undo]'),
      ],
      ['[Save and start]', 'Step 1 of 3', '📧 Open a mail to the landlord · 1 min', '[Done] [Too big] [Stuck] [Easy]'],
      ['[Done]', 'Step 2 of 3', '✍️ Write what is damp since when · 6 min', '[Done] [Too big] [Stuck] [Easy]', '[Undo]'],
      ['[Too big]', 'Step 2 of 4', '✍️ Name the damp wall · 2 min', '[Done] [Too big] [Stuck] [Undo]'],
      ['[Stuck]', 'One movement', 'Type the word “wall”.', '[Did it] [Ask someone] [Another task]'],
      ['[Did it]', 'Step 2 of 4', 'Name the damp wall'],
      ['[Done]', 'Step 3 of 4', 'Write since when · 4 min'],
      ['[Easy]', 'Step 3 of 3', '✍️ Write since when, read, send · 7 min', not('[Easy]')],
      ['[Done]', 'All steps done', 'Is “Email landlord about damp” finished?', '[Finished] [Not yet]'],
      ['[Finished]', 'Done: Email landlord about damp'],
    ])
  })
})
