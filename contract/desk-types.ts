import type { z } from 'zod';

import type { deskStatus, deskView } from './desk.ts';
import type { deskArticles, deskLook } from './desk-chart.ts';
import type { deskTemplate, deskTemplates } from './desk-template.ts';
import type { deskDifference, deskSisters } from './desk-difference.ts';
import type { deskChannels, deskPosting } from './desk-channel.ts';
import type { deskBrought } from './desk-dossier.ts';
import type { deskFieldName } from './desk-fields.ts';
import type { deskBodies, deskBody } from './desk-governance.ts';
import type { deskImport, deskImports } from './desk-import.ts';
import type { deskItem } from './desk-item.ts';
import type { deskList } from './desk-list.ts';
import type { deskRule, deskRules, deskTrial } from './desk-rules.ts';
import type { deskAlert, deskAlertCard, deskAlertList, deskCockpit, deskFunnels, deskLate } from './desk-supervision.ts';
import type { deskMeetings } from './desk-meeting.ts';
import type { deskCoverage, deskProgramme, deskStatutory } from './desk-programme.ts';
import type { deskRoadmap } from './desk-roadmap.ts';

/** Where an item stands. */
export type DeskStatus = z.infer<typeof deskStatus>;
/** Who is at the desk. */
export type DeskView = z.infer<typeof deskView>;
/** A page of a unit's list. */
export type DeskList = z.infer<typeof deskList>;
/** One item with everything about it. */
export type DeskItem = z.infer<typeof deskItem>;
/** Name of a field of an item, or `chart`. */
export type DeskFieldName = z.infer<typeof deskFieldName>;
/** What changed between two versions. */
export type DeskDifference = z.infer<typeof deskDifference>;
/** The same item in sister units. */
export type DeskSisters = z.infer<typeof deskSisters>;
/** An import. */
export type DeskImport = z.infer<typeof deskImport>;
/** What came of the comments in a dossier. */
export type DeskBrought = z.infer<typeof deskBrought>;
/** What hangs of the items of a unit. */
export type DeskChannels = z.infer<typeof deskChannels>;
/** A place in which an item hangs. */
export type DeskPosting = z.infer<typeof deskPosting>;
/** Imports of a unit. */
export type DeskImports = z.infer<typeof deskImports>;
/** Units by status. */
export type DeskProgramme = z.infer<typeof deskProgramme>;
/** What lists do not cover. */
export type DeskCoverage = z.infer<typeof deskCoverage>;
/** The supervisor's screen. */
export type DeskCockpit = z.infer<typeof deskCockpit>;
/** An alert in a list. */
export type DeskAlertCard = z.infer<typeof deskAlertCard>;
/** The list behind a number. */
export type DeskAlertList = z.infer<typeof deskAlertList>;
/** One alert with everything about it. */
export type DeskAlert = z.infer<typeof deskAlert>;
/** What should be public and is not. */
export type DeskLate = z.infer<typeof deskLate>;
/** Offices that do the same. */
export type DeskFunnels = z.infer<typeof deskFunnels>;
/** The ledger of precision. */
export type DeskRules = z.infer<typeof deskRules>;
/** One rule of the workshop. */
export type DeskRule = z.infer<typeof deskRule>;
/** A trial of a value. */
export type DeskTrial = z.infer<typeof deskTrial>;
/** Governance bodies. */
export type DeskBodies = z.infer<typeof deskBodies>;
/** One unit's governance body. */
export type DeskBody = z.infer<typeof deskBody>;
/** Papers, phases and tasks. */
export type DeskRoadmap = z.infer<typeof deskRoadmap>;
/** Minutes with what became of them. */
export type DeskMeetings = z.infer<typeof deskMeetings>;
/** A unit's statutory list. */
export type DeskStatutory = z.infer<typeof deskStatutory>;
/** What the chart engine says of a chart that is being typed. */
export type DeskLook = z.infer<typeof deskLook>;
/** Articles of laws to choose from. */
export type DeskArticles = z.infer<typeof deskArticles>;
/** Items offered as templates. */
export type DeskTemplates = z.infer<typeof deskTemplates>;
/** A template with its chart. */
export type DeskTemplate = z.infer<typeof deskTemplate>;
