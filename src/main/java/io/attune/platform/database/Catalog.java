package io.attune.platform.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What lies in the current schema of a database, without what extensions put there.
final class Catalog {
    private final JdbcClient jdbc;

    Catalog(Connection connection) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /// @param columns those that are stored, not computed
    record Table(String name, boolean partitioned, List<String> columns) {}

    /// @param mode O(rigin), D(isabled), R(eplica) or A(lways), as `pg_trigger.tgenabled`
    record Trigger(String table, String name, String mode) {}

    record ForeignKey(String table, String name, String definition) {}

    /// @param id unique in the database
    record Thing(String id, String drop) {}

    List<Table> tables() {
        return jdbc.sql("""
                select c.relname, c.relkind = 'p' as partitioned,
                       coalesce((select array_agg(a.attname::text order by a.attnum)
                                   from pg_attribute a
                                  where a.attrelid = c.oid and a.attnum > 0
                                    and not a.attisdropped and a.attgenerated = ''), '{}') as columns
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace
                   and c.relkind in ('r', 'p') and not c.relispartition
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                 order by c.relname
                """)
                .query((row, _) -> new Table(row.getString(1), row.getBoolean(2), strings(row, 3)))
                .list();
    }

    /// Outer parts before the parts of parts.
    List<Manifest.Partition> partitions() {
        return jdbc.sql("""
                with recursive part as (
                    select c.oid, c.relname, p.relname as parent, c.relkind, c.relpartbound, 1 as depth
                      from pg_class c
                      join pg_inherits i on i.inhrelid = c.oid
                      join pg_class p on p.oid = i.inhparent
                     where c.relispartition and c.relkind in ('r', 'p') and not p.relispartition
                       and c.relnamespace = current_schema()::regnamespace
                    union all
                    select c.oid, c.relname, p.relname, c.relkind, c.relpartbound, p.depth + 1
                      from pg_class c
                      join pg_inherits i on i.inhrelid = c.oid
                      join part p on p.oid = i.inhparent
                     where c.relkind in ('r', 'p'))
                select relname, parent, pg_get_expr(relpartbound, oid),
                       case relkind when 'p' then pg_get_partkeydef(oid) else '' end
                  from part
                 order by depth, relname
                """)
                .query((row, _) ->
                        new Manifest.Partition(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    List<Manifest.Sequence> sequences() {
        return jdbc.sql("""
                select c.relname
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S'
                   and not exists (select from pg_depend d
                                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                 order by c.relname
                """).query((row, _) -> row.getString(1)).list().stream()
                .map(name -> jdbc.sql("select last_value, is_called from " + quoted(name))
                        .query((row, _) -> new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)))
                        .single())
                .toList();
    }

    List<Migrations.Applied> migrations() {
        return tables().stream()
                .map(Table::name)
                .filter(name -> name.startsWith(Migrations.HISTORY))
                .flatMap(name -> jdbc
                        .sql("select version, checksum from " + quoted(name) + """
                         where success and version is not null and checksum is not null
                         order by installed_rank
                        """)
                        .query((row, _) -> new Migrations.Applied(name, row.getString(1), row.getInt(2)))
                        .list()
                        .stream())
                .toList();
    }

    List<ForeignKey> foreignKeys() {
        return jdbc.sql("""
                select t.relname, k.conname, pg_get_constraintdef(k.oid)
                  from pg_constraint k
                  join pg_class t on t.oid = k.conrelid
                 where k.contype = 'f' and k.conparentid = 0 and t.relnamespace = current_schema()::regnamespace
                 order by t.relname, k.conname
                """)
                .query((row, _) -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<Trigger> triggers() {
        return jdbc.sql("""
                select t.relname, g.tgname, g.tgenabled
                  from pg_trigger g
                  join pg_class t on t.oid = g.tgrelid
                 where not g.tgisinternal and g.tgenabled <> 'D' and g.tgparentid = 0
                   and t.relnamespace = current_schema()::regnamespace
                 order by t.relname, g.tgname
                """)
                .query((row, _) -> new Trigger(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    boolean isEmpty(Table table) {
        return !jdbc.sql("select exists (select from " + quoted(table.name()) + ")")
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    List<String> materializedViews() {
        return jdbc.sql("""
                select relname from pg_class
                 where relnamespace = current_schema()::regnamespace and relkind = 'm'
                 order by oid
                """).query((row, _) -> row.getString(1)).list();
    }

    /// Tables, views, sequences, functions and types, each with the statement that removes it.
    List<Thing> things() {
        return jdbc.sql("""
                with thing as (
                    select case when relkind in ('r', 'p') then 1 else 2 end as turn, 'pg_class'::regclass as kind, oid,
                           case relkind when 'v' then 'view' when 'm' then 'materialized view'
                                        when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end as word,
                           quote_ident(relname) as name
                      from pg_class
                     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                    union all
                    select 3, 'pg_proc'::regclass, oid, 'routine', oid::regprocedure::text
                      from pg_proc
                     where pronamespace = current_schema()::regnamespace
                    union all
                    select 4, 'pg_type'::regclass, t.oid, 'type', quote_ident(typname)
                      from pg_type t
                      left join pg_class c on c.oid = t.typrelid
                     where typnamespace = current_schema()::regnamespace
                       and (typtype in ('d', 'e') or typtype = 'c' and c.relkind = 'c'))
                select kind::oid || '/' || oid, 'drop ' || word || ' if exists ' || name || ' cascade'
                  from thing
                 where not exists (select from pg_depend d
                                    where d.classid = thing.kind and d.objid = thing.oid
                                      and (d.deptype = 'e' or d.deptype = 'i' and d.refobjid <> d.objid))
                 order by turn, oid
                """)
                .query((row, _) -> new Thing(row.getString(1), row.getString(2)))
                .list();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Catalog::quoted).toList());
    }

    private static List<String> strings(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }
}
