import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';

/** Where the pictures of the last run are. */
export const ARTIFACTS = join(process.cwd(), 'test', 'e2e', 'artifacts');

const CHROMIUM = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

/** Without these the browser knocks at its maker's hosts at every start. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** A browser of this machine, 1440 × 900. */
export async function openBrowser(): Promise<Browser> {
	const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
	if (executablePath === undefined) throw new Error('No Chromium found: install it, or name it in CHROMIUM_PATH.');
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({ executablePath, args: QUIET });
}

export async function openPage(browser: Browser): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(30_000);
	return page;
}

/** Logs into n8n as the demo's user. */
export async function logIn(page: Page, url: string, { email, password }: { email: string; password: string }) {
	await page.goto(`${url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(email);
	await page.locator('input[name="password"]').fill(password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/\/home\/workflows/);
}

/** Keeps a picture. @returns its path */
export async function picture(page: Page, name: string): Promise<string> {
	await mkdir(ARTIFACTS, { recursive: true });
	const path = join(ARTIFACTS, `${name}.png`);
	await page.screenshot({ path });
	return path;
}
