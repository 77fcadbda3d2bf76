export type { paths } from './api.ts'
export { type Aftercare, AftercareError, type AftercareOptions, createAftercare } from './client.ts'
