import './concurrent/mockedSleep.mts';
import { orderScenarios } from './concurrent/orderScenarios.mts';
import { testConcurrentRuns } from './concurrent/property.mts';

testConcurrentRuns(orderScenarios);
