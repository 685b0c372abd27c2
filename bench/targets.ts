// The bars that figures are measured against, by bench and figure.
export interface Target {
  /** At least this much … */
  readonly least?: number;
  /** … or at most this much. */
  readonly most?: number;
}

export const targets: Readonly<Record<string, Target>> = {
  'numbering.normalisedWithDestinationPerSecond': { least: 3_000_000 },
  'parse.eventsPerSecondFromFile': { least: 300_000 },
  'sip.p99Ms': { most: 5 },
  'sip.lost': { most: 0 },
  'screening.p99Ms': { most: 5 },
  'screening.lost': { most: 0 },
  'sip-kamailio.timesKamailio': { least: 2 },
  'sip-kamailio.timesKamailioTcp': { least: 2 },
  'delay.ratioToBound': { most: 1.5 },
  'engine.eventsPerSecond': { least: 1_000_000 },
  'engine.eventsPerSecondMostlyHome': { least: 1_000_000 },
  'memory.bytesPerSilentLine': { most: 64 },
  'memory.bytesPerRegisteringLine': { most: 64 },
  'memory.bytesPerCallingLine': { most: 1_000 },
  'case-store.listOpenByLossP95Ms': { most: 100 },
  'case-store.listAllByLossP95Ms': { most: 100 },
  'case-store.listClosedP95Ms': { most: 100 },
  'case-store.listLaterPagesP95Ms': { most: 100 },
  'case-store.listOfOperatorP95Ms': { most: 100 },
  'case-store.listUnassignedP95Ms': { most: 100 },
  'case-store.listOfAccountP95Ms': { most: 100 },
  'case-store.listOfLineP95Ms': { most: 100 },
  'case-store.listByTextP95Ms': { most: 100 },
  'case-store.listOfDayP95Ms': { most: 100 },
  'case-store.casePageP95Ms': { most: 100 },
  'case-store.casePageWith3000RefusalsP95Ms': { most: 100 },
  'console.nowScriptBytes': { most: 300_000 },
  'console.queueScriptBytes': { most: 300_000 },
  'console.caseScriptBytes': { most: 300_000 },
  'console.nowInteractiveMs': { most: 2_000 },
  'console.queueInteractiveMs': { most: 2_000 },
  'console.caseInteractiveMs': { most: 2_000 },
  'now.p99TickMs': { most: 20 },
  'now.largestViewBytes': { most: 30_000 },
  'queue.firstPageByLossP95Ms': { most: 100 },
  'queue.laterPagesByLossP95Ms': { most: 100 },
  'queue.laterPagesByDeadlineP95Ms': { most: 100 },
  'queue.countsOfFiveTabsP95Ms': { most: 100 },
  'cdr.asteriskRecordsPerSecond': { least: 300_000 },
};
