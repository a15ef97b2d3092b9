import './concurrent/mockedSleep.mts';
import { otherScenarios } from './concurrent/otherScenarios.mts';
import { testConcurrentRuns } from './concurrent/property.mts';

testConcurrentRuns(otherScenarios);
