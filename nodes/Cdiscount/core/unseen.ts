/** What nobody sees: blanks of every kind, control and format characters (zero width, byte order mark, soft hyphen), fillers. */
const UNSEEN = '[\\s\\p{Z}\\p{Cc}\\p{Cf}\\u115F\\u1160\\u2800\\u3164\\uFFA0]+';

const AROUND = new RegExp(`^${UNSEEN}|${UNSEEN}$`, 'gu');

/** Text without what a person cannot see around it: what a spreadsheet or a web page leaves there. */
export const trimmed = (text: string): string => text.replace(AROUND, '');
