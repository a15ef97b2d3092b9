import fc from 'fast-check';
import type { Octopia, Query } from '../../../../nodes/Cdiscount/api/client.ts';
import { pagesOf } from '../../../../nodes/Cdiscount/api/paging.ts';
import { CdiscountError } from '../../../../nodes/Cdiscount/api/errors.ts';
import { newMessage } from '../../../../nodes/Cdiscount/resources/message/newMessage.event.ts';
import { runs } from '../../../runs.mts';
import { FakeShop, type Mishap } from './fakeShop.mts';
import { FakeNode, HOUR, MINUTE } from './triggerNode.mts';

const RUNS = runs(100);

interface Letter {
	messageId: string;
	createdAt: number;
	sender: { userType: string };
}

/** Discussions behind real paging; the same mishaps as with orders. */
class FakePost extends FakeShop {
	readonly letters: Letter[][] = [];

	write(index: number, userType: string): void {
		this.now += 1000;
		const at = Math.floor(this.now / 1000) * 1000;
		const discussion = this.letters[index] ?? (this.letters[this.letters.length] = []);
		discussion.push({ messageId: `M${index}.${discussion.length}`, createdAt: at, sender: { userType } });
	}

	override octopia(): Octopia {
		let clock: number | undefined;
		const strike = () => {
			this.calls += 1;
			const mishap = this.mishaps.shift() ?? 'fine';
			if (mishap === 'fails') throw new CdiscountError('marketplaceDown', 'down', { status: 502 });
			if (mishap === 'shifts')
				for (let n = 0; n < 3; n++) this.write((this.calls + n) % (this.letters.length + 1), 'Customer');
			clock = Math.floor(this.now / 1000) * 1000;
			this.now += 200;
			return mishap;
		};
		const get = async (query: Query) => {
			const isEmpty = strike() === 'empty';
			return { status: 200, headers: {}, body: { items: isEmpty ? [] : this.listed(query) } };
		};
		return {
			...super.octopia(),
			clock: () => clock,
			read: async (path: string) => {
				strike();
				return this.shown(Number(path.split('/').at(-1)), false) as never;
			},
			async *list(_path: string, _schema: unknown, listing: Parameters<typeof pagesOf>[1]) {
				for await (const item of pagesOf(get, listing)) yield item as never;
			},
		} as unknown as Octopia;
	}

	private shown(index: number, lastOnly: boolean) {
		const letters = this.letters[index];
		const iso = (time: number) => new Date(time).toISOString();
		const messages = letters
			.slice(lastOnly ? -1 : 0)
			.map((letter) => ({ ...letter, createdAt: iso(letter.createdAt) }));
		const [first, last] = [letters[0], letters.at(-1)!];
		const dates = { createdAt: iso(first.createdAt), updatedAt: iso(last.createdAt) };
		return { discussionId: String(index), isOpen: true, status: statusOf(letters), ...dates, messages };
	}

	private listed({ updatedAtMin, processStatus, pageIndex, pageSize }: Query) {
		const since = Date.parse(String(updatedAtMin)) || 0;
		const updatedAt = (index: number) => this.letters[index].at(-1)!.createdAt;
		return [...this.letters.keys()]
			.filter((index) => updatedAt(index) >= since)
			.filter((index) => !processStatus || statusOf(this.letters[index]) === processStatus)
			.sort((a, b) => updatedAt(a) - updatedAt(b))
			.slice((Number(pageIndex) - 1) * Number(pageSize), Number(pageIndex) * Number(pageSize))
			.map((index) => this.shown(index, true));
	}
}

const statusOf = (letters: Letter[]) => (letters.at(-1)!.sender.userType === 'Seller' ? 'Treated' : 'ToTreat');

const step = fc.oneof(
	fc.record({
		kind: fc.constant('write' as const),
		index: fc.nat(120),
		count: fc.integer({ min: 1, max: 130 }),
		from: fc.constantFrom('Customer', 'Customer', 'GrcOperator', 'Seller'),
	}),
	fc.record({ kind: fc.constant('wait' as const), minutes: fc.oneof(fc.nat(3), fc.nat(300)) }),
	fc.record({ kind: fc.constant('skew' as const), hours: fc.integer({ min: -24, max: 24 }) }),
	fc.record({
		kind: fc.constant('poll' as const),
		mishaps: fc.array(fc.constantFrom<Mishap>('fine', 'fine', 'fine', 'fails', 'empty', 'shifts'), { maxLength: 8 }),
	}),
);

let delivered = 0;

afterEach(() => jest.restoreAllMocks());
afterAll(() => process.stdout.write(`newMessage: ${RUNS.numRuns} runs, ${delivered} messages delivered\n`));

test('newMessage, whatever happens: each message that others wrote since the start is delivered once', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
			const shop = new FakePost();
			shop.write(0, 'Customer');
			shop.now += HOUR;
			const node = new FakeNode(shop, newMessage, {
				options: { senders: ['customer', 'customerService'], simplify: false },
			});
			await node.poll();
			shop.now += MINUTE;
			for (const one of steps) {
				if (one.kind === 'write')
					for (let n = 0; n < one.count; n++) shop.write(Math.min(one.index + n, shop.letters.length), one.from);
				else if (one.kind === 'wait') shop.now += one.minutes * MINUTE;
				else if (one.kind === 'skew') node.skew = one.hours * HOUR;
				else {
					shop.mishaps = [...one.mishaps];
					await node.poll();
				}
			}
			for (let minute = 0; minute < 125; minute += 5) {
				await node.poll();
				shop.now += 5 * MINUTE;
			}
			const counts = node.counts();
			const others = shop.letters.flat().filter(({ sender }) => sender.userType !== 'Seller');
			const deliveredOnce = ({ messageId }: Letter) => counts.get(`newMessage:${messageId}`) === 1;
			expect(others.filter((letter) => !deliveredOnce(letter))).toEqual([]);
			expect(counts.size).toBe(others.length);
			delivered += others.length;
		}),
		RUNS,
	);
}, 300_000);
