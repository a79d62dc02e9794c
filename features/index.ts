/** The documents told as scenarios: which there are, and how they fare against an adapter. */

export type { ScenarioInfo, ScenarioSelection } from './list-scenarios.ts'
export { isSelected, listScenarios } from './list-scenarios.ts'
export type { ExampleTable, StepLine, WrittenScenario } from './read-scenarios.ts'
export { readWrittenScenarios } from './read-scenarios.ts'
export type { ScenarioRun, ScenarioRunOptions } from './run-scenarios.ts'
export { runScenarios } from './run-scenarios.ts'
export type { ScenarioOutcome, ScenarioResult } from './scenario-result.ts'
export { castInWords } from './steps/cast.ts'
