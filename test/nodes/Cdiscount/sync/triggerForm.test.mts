import type { INodeProperties } from 'n8n-workflow';
import { choice } from '../../../../nodes/Cdiscount/core/checks.ts';
import { field } from '../../../../nodes/Cdiscount/core/field.ts';
import { changeEvent, creationEvent, workEvent, type TriggerEvent } from '../../../../nodes/Cdiscount/sync/event.ts';
import { readPollSettings } from '../../../../nodes/Cdiscount/sync/pollSettings.ts';
import { eventMenu, triggerForm } from '../../../../nodes/Cdiscount/sync/triggerForm.ts';
import { events } from '../../../../nodes/Cdiscount/resources/events.ts';
import { simplifyField } from '../../../../nodes/Cdiscount/resources/shared/simplifyField.ts';

const colourField = field({
	displayName: 'Colour',
	name: 'colour',
	type: 'options',
	options: [
		{ name: 'Blue', value: 'blue' },
		{ name: 'Red', value: 'red' },
	],
	default: 'blue',
	check: choice(['blue', 'red'], 'blue'),
});

async function* nothing() {}

const toy = {
	description: 'A toy has been found under a bed',
	gives: 'the toy',
	fields: [colourField, simplifyField],
	occurrence: () => undefined,
	output: () => [],
};
const lost = workEvent({
	...toy,
	name: 'Toy Lost',
	value: 'toyLost',
	changed: nothing,
	open: nothing,
	remindAfterHours: 6,
});
const bought = creationEvent({ ...toy, name: 'Toy Bought', value: 'toyBought', created: nothing, open: nothing });
const broken = changeEvent({
	...toy,
	name: 'Toy Broken',
	value: 'toyBroken',
	open: nothing,
	emits: () => true,
	endStates: [],
});

/** The names of the fields that are shown for an event. */
const shownFor = (form: INodeProperties[], { value }: TriggerEvent) =>
	form.flatMap(({ name, displayOptions }) => (displayOptions?.show?.event?.includes(value) ? [name] : []));

const contextOf = (parameters: Record<string, unknown>) =>
	({
		getNode: () => ({ name: 'Cdiscount Trigger' }),
		getNodeParameter: (name: string, otherwise: unknown) => parameters[name] ?? otherwise,
	}) as unknown as Parameters<typeof readPollSettings>[0];

test('an event that is declared is in the menu, with the fields of its kind and its own', () => {
	const all = [...events, lost, bought, broken];
	const form = triggerForm(all);
	expect(eventMenu(all)).toContainEqual({
		name: 'Toy Lost',
		value: 'toyLost',
		description: 'A toy has been found under a bed. Looked for at every poll. Each item is the toy.',
	});
	expect(shownFor(form, lost)).toEqual(
		expect.arrayContaining(['startFrom', 'hours', 'remindAfterHours', 'colour', 'simplify', 'options']),
	);
	expect(shownFor(form, bought).sort()).toEqual(['colour', 'hours', 'options', 'simplify', 'startFrom']);
	expect(shownFor(form, broken).sort()).toEqual(['colour', 'simplify']);
	expect(form.find(({ name, default: initial }) => name === 'remindAfterHours' && initial === 6)).toBeDefined();
	expect(shownFor(form, lost).filter((name) => name === 'simplify')).toHaveLength(1);
	expect(form.filter(({ name, displayOptions }) => name === 'simplify' && !displayOptions?.show?.output)).toHaveLength(
		1,
	);
	expect(form.filter((part) => 'check' in part)).toEqual([]);
});

test('the menu says how often an event is looked for, and whether the first poll only learns', () => {
	const told = (own: Partial<TriggerEvent>) => eventMenu([{ ...broken, ...own }])[0].description;

	expect(told({ everyMinutes: 15, endStates: ['broken'] })).toContain('. Looked for every 15 minutes. Each');
	expect(told({ everyMinutes: 60, endStates: ['broken'], emits: ({ before }) => before === 'whole' })).toContain(
		'. Looked for every hour; the first poll only learns how things are. Each',
	);
	const learning = eventMenu(events).filter(({ description }) => description?.includes('only learns'));
	expect(learning.map(({ value }) => value)).toEqual([
		'bestOfferLost',
		'newPayment',
		'offerPackageFinished',
		'orderStatusChanged',
	]);
});

test('the options of every event come last', () => {
	const form = triggerForm(events);
	const withOptions = events.filter((event) => shownFor(form, event).includes('options'));

	expect(withOptions.map((event) => shownFor(form, event).at(-1))).toEqual(withOptions.map(() => 'options'));
	expect(shownFor(form, events.find(({ value }) => value === 'orderToShip')!)).toContain('remindAfterHours');
});

test('the other events keep their fields', () => {
	const [before, after] = [triggerForm(events), triggerForm([...events, lost, bought, broken])];
	for (const event of events) expect(shownFor(after, event)).toEqual(shownFor(before, event));
});

test('what is chosen in its fields reaches the event; what was never touched is as the form shows it', () => {
	const chosen = readPollSettings(contextOf({ event: 'toyLost', colour: 'red', remindAfterHours: 2 }), [lost]);
	expect(chosen).toMatchObject({ event: lost, remindAfter: 2, options: { colour: 'red', simplify: true } });
	const untouched = readPollSettings(contextOf({ event: 'toyLost' }), [lost]);
	expect(untouched).toMatchObject({ startFrom: 'open', remindAfter: 6, options: { colour: 'blue' } });
});

test.each([
	[{ colour: 'green' }, 'Colour is "green", but it can only be "blue", "red".'],
	[{ remindAfterHours: 'soon' }, 'Remind After (Hours) is "soon", but it must be a number from 0 on.'],
	[{ options: { overlapMinutes: -1 } }, 'Overlap (Minutes) is "-1", but it must be a number from 0 on.'],
])('a value that cannot be used is a sentence that names the field: %j', (parameters, sentence) => {
	expect(() => readPollSettings(contextOf({ event: 'toyLost', ...parameters }), [lost])).toThrow(sentence);
});
