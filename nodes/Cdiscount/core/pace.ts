import type { Transport } from '../api/transport';

/** As many calls at once as a client in production was seen to make (news.md: eight reads); nobody is known to make more. */
const MOST = 8;

/** After so many calls that went well one more is made at once: where a quota ends it meets no more than are under way. */
const GROWS_AFTER = 40;

/** Pages of a list, which nobody is known to be refused for, begin with more. */
const PAGES = 4;

/** A call that takes longer than this many usual ones is slow; below a second nothing is. */
const SLOW = 4;
const NEVER_SLOW = 1_000;

/** How much of the usual duration is that of the last call. */
const SHARE_OF_LAST = 0.2;

/**
 * How many calls at once the marketplace bears at the moment. It grows while responses are quick and clean; a throttle, a 5xx and slowness
 * halve it, a connection that breaks makes it one.
 */
export class Pace {
	/** How many may be in flight. */
	limit = 1;
	/** For how long the quota made calls wait, in seconds; waits that pass together count once. */
	heldBack = 0;
	private heldBackUntil = -Infinity;
	private isCareful = false;
	private clean = 0;
	private usual: number | undefined;
	/** Calls that began before the last trouble say nothing new. */
	private troubledAt = -Infinity;

	/** The same way to the network, which is listened to. */
	listeningTo(transport: Transport): Transport {
		return {
			...transport,
			atOnce: () => (this.isCareful ? this.limit : Math.max(PAGES, this.limit)),
			heldBack: (from, until) => {
				this.heldBack += Math.max(0, until - Math.max(from, this.heldBackUntil)) / 1000;
				this.heldBackUntil = Math.max(until, this.heldBackUntil);
			},
			send: async (request, stop) => {
				const since = Date.now();
				const sent = transport.send(request, stop);
				sent.then(
					({ statusCode = 200 }) => this.ended(since, statusCode),
					() => this.ended(since, undefined),
				);
				return await sent;
			},
		};
	}

	/** @param since when the call began, in ms. @param status undefined where there was no response */
	private ended(since: number, status: number | undefined): void {
		const took = Date.now() - since;
		const isSlow = took > Math.max(NEVER_SLOW, SLOW * (this.usual ?? took));
		if (status === undefined) this.trouble(since, 1);
		else if (isTrouble(status) || isSlow) this.trouble(since, Math.max(1, Math.floor(this.limit / 2)));
		else this.goodCall(took);
	}

	private goodCall(took: number): void {
		this.usual = this.usual === undefined ? took : this.usual + SHARE_OF_LAST * (took - this.usual);
		this.clean += 1;
		if (this.limit > 1 && this.clean < GROWS_AFTER) return;
		this.clean = 0;
		this.limit = Math.min(MOST, this.limit + 1);
	}

	private trouble(since: number, limit: number): void {
		this.clean = 0;
		if (since < this.troubledAt && limit > 1) return;
		this.troubledAt = Date.now();
		this.isCareful = true;
		this.limit = limit;
	}
}

/** 403 is what the gateway answers when the quota is used up. */
const isTrouble = (status: number) => status === 429 || status === 403 || status >= 500;
