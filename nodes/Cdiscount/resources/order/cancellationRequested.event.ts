import sortBy from 'lodash/sortBy';
import { CdiscountError } from '../../api/errors';
import { Unreadable, type Listed } from '../../api/parseResponse';
import { timestamp } from '../../marketplace/time';
import { workEvent, type ListRequest } from '../../sync/event';
import type { Positioned } from '../../sync/occurrence';
import { orderFormat, orderFormatFault, orderFormatFields } from '../shared/orderFormat';
import { readCancellations } from '../../marketplace/refund/calls';
import type { CancellationRequest } from '../../marketplace/refund/schema';
import { changedOrders, createdOrders, orderOutput } from './eventLists';
import type { Order } from '../../marketplace/order/schema';

/** An order keeps its status while the cancellation of a line is asked for (official change log). */
const STATUSES = ['Accepted', 'InPreparation'];
const CHANGED_STATUSES = [...STATUSES, 'Shipped'];

/** An order that was shipped meanwhile is listed no longer among what is open, but comes again whenever it changes. */
const KEPT_DAYS = 90;

/** Who may ask for a cancellation (one client's names). */
const ASKERS = ['Customer', 'Seller', 'SalesChannel'];

/** An order with lines whose cancellation is asked for. */
interface Asked {
	order: Order;
	/** The lines in question. */
	lines: string[];
	/** Those that the seller himself asks to cancel. */
	own: string[];
	/** Who asks for the others; null where the marketplace does not say. */
	requestedBy: string | null;
}

const askedLines = ({ lines }: Order) =>
	lines
		.filter(({ status }) => status === 'CancelRequest')
		.map(({ orderLineId }) => orderLineId)
		.sort();

const partOf = ({ orderId }: Order, line: string) => `${orderId}/${line}`;

/** Orders with what is asked for; who asks is read only where that is new. */
async function* withAskers(
	request: ListRequest,
	orders: AsyncIterable<Positioned<Listed<Order>>>,
): AsyncGenerator<Positioned<Listed<Asked>>> {
	for await (const { thing: order, at } of orders) {
		if (order instanceof Unreadable) {
			yield { thing: order, at };
			continue;
		}
		const lines = askedLines(order);
		const fresh = lines.filter((line) => !request.knows(partOf(order, line)));
		const requests = fresh.length === 0 ? [] : await requestsFor(request, order);
		const askers = new Map(lines.map((line) => [line, askerOf(line, requests)]));
		const own = lines.filter((line) => askers.get(line) === 'Seller');
		const requestedBy = fresh.map((line) => askers.get(line)).find((asker) => asker && asker !== 'Seller') ?? null;
		yield { at, thing: { order, lines, own: fresh.every((line) => own.includes(line)) ? lines : own, requestedBy } };
	}
}

/** The cancellation requests of an order, the newest first; none where the marketplace does not give them now. */
async function requestsFor({ octopia }: ListRequest, { orderId }: Order): Promise<CancellationRequest[]> {
	const requests = await readCancellations(octopia, orderId).catch((thrown: unknown) => {
		// to know of it in time is worth more than to know who asks; a used-up quota would fail the next call as well
		if (thrown instanceof CdiscountError && !thrown.isThrottle) return [];
		throw thrown;
	});
	return sortBy(requests, ({ createdAt }) => -timestamp(createdAt));
}

/** Who asked last to cancel a line. A request that names no lines is about the whole order. */
function askerOf(line: string, requests: CancellationRequest[]): string | undefined {
	const isAbout = ({ lines }: CancellationRequest) =>
		!lines?.length || lines.some(({ lineId, orderLineId }) => [lineId, orderLineId].some((id) => String(id) === line));
	const { userType, origin } = requests.find(isAbout) ?? {};
	return ASKERS.find((asker) => asker.toLowerCase() === (userType ?? origin)?.toLowerCase());
}

export const cancellationRequested = workEvent({
	name: 'Cancellation Requested',
	value: 'cancellationRequested',
	description: 'The customer or the sales channel asks to cancel lines of an order: ship it all the same, or cancel',
	gives: 'the order, or one of its lines, with the lines to cancel and who asks',
	fields: orderFormatFields,
	contradiction: orderFormatFault,
	changed: (request) => withAskers(request, changedOrders(request, CHANGED_STATUSES)),
	open: (request) => withAskers(request, createdOrders(request, STATUSES)),
	keptHours: KEPT_DAYS * 24,
	occurrence: ({ order, lines, own }) =>
		lines.length === 0
			? undefined
			: {
					id: `${order.orderId}:${lines.join(',')}`,
					time: timestamp(order.updatedAt),
					waiting: own.length < lines.length,
					silent: own.length === lines.length,
					parts: lines.map((line) => partOf(order, line)),
				},
	output({ order, lines, own, requestedBy }, context) {
		const asked = lines.filter((line) => !own.includes(line));
		// a table has texts
		const cancellationRequestedFor = 'columns' in orderFormat(context.options) ? asked.join(', ') : asked;
		return orderOutput(order, context).map((json) => ({ ...json, cancellationRequestedFor, requestedBy }));
	},
});
