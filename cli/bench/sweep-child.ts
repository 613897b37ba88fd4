import { type PhaseOrder, phases } from './sweep-phases.ts';

// Started by sweep.ts: one part of the bench in a process of its own, whose memory is a figure.
process.once('message', (order: PhaseOrder) => {
  void phases[order.phase](order).then((report) =>
    process.send?.({ report, peakMegabytes: process.resourceUsage().maxRSS / 1024 }, () => process.disconnect()),
  );
});
