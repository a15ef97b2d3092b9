import type { Product } from '../marketplace/seller.mts';

export type { Product };

/** A GTIN-13 from its first twelve digits: the thirteenth is the check digit (weights 1 and 3, GS1). */
export function gtin13(twelveDigits: string): string {
	const sum = [...twelveDigits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
	return twelveDigits + String((10 - (sum % 10)) % 10);
}

function catalogue(prefix: string, rows: Array<[sku: string, title: string, price: number, stock: number]>): Product[] {
	return rows.map(([sku, title, price, stock], index) => ({
		sku,
		title,
		gtin: gtin13(prefix + String(index + 1).padStart(12 - prefix.length, '0')),
		price,
		stock,
	}));
}

/** The shop Maison Lumière. */
export const HOME_CATALOGUE: readonly Product[] = catalogue('3760123', [
	['LAMPE-042', 'Lampe de bureau articulée en métal noir', 29.99, 48],
	['LAMPE-051', 'Lampe de chevet en céramique, abat-jour en lin', 34.9, 22],
	['LAMPE-063', 'Lampadaire arc chromé 180 cm', 119, 6],
	['SUSP-010', 'Suspension en rotin tressé Ø 45 cm', 59.9, 15],
	['SUSP-024', 'Suspension industrielle en béton', 42.5, 0],
	['APPL-007', 'Applique murale LED extérieure IP65', 27.9, 64],
	['APPL-012', 'Applique dorée style Art déco', 49, 9],
	['GUIRL-100', 'Guirlande guinguette 10 m, 20 ampoules', 24.99, 130],
	['AMP-E27-4', 'Lot de 4 ampoules LED E27 à filament', 12.9, 310],
	['AMP-GU10-6', 'Lot de 6 spots LED GU10, blanc chaud', 15.5, 275],
	['BOUG-003', 'Bougie parfumée fleur d’oranger 220 g', 16, 80],
	['BOUG-009', 'Photophore en verre soufflé, lot de 3', 21.9, 34],
	['MIR-021', 'Miroir rond en bambou Ø 60 cm', 44.9, 12],
	['COUS-015', 'Coussin en velours côtelé, bleu pétrole', 18.9, 57],
	['COUS-018', 'Housse de coussin brodée « Été »', 11.5, 3],
	['PLAID-004', 'Plaid en maille épaisse 130 × 170 cm', 39.9, 25],
	['TAPIS-200', 'Tapis berbère écru 160 × 230 cm', 149, 4],
	['ETAG-031', 'Étagère murale en chêne massif 80 cm', 37.5, 18],
	['HORL-008', 'Horloge murale silencieuse Ø 30 cm', 22.9, 41],
	['VASE-017', 'Vase en grès émaillé fait main', 32, 1],
]);

/** The shop Atelier du Vélo. */
export const BIKE_CATALOGUE: readonly Product[] = catalogue('3760456', [
	['VELO-CASQ-M', 'Casque de vélo urbain, taille M', 49.9, 30],
	['VELO-CASQ-L', 'Casque de vélo urbain, taille L', 49.9, 27],
	['VELO-ANTI-U', 'Antivol en U acier trempé 18 mm', 39.9, 44],
	['VELO-ECL-USB', 'Kit éclairage avant et arrière rechargeable USB', 24.9, 95],
	['VELO-SAC-25', 'Sacoche étanche pour porte-bagages 25 L', 64, 14],
	['VELO-POMP-1', 'Pompe à pied avec manomètre 11 bars', 29.5, 38],
	['VELO-CHAMB', 'Chambre à air 700 × 28/45, valve Presta', 6.9, 420],
	['VELO-PNEU-28', 'Pneu renforcé anti-crevaison 700 × 28', 27.9, 62],
	['VELO-SELLE', 'Selle confort en gel, mixte', 34.9, 19],
	['VELO-SIEGE', 'Siège enfant arrière, jusqu’à 22 kg', 89, 7],
	['VELO-CHAINE', 'Chaîne 9 vitesses, 116 maillons', 18.9, 75],
	['VELO-GANTS', 'Gants d’été ajourés, lot de 2 paires', 19.9, 50],
]);
