// What spans lines: countries, addresses, number ranges, campaigns and device models.
import type { FastifyInstance } from 'fastify';
import type { DeskParts } from '../desk/desk-parts.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { countryRoutes } from './country-routes.ts';
import { deviceRoutes } from './device-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { rangeRoutes } from './range-routes.ts';
import { sourceRoutes } from './source-routes.ts';

export function networkRoutes(app: FastifyInstance, parts: DeskParts): void {
  countryRoutes(app, parts);
  sourceRoutes(app, parts);
  rangeRoutes(app, parts);
  campaignRoutes(app, parts);
  deviceRoutes(app, parts);
  linkRoutes(app, parts);
}
