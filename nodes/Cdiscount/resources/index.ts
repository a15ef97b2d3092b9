import type { Resource } from '../core/operation';
import { finance } from './finance';
import { fulfilment } from './fulfilment';
import { invoice } from './invoice';
import { message } from './message';
import { offer } from './offer';
import { order } from './order';
import { product } from './product';
import { refund } from './refund';
import { seller } from './seller';

/** Everything the Cdiscount node can do, in the order of the menu. */
export const resources: Resource[] = [finance, fulfilment, invoice, message, offer, order, product, refund, seller];
