import type { AlertId } from '../../core/supervision/alert/alert.ts';
import type { Services } from '../platform/services.ts';
import { anyRow, rowOfAlert } from './store.ts';

/** State of an alert as its working row keeps it; without an id of any that a sweep has raised. */
export async function findRow({ database, county }: Services, alertId?: AlertId): Promise<string | undefined> {
  const wanted = alertId === undefined ? anyRow(database.app, county) : rowOfAlert(database.app, county, alertId);
  return (await wanted.executeTakeFirst())?.state;
}
