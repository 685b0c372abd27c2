// Entry of the console: words, theme, queries, router.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from '../api/api-problem.ts';
import { startLanguage } from '../ui/language/language.ts';
import '../ui/theme/page.css';
import { cssVariables, theme } from '../ui/theme/theme.ts';
import { router } from './routes.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => times < 2 && error instanceof ApiProblem && error.offline,
      retryDelay: 2_000,
      // Requests are made and fail with words, whatever the browser thinks of the network.
      networkMode: 'always',
    },
    // What touches a line is never kept for later.
    mutations: { networkMode: 'always', retry: false },
  },
});

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
// Parts of Mantine that make styles of their own look for it here.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

await startLanguage();
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
