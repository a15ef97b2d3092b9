import { PACKAGE_STATES, type OfferPackage } from './schema';

/** The state of a package in the spelling of the documentation, where it is one of its states. */
export type PackageState = (typeof PACKAGE_STATES)[number] | 'Unknown';

/** The state of a package, whatever its case. Sources differ on what the field is called. */
export function stateOf(found: OfferPackage): PackageState {
	const given = givenState(found)?.toLowerCase();
	return PACKAGE_STATES.find((known) => known.toLowerCase() === given) ?? 'Unknown';
}

/** Whether the marketplace is done with a package: its lines have results, or it was rejected as a whole. */
export const isFinished = (found: OfferPackage): boolean => ['Integrated', 'Rejected'].includes(stateOf(found));

/** The state as it leaves a node: one that is not documented as it was given, null where there is none. */
export function stateName(found: OfferPackage): string | null {
	const state = stateOf(found);
	return state === 'Unknown' ? (givenState(found) ?? null) : state;
}

const givenState = ({ state, status }: OfferPackage) => state ?? status;
