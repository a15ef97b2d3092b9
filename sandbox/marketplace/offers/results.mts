/**
 * What the integration says about a line. 1008, 8000 and the wording of 1008 and "Offre inexistante" have been seen; the
 * other codes follow the scheme they fit (two digits of error, two of property), their wording is a project choice.
 */
const MESSAGES = {
	'1001': "GTIN : Champ obligatoire pour la création d'une offre",
	'1002': "Condition : Champ obligatoire pour la création d'une offre",
	'1005': "Stock : Champ obligatoire pour la création d'une offre",
	'1006': "Prix : Champ obligatoire pour la création d'une offre",
	'1007': "TVA : Champ obligatoire pour la création d'une offre",
	'1008': "EcoTax : Champ obligatoire pour la création d'une offre",
	'1009': "Délai de préparation : Champ obligatoire pour la création d'une offre",
	'1012': "Frais de port - Mode suivi : Champ obligatoire pour la création d'une offre",
	'1031': "DEA : Champ obligatoire pour la création d'une offre",
	'1102': 'Condition : Format incorrect',
	'1103': 'Référence vendeur : Format incorrect',
	'1105': 'Stock : Format incorrect',
	'1106': 'Prix : Format incorrect',
	'1107': 'TVA : Format incorrect',
	'1108': 'EcoTax : Format incorrect',
	'1109': 'Délai de préparation : Format incorrect',
	'1112': 'Frais de port : Format incorrect',
	'1131': 'DEA : Format incorrect',
	'1203': 'Référence vendeur : Longueur incorrecte (50 caractères au maximum)',
	'1324': 'Produit - inexistant',
	'1601': 'GTIN : Clé EAN incorrecte',
	'1705': 'Stock : Valeur hors limites',
	'1906': 'Prix : Le prix doit être supérieur à 0',
	'2318': 'Prix barré : Le prix de référence doit être supérieur au prix de vente',
	'2403': 'Une offre existe déjà pour ce produit avec une autre référence vendeur',
	'2503': 'Référence vendeur déjà utilisée pour un autre produit ou une autre condition',
	'2906': "Prix : Le prix doit être au moins égal à la somme de l'EcoTax et de la DEA",
	'3628': 'Offre inexistante',
	'4000': 'Mode de livraison non configuré',
	'8000': 'Offer created',
	'9000': 'Offer updated',
} as const;

export type ResultCode = keyof typeof MESSAGES;

/** Every code the sandbox may answer. */
export const RESULT_CODES = Object.keys(MESSAGES) as ResultCode[];

export interface ResultLine {
	resultCode: string;
	message: string;
}

export const resultLine = (resultCode: ResultCode): ResultLine => ({ resultCode, message: MESSAGES[resultCode] });

/** A line of `GET /offer-packages/{packageId}/offer-requests-results`. */
export interface LineResult {
	sellerExternalReference: string;
	integrationStatus: 'Integrated' | 'Rejected' | 'Duplicated';
	results: ResultLine[];
}
