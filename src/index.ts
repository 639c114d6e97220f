/** For pages and integrators that bundle: the runtime without any widget. Importing it touches no DOM. */
export type * from './adapter/port.js';
export { createRestAdapter, type RestOptions } from './adapter/rest/rest.js';
export { createTokenAdapter, type TokenOptions } from './adapter/rest/tokens.js';
export { UtilityClient, type ClientOptions } from './client/client.js';
export type { AdapterTools, MakeAdapter } from './client/adapter-module.js';
export { configureUtility, type PortalSource } from './client/configure.js';
export { UtilityError, isUtilityError, type ErrorKind } from './core/errors.js';
