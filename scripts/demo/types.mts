import type { Sandbox } from '../../sandbox/server.mts';
import type { N8nProcess } from '../host/n8nProcess.mts';
import type { Login } from '../host/restSession.mts';
import type { Credential, N8nRest } from '../host/rest.mts';
import type { Steps } from '../host/steps.mts';
import type { DemoWorkflow } from './contents.mts';

/** How to start the demo; everything has a default. */
export interface DemoOptions {
	/** Port of n8n; a free one when left out. */
	port?: number;
	sandboxPort?: number;
	/** Where the demo keeps its data. */
	dataFolder?: string;
	/** Begin with an empty data folder. */
	reset?: boolean;
	/** Triggers look every five seconds. */
	fastPolls?: boolean;
	/** Import the template workflows (default: true). */
	templates?: boolean;
	/** Start the marketplace with a dozen orders in every state (default: true). */
	orders?: boolean;
	/** Start value of the sandbox's random numbers. */
	seed?: number;
	/** A packed package to use instead of building this checkout. */
	tarball?: string;
	/** More settings for n8n. */
	env?: Record<string, string>;
	steps?: Steps;
	/** Aborted when the start is no longer wanted. */
	signal?: AbortSignal;
}

/** The running demo. */
export interface Demo {
	n8n: { url: string; rest: N8nRest; process: N8nProcess };
	sandbox: Sandbox;
	login: Login;
	credential: Credential;
	workflows: DemoWorkflow[];
	/** The only folder that n8n's file nodes may use. */
	filesFolder: string;
	stop(): Promise<void>;
	/** Ends everything at once. */
	kill(): Promise<void>;
}
