import { delimiter } from 'node:path';
import { LOOPBACK } from './ports.mts';

/** What an n8n needs to know about itself. */
export interface N8nSettings {
	dataFolder: string;
	port: number;
	brokerPort: number;
	/** The only folder outside its own that n8n may read and write files in. */
	filesFolder?: string;
	/** Settings on top of the usual ones. */
	env?: Record<string, string>;
}

/** Settings of somebody's own n8n or npm on this machine have no business in this one. */
const FOREIGN = /^(n8n_|db_|executions_|queue_|npm_|node_options$|node_env$|node_path$|webhook_url$|path$)/i;

/** Parts of n8n that a demo does not need and that cost time at start or ask other hosts. */
const DISABLED_MODULES = [
	'agents',
	'breaking-changes',
	'chat-hub',
	'dynamic-credentials',
	'external-secrets',
	'insights',
	'instance-ai',
	'ldap',
	'log-streaming',
	'mcp',
	'mcp-registry',
	'otel',
	'provisioning',
	'quick-connect',
	'source-control',
	'sso-oidc',
	'sso-saml',
	'token-exchange',
];

/** The whole environment of an n8n that listens on loopback only and phones nobody. */
export function n8nEnvironment(settings: N8nSettings, inherited: NodeJS.ProcessEnv, node: string): NodeJS.ProcessEnv {
	const kept = Object.fromEntries(Object.entries(inherited).filter(([name]) => !FOREIGN.test(name)));
	const noProxy = [kept.NO_PROXY ?? kept.no_proxy, LOOPBACK, 'localhost'].filter(Boolean).join(',');
	return {
		...kept,
		NO_PROXY: noProxy,
		no_proxy: noProxy,
		GENERIC_TIMEZONE: 'Europe/Paris',
		N8N_USER_FOLDER: settings.dataFolder,
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_HOST: LOOPBACK,
		N8N_PORT: String(settings.port),
		N8N_EDITOR_BASE_URL: `http://${LOOPBACK}:${settings.port}/`,
		N8N_WEBHOOK_URL: `http://${LOOPBACK}:${settings.port}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_DISABLED_MODULES: DISABLED_MODULES.join(','),
		N8N_PYTHON_ENABLED: 'false',
		// external without a launcher: no second process; Code nodes would wait forever, none is used
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: `${settings.brokerPort}-${settings.port}`,
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: LOOPBACK,
		N8N_RUNNERS_BROKER_PORT: String(settings.brokerPort),
		...(settings.filesFolder ? { N8N_RESTRICT_FILE_ACCESS_TO: settings.filesFolder } : {}),
		PATH: [node, inherited.PATH ?? inherited.Path].filter(Boolean).join(delimiter),
		...settings.env,
	};
}
