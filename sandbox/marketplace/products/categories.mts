import { pickFields } from '../fields.mts';
import { pageOf } from '../paging.mts';
import { listOf, sorted, type Query } from '../query.mts';
import { notFound } from '../refusal.mts';

export interface Category {
	categoryReference: string;
	label: string;
	level: number;
	isActive: boolean;
	isBrandMandatory: boolean;
	isVariant: boolean;
	parentReference: string | null;
	parentReferences: string[];
	childCount: number;
}

/** Level 1 > level 2 : level 3, level 3. A star: products come in variants. An exclamation mark: no longer active. */
const TREE = `
Maison > Luminaire : Lampe de bureau!brand, Lampe de chevet, Lampadaire, Suspension, Applique, Guirlande lumineuse, Ampoule
Maison > Décoration : Bougie, Photophore, Miroir, Vase, Horloge murale, Cadre photo
Maison > Linge de maison : Coussin*, Housse de coussin*, Plaid*, Tapis*, Parure de lit*, Rideau*
Maison > Rangement : Étagère murale, Bibliothèque, Panier de rangement
Sport > Cyclisme : Casque de vélo*, Antivol, Éclairage vélo, Sacoche, Pompe à vélo, Chambre à air, Pneu, Selle, Siège enfant
Sport > Textile cycliste : Gants de vélo*, Maillot*, Cuissard*, Coupe-vent*
Sport > Randonnée : Sac à dos, Bâtons de marche, Gourde, Lampe frontale
Jardin > Mobilier d’extérieur : Chaise longue, Table de jardin, Parasol
Jardin > Outillage : Sécateur, Bêche, Arrosoir, Tuyau d’arrosage
Cuisine > Vaisselle : Assiette, Bol, Tasse, Verre, Théière!old
`;

const CATEGORIES: readonly Category[] = readTree();

function readTree(): Category[] {
	const categories = new Map<string, Category>();
	const add = (label: string, level: number, parent?: Category, mark = ''): Category => {
		const path = `${parent?.categoryReference ?? ''} ${label}`;
		const known = categories.get(path);
		if (known) return known;
		const siblings = [...categories.values()].filter(
			(other) => other.parentReference === (parent?.categoryReference ?? null),
		);
		const code = `0${(siblings.length + 10).toString(36).toUpperCase()}`;
		const category = {
			categoryReference: (parent?.categoryReference ?? '') + code,
			label,
			level,
			isActive: mark !== '!old',
			isBrandMandatory: mark === '!brand',
			isVariant: mark === '*',
			parentReference: parent?.categoryReference ?? null,
			parentReferences: parent ? [...parent.parentReferences, parent.categoryReference] : [],
			childCount: 0,
		};
		if (parent) parent.childCount += 1;
		categories.set(path, category);
		return category;
	};
	for (const row of TREE.trim().split('\n')) {
		const [, first, second, names] = /^(.*) > (.*) : (.*)$/.exec(row)!;
		const parent = add(second!, 2, add(first!, 1));
		for (const name of names!.split(', ')) {
			const [, label, mark] = /^(.*?)(\*|!\w+)?$/.exec(name)!;
			add(label!, 3, parent, mark);
		}
	}
	return [...categories.values()].sort((a, b) => (a.categoryReference < b.categoryReference ? -1 : 1));
}

const SORT_KEYS: Record<string, (category: Category) => string | number> = {
	categoryreference: ({ categoryReference }) => categoryReference,
	label: ({ label }) => label,
	level: ({ level }) => level,
};

/** `GET /categories`: without `fields` only the references (seen in production). */
export function categoriesPage(query: Query) {
	const fields = listOf(query, 'fields') ?? [];
	return pageOf(sorted(CATEGORIES, query, SORT_KEYS), query, 200).map((category) =>
		pickFields(category, fields, ['categoryReference']),
	);
}

export const categoryCount = () => CATEGORIES.length;

/** The category, or a 404 Refusal. */
export function category(reference: string): Category {
	const found = findCategory(reference);
	if (!found) throw notFound(`Category ${reference}`);
	return found;
}

export function findCategory(reference: string): Category | undefined {
	return CATEGORIES.find(({ categoryReference }) => categoryReference === reference);
}

/** Where products can be filed: active, and of level 3 (documented). */
export function isFilable(found: Category | undefined): found is Category {
	return found?.level === 3 && found.isActive;
}
