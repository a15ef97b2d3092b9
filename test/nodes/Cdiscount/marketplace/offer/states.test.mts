import { isFinished, stateName, stateOf } from '../../../../../nodes/Cdiscount/marketplace/offer/states.ts';

test.each([
	[{ state: 'Integrated' }, 'Integrated', 'Integrated', true],
	[{ status: 'integrated' }, 'Integrated', 'Integrated', true],
	[{ state: null, status: 'REJECTED' }, 'Rejected', 'Rejected', true],
	[{ state: 'ready' }, 'Ready', 'Ready', false],
	[{ state: 'OnHold' }, 'Unknown', 'OnHold', false],
	[{}, 'Unknown', null, false],
])('the package %j is %s', (found, state, name, finished) => {
	const offerPackage = { packageId: 'P1', ...found };

	expect(stateOf(offerPackage)).toBe(state);
	expect(stateName(offerPackage)).toBe(name);
	expect(isFinished(offerPackage)).toBe(finished);
});
