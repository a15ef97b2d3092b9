import './concurrent/mockedSleep.mts';
import { orderScenarios } from './concurrent/orderScenarios.mts';
import { testTwice } from './concurrent/property.mts';

testTwice(orderScenarios);
