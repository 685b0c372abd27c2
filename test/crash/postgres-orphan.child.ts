// Starts the embedded PostgreSQL, says so on stdout, then writes rows until it is killed.
import pg from 'pg';
import { EmbeddedPostgres } from '../../src/store/embedded-postgres.ts';

const [folder = '', elsewhere = ''] = process.argv.slice(2);
const postgres = await EmbeddedPostgres.start({
  folder,
  elsewhere,
  notice: text => process.stdout.write(`notice ${text}\n`),
});
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await client.query('create table if not exists kept (n bigserial primary key)');
process.stdout.write(`started ${postgres.port}\n`);
for (;;) {
  const { rows } = await client.query('insert into kept default values returning n');
  process.stdout.write(`stored ${rows[0].n}\n`);
}
