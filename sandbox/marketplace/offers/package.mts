import type { PACKAGE_STATES } from '../../../nodes/Cdiscount/marketplace/offer/schema.ts';
import { isoDate } from '../clock.mts';
import type { Shapes } from '../context.mts';
import type { OfferRequest, PackageType } from './request.mts';
import type { LineResult, ResultLine } from './results.mts';

/** An offer package as the marketplace keeps it. */
export interface PackageRecord {
	sequence: number;
	id: string;
	sellerId: string;
	salesChannelId: string;
	type: PackageType;
	state: (typeof PACKAGE_STATES)[number];
	lines: OfferRequest[];
	/** The last upload is taken in until then. */
	busyUntil: number;
	results?: LineResult[];
	result?: ResultLine;
	createdAt: number;
	updatedAt: number;
}

/** An open package without lines. */
export function newPackage(
	identity: Pick<PackageRecord, 'sequence' | 'id' | 'sellerId' | 'salesChannelId' | 'type'>,
	at: number,
): PackageRecord {
	return { ...identity, state: 'WaitingForCompletion', lines: [], busyUntil: at, createdAt: at, updatedAt: at };
}

/** How many lines a package holds, and how many ended how. */
export function packageSummary({ lines, results }: PackageRecord) {
	const ended = (status: LineResult['integrationStatus']) =>
		results?.filter(({ integrationStatus }) => integrationStatus === status).length ?? 0;
	return {
		lines: results?.length ?? lines.length,
		integrated: ended('Integrated'),
		rejected: ended('Rejected'),
		duplicated: ended('Duplicated'),
	};
}

/** `GET /offer-packages/{packageId}`. Its type is read as `type` by one live client, and written as `packageType` (documented). */
export function packageDocument(record: PackageRecord, shapes: Shapes) {
	const { id, type, state, salesChannelId, result, createdAt, updatedAt } = record;
	return {
		packageId: id,
		...(shapes === 'measured' ? { type } : { packageType: type }),
		state: state as string,
		salesChannelId,
		...(result && { result }),
		createdAt: isoDate(createdAt),
		updatedAt: isoDate(updatedAt),
	};
}
