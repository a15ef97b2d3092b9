/** A small valid PDF of one page that shows some lines of text. */
export function pdf(lines: readonly string[]): Buffer {
	// Latin 1, which Helvetica's standard encoding covers; what PDF strings reserve is escaped.
	const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
	const stream = `BT /F1 12 Tf 60 780 Td 18 TL ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = Buffer.byteLength(text, 'latin1');
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return String(offset).padStart(10, '0');
	});
	const start = Buffer.byteLength(text, 'latin1');
	const table = ['0000000000 65535 f', ...offsets.map((offset) => `${offset} 00000 n`)]
		.map((row) => `${row} \n`)
		.join('');
	text += `xref\n0 ${objects.length + 1}\n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}
