import { lazy, type ReactElement, Suspense } from 'react';
import { Route, Routes } from 'react-router';

import { Waiting } from '../frame/waiting.tsx';
import { AlertDesk } from './alert-desk.tsx';
import { AlertListDesk } from './alert-list-desk.tsx';
import { CockpitDesk } from './cockpit-desk.tsx';
import { LateDesk } from './late-desk.tsx';
import { SupervisionFrame } from './supervision-frame.tsx';
import './supervision.css';

const FunnelDesk = lazy(async () => ({ default: (await import('./funnel-desk.tsx')).FunnelDesk }));

const RulesDesk = lazy(async () => ({ default: (await import('./rules-desk.tsx')).RulesDesk }));
const RuleDesk = lazy(async () => ({ default: (await import('./rule-desk.tsx')).RuleDesk }));

/** The screens of who supervises. */
export function SupervisionRoutes(): ReactElement {
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route element={<SupervisionFrame />}>
          <Route index element={<CockpitDesk />} />
          <Route path="alerts" element={<AlertListDesk />} />
          <Route path="alerts/:id" element={<AlertDesk />} />
          <Route path="late" element={<LateDesk />} />
          <Route path="funnels" element={<FunnelDesk />} />
          <Route path="rules" element={<RulesDesk />} />
          <Route path="rules/:rule" element={<RuleDesk />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
