/** How identifiers and addresses are compared: without case, width or outer spaces. */
export const comparable = (identifier: string): string => identifier.normalize('NFKC').trim().toLowerCase();
