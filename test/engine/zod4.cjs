/**
 * Jest resolver: the package's own files get zod 4 where they ask for zod, everything else (n8n itself) keeps what it has.
 * n8n provides zod at run time: 3.25 today, 4 one day.
 */
module.exports = (request, options) => {
	const isOurs = /[\\/](nodes|credentials)([\\/]|$)/.test(options.basedir) && !options.basedir.includes('node_modules');
	return options.defaultResolver(request === 'zod' && isOurs ? 'zod/v4' : request, options);
};
