/** The addresses in a mail, with their HTML undone. */
export const linksIn = (text: string): string[] =>
	[...text.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(([link]) => link.replaceAll('&amp;', '&'));

/** Looks like a person's browser: n8n does not take answers from what calls itself a bot. */
const BROWSER: Record<string, string> = {
	'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
};

/** The mail may be quicker than n8n, which writes the execution down only afterwards. */
async function whenReady(url: string, headers: Record<string, string>): Promise<Response> {
	for (let tries = 0; ; tries += 1) {
		const page = await fetch(url, { headers });
		if (page.ok || tries >= 20) return page;
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

/** A name and a password, as a browser hands them over. */
export interface Login {
	user: string;
	password: string;
}

/** Opens a link, or sends the form behind it with these fields, in their order. */
export async function submitForm(url: string, fields?: readonly string[], login?: Login): Promise<string> {
	const basic = login && Buffer.from(`${login.user}:${login.password}`).toString('base64');
	const headers = basic ? { ...BROWSER, authorization: `Basic ${basic}` } : BROWSER;
	const page = await whenReady(url, headers);
	if (!page.ok) throw new Error(`${page.status} at ${url}: ${await page.text()}`);
	const shown = await page.text();
	if (fields === undefined) return shown;
	const form = new FormData();
	fields.forEach((value, index) => form.append(`field-${index}`, value));
	const sent = await fetch(url, { method: 'POST', body: form, headers });
	if (!sent.ok) throw new Error(`${sent.status} for the form at ${url}: ${await sent.text()}`);
	return shown;
}
