/** Invented French customers: the accents, apostrophes and hyphens that real addresses have. */
export const FIRST_NAMES: ReadonlyArray<[civility: string, name: string]> = [
	['Mme', 'Léa'],
	['Mme', 'Chloé'],
	['Mme', 'Inès'],
	['Mme', 'Zoé'],
	['Mme', 'Françoise'],
	['Mme', 'Anaïs'],
	['Mme', 'Aïcha'],
	['Mme', 'Marie-Hélène'],
	['Mme', 'Noémie'],
	['M.', 'Jérôme'],
	['M.', 'Théo'],
	['M.', 'François-Xavier'],
	['M.', 'Rémi'],
	['M.', 'Loïc'],
	['M.', 'Grégory'],
	['M.', 'Mamadou'],
	['M.', 'Maël'],
	['M.', 'Benoît'],
];

export const LAST_NAMES: readonly string[] = [
	'Martin',
	'Lefèvre',
	'Besançon',
	'Nguyen',
	'Garçon',
	'Benoît-Dubois',
	"L'Hermitte",
	'Guérin',
	'Maçon',
	'Diallo',
	'Gonçalves',
	'Moreau',
	'Le Goff',
	'Brûlé',
	'Étienne',
	'Œuvrard',
];

export const STREETS: readonly string[] = [
	'rue du Port',
	'avenue de la République',
	'rue de l’Église',
	'boulevard Gambetta',
	'impasse des Hêtres',
	'allée des Châtaigniers',
	'chemin du Vieux Moulin',
	'place du Marché',
	'quai de la Fosse',
	'rue Jean-Jaurès',
	'cours de l’Yser',
];

export const ADDRESS_EXTRAS: ReadonlyArray<string | null> = [
	null,
	null,
	null,
	'Bâtiment B, 3e étage',
	'Résidence Les Genêts',
	'Chez Mme Kœnig',
	'Appartement 12 – code 45A8',
];

export const CITIES: ReadonlyArray<[postalCode: string, city: string]> = [
	['33000', 'Bordeaux'],
	['44000', 'Nantes'],
	['69003', 'Lyon'],
	['13006', 'Marseille'],
	['31000', 'Toulouse'],
	['59800', 'Lille'],
	['67000', 'Strasbourg'],
	['35400', 'Saint-Malo'],
	['06400', 'Cannes'],
	['01000', 'Bourg-en-Bresse'],
	['20000', 'Ajaccio'],
	['38000', 'Grenoble'],
	['77300', 'Fontainebleau'],
	['42000', 'Saint-Étienne'],
];

export const COMPANIES: ReadonlyArray<[name: string, vatNumber: string]> = [
	['Boulangerie Éclair SARL', 'FR40303265045'],
	['Hôtel de la Plage SAS', 'FR83404833048'],
	['Cabinet Lefèvre & Associés', 'FR23334175221'],
	['Les Ateliers du Forez SCOP', 'FR61954506077'],
];

/** Mondial Relay pick-up points. */
export const PICKUP_POINTS: ReadonlyArray<[id: string, name: string]> = [
	['012345', 'Tabac Presse du Marché'],
	['023417', 'Épicerie Chez Zoé'],
	['031876', 'Pressing de la Gare'],
	['058204', 'Fleuriste « Au Bleuet »'],
];
