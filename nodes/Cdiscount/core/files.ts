import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../api/errors';
import type { GivenFile } from '../marketplace/files';

/** The files of one input item. */
export interface Files {
	/** @param property name of the item's binary property. @throws CdiscountError when the item has no such file */
	given(property: string): Promise<GivenFile>;
}

/** Gives an operation the files of its item, and nothing else of n8n. */
export function filesOf(context: IExecuteFunctions, itemIndex: number): Files {
	return {
		async given(property) {
			const binary = context.getInputData()[itemIndex].binary?.[property];
			if (binary === undefined)
				throw new InputError(`The item has no file in its binary field "${property}".`, {
					hint: 'Name the property under which the node before put the file; n8n shows it in the Binary tab.',
				});
			const content = async () => await context.helpers.getBinaryDataBuffer(itemIndex, property);
			const name = binary.fileName ?? property;
			return {
				name,
				extension: extensionOf(name, binary),
				mimeType: binary.mimeType,
				size: binary.bytes ?? (await content()).length,
				content,
			};
		},
	};
}

function extensionOf(name: string, { fileExtension }: IBinaryData): string {
	return (/\.([^.]+)$/.exec(name)?.[1] ?? fileExtension ?? '').toLowerCase();
}
