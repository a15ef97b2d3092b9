import { listText } from '../row';
import type { OrderLine } from './schema';

type Parcel = NonNullable<OrderLine['parcels']>[number];

/** What parcels have in a field, each once, with commas between; null where there is nothing. */
export function parcelTexts(parcels: Parcel[], field: 'parcelNumber' | 'carrierName' | 'trackingUrl'): string | null {
	return listText([...new Set(parcels.map((parcel) => parcel[field]?.trim()))]);
}
