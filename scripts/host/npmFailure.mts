const NO_NETWORK =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/;

/** Whether npm's output says that the registry could not be reached. */
const isNetworkFailure = (output: string): boolean => NO_NETWORK.test(output);

/** One sentence for what npm said when it failed, and where to read the rest. */
export function failureSentence(purpose: string, output: string, log: string): string {
	if (isNetworkFailure(output)) {
		return `${purpose} needs the npm registry, which cannot be reached: check the network or the proxy and start again (npm's own words are in ${log}).`;
	}
	if (/\bENOSPC\b/.test(output)) return `${purpose} failed because the disk is full (npm's own words are in ${log}).`;
	return `${purpose} failed; npm's own words are in ${log}.`;
}
