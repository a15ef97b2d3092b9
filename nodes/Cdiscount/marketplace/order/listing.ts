import type { Query } from '../../api/client';

/** In order of creation, which does not change while pages are read. The API's `sort` is known by this one example. */
export const OLDEST_FIRST: Query = { sort: 'createdAt' };

/** Newest first, as far as `desc` is understood: it names the sort field to turn round. */
export const NEWEST_CHANGE_FIRST: Query = { sort: 'updatedAt', desc: 'updatedAt' };
