import countBy from 'lodash/countBy';
import sortBy from 'lodash/sortBy';
import type { Octopia } from '../../api/client';
import { isReadable } from '../../api/listed';
import { column, type Column, type Columns } from '../../core/columns';
import { plainHeader } from '../../core/headers';
import { readProperties } from '../../marketplace/product/calls';
import { choicesOf } from '../../marketplace/product/facts';
import { FRENCH, type CategoryProperty } from '../../marketplace/product/schema';
import { HEADERS } from '../shared/headers';

const ATTRIBUTE = 'attribute:';

/** The columns of a sheet of products: those of every product, and the attributes of the chosen category. */
export const createColumns: Columns = {
	method: 'getProductColumns',
	columns: [
		column('gtin', HEADERS.gtin, { label: 'GTIN (EAN)', isNeeded: true }),
		column('sellerProductReference', HEADERS.sku, { label: 'SKU (Your Reference)', isNeeded: true }),
		column('title', HEADERS.title, { isNeeded: true }),
		column('description', HEADERS.description, { isNeeded: true }),
		column('pictures', HEADERS.pictures, { isNeeded: true }),
		column('additionalFields.brand', HEADERS.brand),
		column('additionalFields.richMarketingDescription', HEADERS.richMarketingDescription, { isExtra: true }),
		column('additionalFields.variantGroupReference', HEADERS.variantGroupReference, { isExtra: true }),
	],
	more: {
		by: 'categoryReference',
		feeds: 'attributes',
		read: attributeColumns,
		known: (id) => (id.startsWith(ATTRIBUTE) ? attributeColumn(id.slice(ATTRIBUTE.length)) : undefined),
	},
};

/** The attributes of a category as columns, those that it needs first. */
async function attributeColumns(octopia: Octopia, category: string): Promise<Column[]> {
	const properties = (await readProperties(octopia, category, FRENCH)).filter(isReadable);
	const order = ['Mandatory', 'Recommended'];
	const sorted = sortBy(properties, ({ necessity }) => (order.indexOf(necessity ?? '') + order.length) % order.length);
	const labels = countBy(sorted, ({ label }) => plainHeader(label ?? ''));
	return sorted.map((property) => {
		const isShared = labels[plainHeader(property.label ?? '')] > 1;
		return attributeColumn(String(property.propertyReference), property, isShared);
	});
}

/** @param isShared whether another attribute has the label too, so that the unit or the reference has to say which is meant */
function attributeColumn(reference: string, property?: CategoryProperty, isShared = false): Column {
	const { label, unit, necessity, isMultiple } = property ?? {};
	const choices = property === undefined || isMultiple === true ? [] : choicesOf(property);
	const name = label ?? reference;
	return {
		id: `${ATTRIBUTE}${reference}`,
		feeds: 'attributes',
		row: 'attribute',
		label: unit ? `${name} (${unit})` : name,
		words: [...(isShared ? [] : [name]), reference, ...(unit ? [`${name} ${unit}`, `${name} en ${unit}`] : [])],
		isNeeded: necessity === 'Mandatory',
		isExtra: necessity !== 'Mandatory' && necessity !== 'Recommended',
		...(choices.length > 0 && { choices }),
		asGiven: (cell) => ({ propertyReference: reference, values: cell }),
	};
}
