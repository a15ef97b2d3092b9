const { src, dest } = require('gulp');

/** Puts what the compiler does not carry beside the compiled code: icons, node codex files, and the output samples. */
function copyAssets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.default = copyAssets;
