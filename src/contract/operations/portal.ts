import { read } from '../operation.js';
import { PortalConfig } from '../portal.js';

export const getPortal = read('getPortal', '/portal', [], 'not-needed', PortalConfig);
