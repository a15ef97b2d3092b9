type Value = string | number | boolean | object | null | undefined;

/** An object that can be written as JSON; n8n's items take it as it is. */
export interface JsonObject {
	[key: string]: Value | JsonObject | Value[] | JsonObject[];
}
