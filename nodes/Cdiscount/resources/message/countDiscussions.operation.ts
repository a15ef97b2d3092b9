import { z } from 'zod';
import { operation } from '../../core/operation';
import { countFilterFields, countQuery } from './filters';
import { discussionCountSchema } from '../../marketplace/message/schema';

export const countDiscussions = operation({
	name: 'Count Discussions',
	value: 'countDiscussions',
	action: 'Count discussions',
	description: 'Counts discussions, for example the claims that wait for an answer, in one call. Changes nothing.',
	fields: [countFilterFields],
	input: z.object({ filters: countQuery }),
	async run({ filters }, octopia) {
		const counted = await octopia.read('/discussions/count', discussionCountSchema, filters);
		return { count: typeof counted === 'number' ? counted : counted.count };
	},
});
