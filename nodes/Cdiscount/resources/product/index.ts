import type { Resource } from '../../core/operation';
import { count } from './count.operation';
import { create } from './create.operation';
import { findByGtin } from './findByGtin.operation';
import { getBrands } from './getBrands.operation';
import { getCategories } from './getCategories.operation';
import { getCategoryProperties } from './getCategoryProperties.operation';
import { getMany } from './getMany.operation';
import { getReport } from './getReport.operation';

export const product: Resource = {
	name: 'Product',
	value: 'product',
	operations: [count, create, findByGtin, getCategoryProperties, getReport, getMany, getBrands, getCategories],
};
