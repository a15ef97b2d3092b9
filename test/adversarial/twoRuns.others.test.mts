import './twice/time.mts';
import { otherScenes } from './twice/otherScenes.mts';
import { testTwice } from './twice/property.mts';

testTwice(otherScenes);
