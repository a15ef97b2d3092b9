import deburr from 'lodash/deburr';

/** What "any other carrier" is called in the list of carriers (measured). */
export const OTHER_CARRIER = 'autre';

/**
 * What sellers and their tools write for carriers of the list, by the list's label: the names on labels and invoices, names of services,
 * and former names. Compared like labels, so case, accents, blanks and punctuation are left out. Misspelt names are not among them.
 */
const SYNONYMS: Record<string, readonly string[]> = {
	'Amazon Shipping': ['Amazon', 'Amazon Logistics', 'Amazon Logistique'],
	autre: ['Other', 'Autres', 'Autre transporteur', 'Other carrier'],
	Chronopost: [
		'Chrono',
		'Chronopost France',
		'Chrono 10',
		'Chrono 13',
		'Chrono 18',
		'Chrono Relais',
		'La Poste - Chronopost',
	],
	'Colis Privé': ['Colis Privé France'],
	Colissimo: [
		'La Poste - Colissimo',
		'Colissimo La Poste',
		'Colissimo France',
		'Colissimo Domicile',
		'So Colissimo',
		'ColiPoste',
	],
	Dachser: ['Dachser France'],
	'DB Schenker': ['Schenker', 'Schenker France', 'DB Schenker France'],
	DHL: ['DHL Express', 'DHL France', 'DHL Parcel', 'DHL eCommerce'],
	DPD: ['DPD France', 'DPD Predict', 'DPD Relais', 'Exapaq'],
	FedEx: ['FedEx Express', 'FedEx France', 'Federal Express'],
	GEODIS: ['Geodis France', 'Geodis Calberson', 'Calberson', 'France Express'],
	GLS: ['GLS France', 'General Logistics Systems'],
	Heppner: ['Heppner France'],
	Hermes: ['Evri', 'myHermes'],
	'Kuehne + Nagel': ['Kühne + Nagel', 'Kuhne Nagel', 'K+N'],
	'La Poste': ['LaPoste', 'La Poste France', 'Lettre suivie', 'La Poste Lettre suivie'],
	'Mondial Relay': ['Mondial Relais', 'Mondial Relay France', 'Point Relais Mondial Relay'],
	'Relais Colis': ['Relais Colis France'],
	TNT: ['TNT Express', 'TNT France', 'TNT Express France'],
	UPS: ['UPS France', 'UPS Standard', 'UPS Express', 'United Parcel Service'],
};

/** A name as it is compared: letters and digits only, in lower case and without accents. */
const compared = (name: string) =>
	deburr(name.normalize('NFKC'))
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

const BY_SYNONYM = new Map(
	Object.entries(SYNONYMS).flatMap(([label, names]) => names.map((name) => [compared(name), compared(label)] as const)),
);

/** The same for all names of one carrier, whatever was typed. */
export function carrierKey(name: string): string {
	const key = compared(name);
	return BY_SYNONYM.get(key) ?? key;
}

/**
 * The label of the carrier that was meant.
 * @param labels of `GET /carriers`, trimmed
 * @returns undefined where no label is that name
 */
export function carrierAmong(labels: readonly string[], typed: string): string | undefined {
	if (labels.includes(typed)) return typed;
	const byName = labels.find((label) => compared(label) === compared(typed));
	return byName ?? labels.find((label) => compared(label) === carrierKey(typed));
}

/** How alike two names have to be for one to be offered in place of the other: the share of pairs of letters they have in common. */
const ALIKE = 0.4;

/** How much less alike than the nearest one another may be. */
const NEARLY = 0.75;

/** The labels that are spelt most like what was typed, at most three, the nearest first. */
export function nearestCarriers(labels: readonly string[], typed: string): string[] {
	const likeness = (label: string) => shared(pairs(compared(label)), pairs(compared(typed)));
	const alike = labels
		.map((label) => ({ label, likeness: likeness(label) }))
		.filter((one) => one.likeness >= ALIKE)
		.sort((a, b) => b.likeness - a.likeness);
	return alike
		.filter((one) => one.likeness >= NEARLY * alike[0].likeness)
		.slice(0, 3)
		.map(({ label }) => label);
}

const pairs = (name: string): string[] => [...name].slice(1).map((letter, index) => name[index] + letter);

/** Of all pairs, the share that occurs in both (Dice). */
function shared(one: string[], other: string[]): number {
	const left = [...other];
	const common = one.filter((pair) => {
		const place = left.indexOf(pair);
		if (place >= 0) left.splice(place, 1);
		return place >= 0;
	});
	return one.length + other.length === 0 ? 0 : (2 * common.length) / (one.length + other.length);
}
