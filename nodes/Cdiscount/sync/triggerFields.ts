import { choice, numberFrom } from '../core/checks';
import { collection, field } from '../core/field';

/** Where a new trigger starts; for work that waits, and for what is new. */
export const startFields = [
	field({
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		options: [
			{
				name: 'Everything Still Open',
				value: 'open',
				description: 'What was there before and still waits for something is delivered first',
			},
			{ name: 'Now', value: 'now', description: 'Only what happens after the workflow is published' },
			{ name: 'The Last Hours', value: 'hours' },
		],
		default: 'open',
		description: 'What to deliver when the workflow is published for the first time; later it goes on where it stopped',
		check: choice(['open', 'now', 'hours'], 'open'),
	}),
	field({
		displayName: 'Hours',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { startFrom: ['hours'] } },
		default: 24,
		description: 'How many hours back to start',
		check: numberFrom(0, 24),
	}),
];

/** After how long work that still waits is delivered again. @param hours the default; 0 for never */
export const remindField = (hours: number) =>
	field({
		displayName: 'Remind After (Hours)',
		name: 'remindAfterHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: hours,
		description:
			'What still waits after so long is delivered again, marked as a reminder, with the same eventId; 0 for never',
		check: numberFrom(0, hours),
	});

/** How what may have been missed is looked for; for everything that the marketplace lists by time. */
export const catchUpField = collection({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		field({
			displayName: 'Catch-Up Every (Minutes)',
			name: 'catchUpMinutes',
			type: 'number',
			typeOptions: { minValue: 5 },
			default: 60,
			description:
				'How often to read everything that is still open (or the whole look-back), so that nothing is forgotten whatever happened',
			check: numberFrom(0, 60),
		}),
		field({
			displayName: 'Look Back (Hours)',
			name: 'lookBackHours',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 24,
			description: 'How far a catch-up reads back where the marketplace cannot list what is open: new orders, messages',
			check: numberFrom(0, 24),
		}),
		field({
			displayName: 'Overlap (Minutes)',
			name: 'overlapMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 30,
			description: 'How far back polls look for what the marketplace shows late. Nothing is delivered twice by it.',
			check: numberFrom(0, 30),
		}),
	],
});
