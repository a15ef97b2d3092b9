import { read, sourcesIn } from './sources.mts';

/** What the page about sentences says in the words of the code: whoever changes the sentence changes the page. */
const PHRASES = `items cannot be used
and the shop has the offer
was written as a number and rounded by a spreadsheet
ends in six zeros or more
contains the sign
There is no order with the reference
belongs to several orders
is the reference of order
must be a whole number from
but it can only be
it is written in two letters. Enter
which is no country
There is no category
Octopia does not list its invoices here
is none of the seller
is not one that Cdiscount knows
It looks like the number of a parcel
The list of carriers could not be read
is an error of a spreadsheet, or a cell too narrow for its number
stands for a number that is not known yet
is one and the same sign
was shortened by a spreadsheet
is a formula
holds a quotation mark
is an address
holds a character that nobody sees
is written in full-width
holds several numbers
is a date
is a telephone number
ends in decimals
which is in no number of a parcel
has no digit
is too short
is the ID of an order
is the name of the carrier
came as a number of more than
came as a number and has probably lost its zeros
which go to different recipients
The sheet has no column for
a price without tax, which is not taken for Price
Remove or rename
was read with another separator
begins with a line "sep="
was read in the wrong encoding
columns without a name were read as one
are those of orders, and not stocks and prices
The header of the sheet has two rows
The sheet has a second header in item
The sheet has no rows
is empty, but the category needs it
would be shipped`.split('\n');

const code = sourcesIn('nodes').map(read).join('\n');
const page = read('docs/errors.md');

test.each(PHRASES)('"%s" is said, and explained', (phrase) => {
	expect(code).toContain(phrase);
	expect(page).toContain(phrase);
});

test('every doubt about a parcel number is explained', () => {
	const doubts =
		read('nodes/Cdiscount/marketplace/order/parcelNumber.ts').match(/'((?:is|has|holds|was|stands|ends) [^']+)'/g) ??
		[];
	expect(doubts.length).toBeGreaterThan(15);
	const unexplained = doubts
		.map((doubt) => doubt.slice(1, -1).split(/[:,]/)[0])
		.filter((doubt) => !page.includes(doubt));
	expect(unexplained).toEqual([]);
});
