import './concurrent/mockedSleep.mts';
import { orderScenes } from './concurrent/orderScenarios.mts';
import { testTwice } from './concurrent/property.mts';

testTwice(orderScenes);
