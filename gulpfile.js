const { src, dest } = require('gulp');

/** Puts what the compiler does not carry beside the compiled code: icons and node codex files. */
function copyAssets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.default = copyAssets;
