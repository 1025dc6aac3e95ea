// Keeps the compiled code of a bundle beside it: run by the bundler in a process of its own. A program has a short
// conversation, so that what every start and a first line need is compiled; packages are loaded.
import { writeFileSync } from 'node:fs'
import { codeCachePath, compileProgram, runPackages, runProgram } from './program.ts'

const [kind, file] = process.argv.splice(2, 2)
if (file === undefined) throw new Error('Which bundle?')
const script = compileProgram(file, undefined)
process.on('exit', () => writeFileSync(codeCachePath(file), script.createCachedData()))
if (kind === 'program') runProgram(script, file)
else for (const load of Object.values(runPackages(script, file))) load()
