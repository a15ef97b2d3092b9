/** One HTTP request to the API, without its token. */
export interface HttpRequest {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	url: string;
	headers: Record<string, string>;
	query: Record<string, string | number | boolean>;
	/** What is to be sent as JSON; or bytes, whose type the headers name then. */
	body?: unknown;
	/** Whether the response is wanted as bytes. */
	isDownload: boolean;
	/** How long the other side may be silent, in ms; the call as a whole has a limit of its own. */
	timeout: number;
}

/** What an HTTP client gives for a response, whatever its status; JSON is parsed. */
export interface RawResponse {
	statusCode?: number;
	headers?: unknown;
	body?: unknown;
}

/** The way to the network of whoever runs this: n8n's request helper (core/transport.ts), or any HTTP client. */
export interface Transport {
	/**
	 * Sends a request with the access token; after a 401, which had no effect, once more with a new one.
	 * @param stop ends the call
	 * @throws whatever the HTTP client throws where there is no response (see `responseOrError`)
	 */
	send(request: HttpRequest, stop: AbortSignal): Promise<RawResponse>;
	/** Waits so many milliseconds. */
	sleep(milliseconds: number): Promise<void>;
	/** How many calls may be under way at once, as far as somebody listens to how they go; one when left out. */
	atOnce?(): number;
	/** Is told that a quota or a throttle makes a call wait; both in ms since 1970. */
	heldBack?(from: number, until: number): void;
	/** Aborted when the work is not wanted any more; undefined where there is no such signal. */
	readonly cancelSignal?: AbortSignal;
}
