// Every address of the console. Each page is loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Broken, NotFound } from './shell/fallback.tsx';
import { Frame } from './shell/frame.tsx';

/** What a page keeps in its address: small plain values. */
type Search = Readonly<Record<string, string | number | boolean | undefined>>;

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: Broken,
  validateSearch: (search: Record<string, unknown>) => search as Search,
});

const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component });

const toNow = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/now' });
  },
});

const tree = root.addChildren([
  toNow,
  page(
    '/now',
    lazyRouteComponent(() => import('./pages/now/now-page.tsx'), 'NowPage'),
  ),
  page(
    '/queue/$view',
    lazyRouteComponent(() => import('./pages/queue/queue-page.tsx'), 'QueuePage'),
  ),
  page(
    '/queue/handover',
    lazyRouteComponent(() => import('./pages/queue/handover-page.tsx'), 'HandoverPage'),
  ),
  page(
    '/cases/$case',
    lazyRouteComponent(() => import('./pages/case/case-page.tsx'), 'CasePage'),
  ),
  page(
    '/approvals',
    lazyRouteComponent(() => import('./pages/approvals/approvals-page.tsx'), 'ApprovalsPage'),
  ),
  page(
    '/network/$part',
    lazyRouteComponent(() => import('./pages/network/network-page.tsx'), 'NetworkPage'),
  ),
  page(
    '/network/$part/$id',
    lazyRouteComponent(() => import('./pages/network/network-page.tsx'), 'NetworkPage'),
  ),
  page(
    '/lines',
    lazyRouteComponent(() => import('./pages/lines/lines-page.tsx'), 'LinesPage'),
  ),
  page(
    '/lines/$id',
    lazyRouteComponent(() => import('./pages/lines/line-page.tsx'), 'LinePage'),
  ),
  page(
    '/accounts/$id',
    lazyRouteComponent(() => import('./pages/lines/account-page.tsx'), 'AccountPage'),
  ),
  page(
    '/lists/$list',
    lazyRouteComponent(() => import('./pages/lists/lists-page.tsx'), 'ListsPage'),
  ),
  page(
    '/policy',
    lazyRouteComponent(() => import('./pages/policy/policy-page.tsx'), 'PolicyPage'),
  ),
  page(
    '/policy/$version',
    lazyRouteComponent(() => import('./pages/policy/policy-page.tsx'), 'PolicyPage'),
  ),
  page(
    '/reports',
    lazyRouteComponent(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
  ),
  page(
    '/reports/$period',
    lazyRouteComponent(() => import('./pages/reports/reports-page.tsx'), 'ReportsPage'),
  ),
  page(
    '/audit',
    lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
  ),
  page(
    '/admin/$part',
    lazyRouteComponent(() => import('./pages/admin/admin-page.tsx'), 'AdminPage'),
  ),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
