// Keeps the compiled code of the bundle beside it: run by the bundler in a process of its own, which has a short
// conversation, so that what every start and a first line need is compiled.
import { writeFileSync } from 'node:fs'
import { codeCachePath, compileProgram, runProgram } from './program.ts'

const file = process.argv.splice(2, 1)[0]
if (file === undefined) throw new Error('Which bundle?')
const script = compileProgram(file, undefined)
process.on('exit', () => writeFileSync(codeCachePath(file), script.createCachedData()))
runProgram(script, file)
