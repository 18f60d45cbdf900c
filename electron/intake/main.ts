import { runIntake } from './run-intake.ts'

runIntake()
