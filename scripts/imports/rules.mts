import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** The folders of the node, from the bottom to the top: each may import those before it. */
export const FLOORS = ['api', 'marketplace', 'core', 'sync', 'resources'];

/** The entities of the marketplace: each may import those of the groups before its own. */
export const ENTITIES = [
	['seller', 'order'],
	['offer', 'product'],
	['refund', 'invoice', 'message', 'finance', 'fulfilment'],
];

const floor = (name: string) => `^nodes/Cdiscount/${name}/`;
const entity = (name: string) => floor(`marketplace/${name}`);

/** Of the sources themselves; what packages they may import is kept by test/conventions. */
export const rules: IRegularForbiddenRuleType[] = [
	rule('no circle', {}, { circular: true }),
	...FLOORS.map((name, place) => {
		const allowed = FLOORS.slice(0, place + 1).map(floor);
		return rule(`${name} goes down only`, { path: floor(name) }, { pathNot: allowed });
	}),
	rule(
		'a credential knows the transport only',
		{ path: '^credentials/' },
		{ pathNot: ['^credentials/', floor('api')] },
	),
	rule(
		'a node file knows no transport',
		{ path: '^nodes/Cdiscount/[^/]+$' },
		{ pathNot: ['resources', 'core', 'sync'].map(floor) },
	),
	...ENTITIES.flatMap((group, place) =>
		group.map((name) => {
			const others = ENTITIES.slice(place)
				.flat()
				.filter((other) => other !== name);
			return rule(`${name} goes down only`, { path: entity(name) }, { path: others.map(entity) });
		}),
	),
	rule('writing knows no entity', { path: entity('write') }, { path: ENTITIES.flat().map(entity) }),
	rule(
		'no resource imports another',
		{ path: floor('resources/([^/]+)') },
		{ path: floor('resources/[^/]+'), pathNot: ['resources/$1', 'resources/shared'].map(floor) },
	),
];

function rule(
	name: string,
	from: IRegularForbiddenRuleType['from'],
	to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
	return { name, severity: 'error', from, to };
}
