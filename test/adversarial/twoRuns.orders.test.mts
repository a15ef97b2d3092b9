import './twice/time.mts';
import { orderScenes } from './twice/orderScenes.mts';
import { testTwice } from './twice/property.mts';

testTwice(orderScenes);
