import type { z } from 'zod';

import type { deskStatus, deskView } from './desk.ts';
import type { deskLaws, deskLook } from './desk-chart.ts';
import type { deskTemplate, deskTemplates } from './desk-template.ts';
import type { deskDifference, deskSisters } from './desk-difference.ts';
import type { deskFieldName } from './desk-fields.ts';
import type { deskImport, deskImports } from './desk-import.ts';
import type { deskItem } from './desk-item.ts';
import type { deskList } from './desk-list.ts';
import type { deskCoverage, deskProgramme } from './desk-programme.ts';

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
/** Imports of a unit. */
export type DeskImports = z.infer<typeof deskImports>;
/** Units by status. */
export type DeskProgramme = z.infer<typeof deskProgramme>;
/** What lists do not cover. */
export type DeskCoverage = z.infer<typeof deskCoverage>;
/** What the chart engine says of a chart that is being typed. */
export type DeskLook = z.infer<typeof deskLook>;
/** Articles of laws to choose from. */
export type DeskLaws = z.infer<typeof deskLaws>;
/** Items offered as templates. */
export type DeskTemplates = z.infer<typeof deskTemplates>;
/** A template with its chart. */
export type DeskTemplate = z.infer<typeof deskTemplate>;
