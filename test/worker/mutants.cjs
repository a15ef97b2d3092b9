const { mixinJestEnvironment } = require('@stryker-mutator/jest-runner');
const WorkerEnvironment = require('./environment.cjs');

/** The worker's environment, in which Stryker switches its mutants on and off. */
module.exports = mixinJestEnvironment(WorkerEnvironment);
