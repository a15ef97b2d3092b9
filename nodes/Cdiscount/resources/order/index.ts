import type { Resource } from '../../core/operation';
import { cancel } from './cancel.operation';
import { confirm } from './confirm.operation';
import { count } from './count.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { refuse } from './refuse.operation';
import { ship } from './ship.operation';

export const order: Resource = {
	name: 'Order',
	value: 'order',
	operations: [cancel, confirm, count, get, getMany, refuse, ship],
};
