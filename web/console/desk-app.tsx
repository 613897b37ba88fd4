import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, type ReactElement, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';

import { Waiting } from './frame/waiting.tsx';
import { deskLanguage } from './speech.ts';

const DeskFrame = lazy(async () => ({ default: (await import('./frame/desk-frame.tsx')).DeskFrame }));
const UnitList = lazy(async () => ({ default: (await import('./list/unit-list.tsx')).UnitList }));
const ItemDesk = lazy(async () => ({ default: (await import('./item/item-desk.tsx')).ItemDesk }));
const ImportDesk = lazy(async () => ({ default: (await import('./import/import-desk.tsx')).ImportDesk }));
const SupervisionRoutes = lazy(async () => ({ default: (await import('./supervision/supervision-routes.tsx')).SupervisionRoutes }));
const ChannelsDesk = lazy(async () => ({ default: (await import('./publication/channels-desk.tsx')).ChannelsDesk }));
const ProgrammeDesk = lazy(async () => ({ default: (await import('./programme/programme-desk.tsx')).ProgrammeDesk }));
const LawList = lazy(async () => ({ default: (await import('./law/law-list.tsx')).LawList }));
const LawDesk = lazy(async () => ({ default: (await import('./law/law-desk.tsx')).LawDesk }));
const RevisionDesk = lazy(async () => ({ default: (await import('./law/revision-desk.tsx')).RevisionDesk }));
const BodiesDesk = lazy(async () => ({ default: (await import('./programme/bodies-desk.tsx')).BodiesDesk }));
const RoadmapDesk = lazy(async () => ({ default: (await import('./programme/roadmap-desk.tsx')).RoadmapDesk }));
const MeetingsDesk = lazy(async () => ({ default: (await import('./programme/meetings-desk.tsx')).MeetingsDesk }));
const CoverageDesk = lazy(async () => ({ default: (await import('./programme/coverage-desk.tsx')).CoverageDesk }));

// A refusal is an answer; only a broken connection is worth a second try.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: true, staleTime: 5_000 } } });

const theme = {
  token: {
    colorPrimary: '#173f5f',
    colorError: '#9f1d1d',
    colorWarning: '#744600',
    colorSuccess: '#1c5d3f',
    colorText: '#1b1f24',
    colorTextPlaceholder: '#595f66',
    fontSize: 15,
    borderRadius: 4,
    // What the library derives from so dark a blue is too dark for text on it.
    controlItemBgActive: '#e9eff4',
    controlItemBgActiveHover: '#dde6ed',
    colorSuccessBg: '#eaf4ee',
    colorInfoBg: '#e9eff4',
    colorWarningBg: '#fdf4e0',
    colorErrorBg: '#fbeeec',
  },
};

/** The desk: compile, review, publish. `nonce` is what the page's policy lets style sheets carry. */
export function DeskApp({ nonce }: { readonly nonce: string }): ReactElement {
  return (
    <ConfigProvider locale={deskLanguage() === 'en' ? enUS : zhCN} csp={{ nonce }} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={client}>
          <BrowserRouter basename="/console">
            <Suspense fallback={<Waiting />}>
              <Routes>
                <Route element={<DeskFrame />}>
                  <Route index element={<UnitList />} />
                  <Route path="units/:unit" element={<UnitList />} />
                  <Route path="units/:unit/import" element={<ImportDesk />} />
                  <Route path="units/:unit/import/:id" element={<ImportDesk />} />
                  <Route path="items/:id" element={<ItemDesk />} />
                  <Route path="units/:unit/channels" element={<ChannelsDesk />} />
                  <Route path="programme" element={<ProgrammeDesk />} />
                  <Route path="laws" element={<LawList />} />
                  <Route path="laws/:document" element={<LawDesk />} />
                  <Route path="revisions" element={<RevisionDesk />} />
                  <Route path="programme/bodies" element={<BodiesDesk />} />
                  <Route path="programme/roadmap" element={<RoadmapDesk />} />
                  <Route path="programme/meetings" element={<MeetingsDesk />} />
                  <Route path="programme/coverage" element={<CoverageDesk />} />
                </Route>
                <Route path="supervision/*" element={<SupervisionRoutes />} />
              </Routes>
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
