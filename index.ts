/**
 * What the package offers to programs: the vocabulary, the judge, and the adapters.
 *
 * Most users need no more than the command line and `agora-conformance/adapters`.
 */
export * from './adapters/index.ts'
export * from './spec/index.ts'
