import type { Headers } from '../../core/columns';

/** What sellers write above the columns of their sheets, in French and English, by what it means; the operation decides which of them it takes. */
export const HEADERS = {
	brand: {
		words: ['Marque', 'Brand', 'Brand name', 'Nom de la marque'],
		otherwise: ['Fabricant', 'Manufacturer'],
	},
	carrier: {
		words: [
			...['Transporteur', 'Carrier', 'Nom du transporteur', 'Carrier name', 'Transporteurs', 'Livreur'],
			...['Courier', 'Shipping carrier', 'Société de transport'],
		],
	},
	deaTax: {
		words: [
			...['DEA', 'Taxe DEA', 'Deatax', 'Éco-mobilier', 'Éco-participation mobilier', 'Furniture contribution'],
			'Montant DEA',
		],
	},
	description: {
		words: [
			...['Description', 'Descriptif', 'Description produit', 'Description du produit'],
			...['Product description', 'Texte descriptif'],
		],
		otherwise: ['Description courte', 'Short description'],
	},
	ecotax: {
		words: [
			...['Écotaxe', 'Ecotax', 'Éco-taxe', 'Éco-participation', 'Écopart', 'Éco-contribution', 'Eco tax'],
			...['Montant écotaxe', 'D3E', 'DEEE'],
		],
	},
	gtin: {
		words: [
			...['EAN', 'GTIN', 'Code-barres', 'Code barre', 'EAN13', 'EAN 13', 'Code EAN', 'Barcode', 'UPC', 'Gencod'],
			...['Gencode', 'GTIN13', 'N° EAN', 'Code GTIN', 'EAN code'],
		],
	},
	maximumQuantity: {
		words: ['Quantité maximale', 'Maximum quantity', 'Quantité max', 'Qté max', 'Max quantity'],
	},
	minimumPrice: {
		words: ['Prix minimum', 'Minimum price', 'Prix mini', 'Prix min', 'Prix plancher', 'Min price', 'Floor price'],
	},
	/** What says that a sheet is about orders; "Commande" alone may be how many to order. */
	orderNumber: {
		words: [
			...['Order ID', 'Order number', 'Order no', 'N° commande', 'N° de commande', 'Numéro de commande'],
			...['Numéro commande', 'No commande', 'Num commande', 'ID commande', 'Identifiant commande', 'Cdiscount order'],
			...['N° commande Cdiscount', 'Commande Cdiscount', 'Cdiscount order ID', 'Référence commande'],
			...['Référence de commande', 'Réf commande', 'Order reference'],
		],
	},
	/** An order has an ID, and a reference that the customer sees; a sheet with both is about one order. */
	order: {
		words: [
			...['N° commande', 'Commande', 'Order', 'Order ID', 'Order number', 'N° de commande', 'Numéro de commande'],
			...['Numéro commande', 'No commande', 'Num commande', 'Nr commande', 'ID commande', 'Identifiant commande'],
			...['Code commande', 'Order no', 'Order N°', 'Order num', 'Marketplace order', 'Commande Cdiscount'],
			...['N° commande Cdiscount', 'Cdiscount order', 'Cdiscount order ID'],
		],
		otherwise: [
			...['Référence commande', 'Référence de commande', 'Réf commande', 'Réf. de commande', 'Order reference'],
			...['Order ref', 'Référence', 'Reference', 'Réf', 'Référence de la commande'],
		],
	},
	originPrice: {
		words: [
			...['Prix barré', 'Origin price', 'Prix barré TTC', "Prix d'origine", 'Original price'],
			...['Strikethrough price', 'Struck-through price'],
		],
	},
	parcelNumber: {
		words: [
			...['N° de suivi', 'Tracking number', 'Numéro de suivi', 'N° colis', 'N° suivi', 'Numéro suivi'],
			...['No suivi', 'No de suivi', 'Num suivi', 'Num de suivi', 'Code de suivi', 'Code suivi'],
			...['N° de colis', 'Numéro de colis', 'Numéro colis', 'No colis', 'Num colis', 'Tracking no'],
			...['Tracking N°', 'Tracking ID', 'Tracking code', 'Parcel number', 'Parcel no', 'Parcel ID'],
			...['Numéro de tracking', 'N° tracking', 'N° de tracking'],
		],
		otherwise: [
			...['Suivi', 'Tracking', 'Colis', 'Parcel', 'Référence de suivi', 'Référence colis', 'N° expédition'],
			...["N° d'expédition", "Numéro d'expédition", 'Shipment number', 'Package number'],
			'Consignment number',
		],
	},
	pictures: {
		words: [
			...['Images', 'Pictures', 'Photos', 'Image', 'Photo', 'Picture', 'URL image', 'URL images', 'URL photo'],
			...['Liens images', 'Lien image', 'Image URL', 'Image URLs', 'Picture URL', 'Picture URLs', 'Visuels', 'Visuel'],
			...["URL de l'image", 'URL des images'],
		],
	},
	preparationTime: {
		words: [
			...['Délai de préparation', 'Preparation time', 'Délai préparation', 'Délai de préparation (jours)'],
			...['Délai de préparation en jours', 'Temps de préparation', 'Preparation time (days)'],
			...['Preparation days', 'Handling time', 'Lead time'],
		],
	},
	price: {
		words: [
			...['Prix TTC', 'Price', 'Prix', 'Prix de vente', 'PV TTC', 'Prix de vente TTC', 'Prix vente', 'Prix vente TTC'],
			...['Prix unitaire TTC', 'PU TTC', 'PVTTC', 'PV', 'Tarif', 'Tarif TTC', 'Prix en euros'],
			...['Prix en €', 'Nouveau prix', 'Nouveau prix TTC', 'Selling price', 'Sale price', 'Sales price'],
			...['Price incl. tax', 'Price incl VAT', 'Price including tax', 'Price (tax included)', 'Price tax included'],
			...['Gross price', 'New price', 'Price TTC', 'Price incl. VAT', 'Prix Cdiscount', 'Cdiscount price'],
		],
	},
	priceWithoutTax: {
		words: [
			...['Prix HT', 'PV HT', 'Prix de vente HT', 'Prix vente HT', 'Prix unitaire HT', 'PU HT', 'Tarif HT', 'PVHT'],
			...['Prix hors taxe', 'Prix hors taxes', 'Prix net HT', 'Price excl. tax', 'Price excl. VAT', 'Price HT'],
			...['Price excluding tax', 'Price excluding VAT', 'Price without tax', 'Price without VAT', 'Net price'],
			...['Price ex VAT', 'Price ex. tax', 'Prix (hors taxe)', 'Nouveau prix HT', 'Montant HT'],
		],
	},
	quantity: {
		words: [
			...['Stock', 'Quantity', 'Quantité', 'Qté', 'Qty', 'Stock disponible', 'Stock dispo', 'Qté dispo'],
			...['Quantité disponible', 'Quantité dispo', 'Quantité en stock', 'Qté en stock', 'Qté disponible'],
			...['Qté stock', 'Stocks', 'Quantités', 'Qt', 'Nouveau stock', 'Stock réel', 'Stock total'],
			...['Stock quantity', 'Quantity in stock', 'Quantity available', 'Available quantity'],
			...['Available stock', 'Stock available', 'Stock level', 'New stock'],
		],
		otherwise: ['Disponible', 'Dispo', 'En stock', 'Available', 'In stock', 'On hand', 'Inventory'],
	},
	richMarketingDescription: {
		words: [
			...['Description marketing', 'Marketing description', 'Description longue', 'Long description'],
			...['Description HTML', 'Rich marketing description', 'Description riche'],
		],
	},
	safetyStock: {
		words: ['Stock de sécurité', 'Safety stock', 'Stock sécurité', 'Stock réservé', 'Reserved stock', 'Stock tampon'],
	},
	sku: {
		words: [
			...['SKU', 'Référence', 'Réf', 'Reference', 'Référence vendeur', 'Réf vendeur', 'SKU vendeur'],
			...['Seller SKU', 'Référence article', 'Réf article', 'Code article', 'Référence du vendeur'],
			...['Référence interne', 'Réf interne', "Référence de l'article", 'Votre référence', 'Ma référence'],
			...['N° article', "N° d'article", 'Numéro article', 'Code SKU', 'Référence SKU', 'Référence (SKU)'],
			...['SKU/Référence', 'Seller reference', 'Seller product reference', 'Seller product ID'],
			...['Seller external reference', 'Item SKU', 'Product SKU', 'Merchant SKU', 'Item number', 'Item code'],
			...['Article number', 'Article code'],
		],
		otherwise: [
			...['Référence produit', 'Product reference', 'Réf produit', 'Code produit', 'Product code'],
			...['Référence offre', 'External reference', 'Part number'],
		],
	},
	title: {
		words: ['Titre', 'Title', 'Titre produit', 'Titre du produit', 'Product title'],
		otherwise: [
			...['Libellé', 'Nom du produit', 'Désignation', 'Product name', 'Nom produit', 'Nom', 'Name'],
			...['Libellé produit', 'Libellé article', "Nom de l'article", 'Désignation article', 'Intitulé'],
			'Label',
		],
	},
	trackingUrl: {
		words: [
			...['Lien de suivi', 'Tracking URL', 'URL de suivi', 'Lien suivi', 'URL suivi', 'Tracking link', 'Tracking page'],
			...['Adresse de suivi', 'Page de suivi', 'URL de tracking', 'Lien de tracking', 'URL tracking', 'Suivi URL'],
		],
	},
	variantGroupReference: {
		words: ['Groupe de variantes', 'Variant group', 'Référence parent', 'Parent SKU', 'Variant group reference'],
	},
	vat: {
		words: [
			...['TVA', 'VAT', 'Taux de TVA', 'VAT rate', 'Taux TVA', 'TVA (%)', 'VAT (percent)', 'TVA en %', 'Tax rate'],
			...['VAT (%)', 'Taux de TVA (%)', 'Taux TVA (%)', 'VAT rate (%)', 'Tax rate (%)'],
		],
	},
} satisfies Record<string, Headers>;
