export const API_PREFIX = '/seller/v2';
export const TOKEN_PATH = '/auth/realms/maas/protocol/openid-connect/token';

/**
 * Tells whether a path (no query) matches a pattern: `*` stands for one segment or part of it, `**` for anything.
 * API paths are matched without their prefix: `/orders`, `/orders/*`, `/orders/*\/shipments`; the token endpoint is
 * `**\/token`.
 */
export function pathMatcher(pattern: string): (path: string) => boolean {
	const source = pattern
		.split(/(\*+)/)
		.map((part) => {
			if (part === '*') return '[^/]*';
			return part.startsWith('**') ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
		})
		.join('');
	const expression = new RegExp(`^${source}$`);
	return (path) => expression.test(shortPath(path));
}

export function isApiPath(path: string): boolean {
	return path === API_PREFIX || path.startsWith(`${API_PREFIX}/`);
}

function shortPath(path: string): string {
	return isApiPath(path) ? path.slice(API_PREFIX.length) : path;
}
