import { isFilable, type Category } from './categories.mts';

interface Property {
	propertyReference: string;
	label: string;
	index: number;
	necessity: 'Mandatory' | 'Recommended' | 'Optional';
	isMultiple: boolean;
	isRanged: boolean;
	isNumeric: boolean;
	isVariation: boolean;
	isSize: boolean;
	unit: string | null;
	choices: string[];
}

const MATERIALS = ['Métal', 'Bois', 'Verre', 'Céramique', 'Coton', 'Lin', 'Plastique'];
const COLORS = ['Blanc', 'Noir', 'Gris', 'Écru', 'Bleu', 'Vert', 'Rouge'];
const SIZES = ['S', 'M', 'L', 'XL'];

/** The attributes of a category: the same few for all, sizes for those with variants. Invented. */
export function propertiesOf(category: Category): Property[] {
	if (!isFilable(category)) return [];
	const all = [
		property('23346', 'Matière', { necessity: 'Mandatory', isRanged: true, choices: MATERIALS }),
		property('23011', 'Couleur principale', { isRanged: true, isVariation: category.isVariant, choices: COLORS }),
		property('24120', 'Hauteur', { necessity: 'Optional', isNumeric: true, unit: 'cm' }),
		property('25077', 'Pays de fabrication', { necessity: 'Optional' }),
		property('26504', 'Usages conseillés', { necessity: 'Optional', isMultiple: true }),
	];
	const size = property('23999', 'Taille', { isRanged: true, isVariation: true, isSize: true, choices: SIZES });
	return (category.isVariant ? [...all, size] : all).map((known, index) => ({ ...known, index: index + 1 }));
}

function property(propertyReference: string, label: string, changes: Partial<Property>): Property {
	return {
		propertyReference,
		label,
		index: 0,
		necessity: 'Recommended',
		isMultiple: false,
		isRanged: false,
		isNumeric: false,
		isVariation: false,
		isSize: false,
		unit: null,
		choices: [],
		...changes,
	};
}

const BRAND_NAMES =
	'Abat-Jour & Co|Aubépine|Atelier Gaston|Belle Étoile|Brise Marine|Cabane|Claire-Voie|Cyclone|Douce Heure|Éclat|Fougère|' +
	'Grand Braquet|Halo|Jardin Vif|Koëlla|Lumen Nord|Maison Lumière|Maïa|Nuit Blanche|Ondine|Pignon Fixe|Roue Libre|' +
	'Terre Crue|Vélodrome|Zéphyr';

/** `GET /brands`: reference always, the name when `fields` asks for it. Invented. */
export const BRANDS = BRAND_NAMES.split('|').map((name, index) => ({ brandReference: `B${1001 + index}`, name }));
