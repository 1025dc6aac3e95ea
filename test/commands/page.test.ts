// The command page says what the commands say of themselves. `npm run docs` writes it anew.
import { expect, test } from 'vitest'
import { createCatalogue } from '../../src/chat/command.ts'
import { renderCommandPage } from '../../src/chat/help.ts'
import { commands } from '../../src/commands/index.ts'

test('the page of all commands is true', async () => {
  await expect(renderCommandPage(createCatalogue(commands))).toMatchFileSnapshot('../../src/commands/README.md')
})
