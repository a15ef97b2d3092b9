import type { Seller } from '../marketplace/seller.mts';
import { BIKE_CATALOGUE, HOME_CATALOGUE } from './catalogue.mts';

/** 98979 is the seller of the official documentation's examples. */
export const DEFAULT_SELLERS: readonly Seller[] = [
	{
		id: '98979',
		shopName: 'Maison Lumière',
		login: 'maison-lumiere',
		email: 'contact@maison-lumiere.example',
		autoAccept: false,
		catalogue: HOME_CATALOGUE,
	},
	{
		id: '98980',
		shopName: 'Atelier du Vélo',
		login: 'atelier-du-velo',
		email: 'contact@atelier-du-velo.example',
		autoAccept: true,
		catalogue: BIKE_CATALOGUE,
	},
	{
		id: '55555',
		shopName: 'Comptoir des Alpes',
		login: 'comptoir-des-alpes',
		email: 'contact@comptoir-des-alpes.example',
		autoAccept: false,
		catalogue: HOME_CATALOGUE,
	},
];
