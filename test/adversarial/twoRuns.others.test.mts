import './concurrent/mockedSleep.mts';
import { otherScenarios } from './concurrent/otherScenarios.mts';
import { testTwice } from './concurrent/property.mts';

testTwice(otherScenarios);
