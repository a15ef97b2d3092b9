import type { IDataObject } from 'n8n-workflow';
import { AUTOMATIC, bare } from '../../../../engine/columns.mts';
import { effects, order, parcelAt, ready } from '../../../../engine/orders.mts';
import { closeShops, openShop } from '../../../../engine/shop.mts';

afterEach(closeShops);

const ship = () => order('ship', AUTOMATIC as never);

test.each<[string, (orderId: string) => IDataObject[], string]>([
	[
		'of a return',
		(id) => [{ Commande: id, 'Transporteur retour': 'DHL', 'N° de suivi retour': parcelAt(0) }],
		'The sheet has no column for Carrier and Parcel Number.',
	],
	[
		'of the supplier',
		(id) => [{ 'N° de commande fournisseur': id, Transporteur: 'Colissimo', Suivi: parcelAt(0) }],
		'The sheet has no column for Order.',
	],
	[
		'about the order',
		(id) => [{ 'Date de commande': id, 'Statut commande': id, Transporteur: 'Colissimo', Suivi: parcelAt(0) }],
		'The sheet has no column for Order.',
	],
	[
		'that counts parcels',
		(id) => [{ Commande: id, Transporteur: 'Colissimo', Colis: 12 }],
		'Parcel Number "12" is too short.',
	],
	[
		'of a day',
		(id) => [{ Commande: id, Transporteur: 'Colissimo', Suivi: '25/11/2026' }],
		'Parcel Number "25/11/2026" is a date',
	],
	[
		'with two below it',
		(id) =>
			bare(['Commande', 'Transporteur', 'Suivi', null], [null, null, 'Retour', 'Aller'], [id, 'DHL', parcelAt(0), '1']),
		'The header of the sheet has two rows: below "Suivi" are "Retour" and "Aller".',
	],
	[
		'of a second table',
		(id) =>
			bare(
				['Commande', 'Transporteur', 'Suivi'],
				['Commande', 'Suivi', 'Transporteur'],
				[id, 'Colissimo', parcelAt(0)],
			),
		'The sheet has a second header in item 1 ("Commande", "Transporteur", "Suivi")',
	],
])('no column %s is taken for another, also where the node goes on', async (_what, items, sentence) => {
	const shop = await openShop();
	const { orderId } = ready(shop);

	const { output, errors } = await shop.engine.run(ship(), { items: items(orderId), onError: 'continueErrorOutput' });

	expect(output).toEqual([]);
	expect(errors).toMatchObject([{ json: { error: expect.stringContaining(sentence) } }]);
	expect(effects(shop, orderId)).toEqual([]);
});
