import './concurrent/mockedSleep.mts';
import { otherScenes } from './concurrent/otherScenarios.mts';
import { testTwice } from './concurrent/property.mts';

testTwice(otherScenes);
