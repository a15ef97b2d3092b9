import axios, { isAxiosError, type AxiosInstance } from 'axios';

export interface Login {
	email: string;
	password: string;
}

/** n8n refused a call to its REST interface. */
export class RestError extends Error {
	override name = 'RestError';

	constructor(
		message: string,
		readonly status: number | undefined,
		readonly body: unknown,
	) {
		super(message);
	}
}

/** A logged-in session of n8n's REST interface. */
export class RestSession {
	readonly #http: AxiosInstance;
	#cookie = '';

	constructor(readonly url: string) {
		this.#http = axios.create({
			baseURL: `${url}/rest`,
			proxy: false,
			timeout: 60_000,
			// the cookie is bound to this value
			headers: { 'browser-id': 'n8n-nodes-cdiscount-scripts' },
		});
	}

	async call<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, data?: unknown): Promise<T> {
		try {
			const response = await this.#http.request<{ data?: T }>({
				method,
				url: path,
				data,
				headers: { Cookie: this.#cookie },
			});
			const cookies = response.headers['set-cookie'] ?? [];
			const cookie = cookies.map((line) => line.split(';')[0]).find((pair) => pair.startsWith('n8n-auth='));
			if (cookie) this.#cookie = cookie;
			return (response.data?.data ?? response.data) as T;
		} catch (error) {
			if (!isAxiosError(error)) throw error;
			const body = error.response?.data as { message?: string } | undefined;
			const status = error.response?.status;
			const said = body?.message ?? error.message;
			throw new RestError(`n8n answered ${status ?? 'nothing'} to ${method} ${path}: ${said}`, status, body);
		}
	}

	/** Makes the owner account on a new n8n, logs in on one that has it. */
	async enter({ email, password }: Login): Promise<void> {
		const settings = await this.call<{ userManagement: { showSetupOnFirstLoad?: boolean } }>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.call('POST', '/owner/setup', { email, password, firstName: 'Demo', lastName: 'Owner' });
		} else {
			await this.call('POST', '/login', { emailOrLdapLoginId: email, password });
		}
	}
}
