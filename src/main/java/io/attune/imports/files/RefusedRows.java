package io.attune.imports.files;

import io.attune.platform.database.Copy;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.ErrorFile;
import io.attune.platform.tabular.Problem;
import io.attune.platform.tabular.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `import_error`: rows that were not taken, for their owner to put right.
@Component
class RefusedRows {
    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final DataSource database;

    RefusedRows(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /// Writes the refused rows of a run that begins, in its transaction.
    Log begin(long run) {
        jdbc.sql("delete from import_error where run_id = :run")
                .param("run", run)
                .update();
        return new Log(
                run,
                Copy.into(database, "import_error", "run_id", "line", "\"column\"", "reason", "arguments", "cells"));
    }

    List<Row.Refused> first(long run, int limit) {
        return jdbc.sql("select * from import_error where run_id = :run order by line limit :limit")
                .param("run", run)
                .param("limit", limit)
                .query((row, _) -> refused(row))
                .list();
    }

    /// The file that people put right and bring again.
    @Transactional(readOnly = true)
    void write(long run, List<String> columns, Appendable out, Function<Row.Refused, String> words) throws IOException {
        ErrorFile file = ErrorFile.begin(out, columns, words);
        try {
            jdbc.sql("select * from import_error where run_id = :run order by line")
                    .param("run", run)
                    .withFetchSize(FETCH)
                    .query(row -> {
                        try {
                            file.add(refused(row));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Runs of before kept an English sentence.
    private static Row.Refused refused(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String message = row.getString("message");
        Problem problem = reason == null
                ? Problem.of("imports.refused.said", message == null ? "" : message)
                : new Problem(reason, texts(row, "arguments"));
        return new Row.Refused(row.getLong("line"), texts(row, "cells"), row.getString("column"), problem);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /// Where the refused rows of one run go.
    static final class Log {
        private final long run;
        private final Copy rows;
        private long count;

        private Log(long run, Copy rows) {
            this.run = run;
            this.rows = rows;
        }

        void add(Row.Refused row) {
            rows.number(run)
                    .number(row.line())
                    .text(storable(row.column()))
                    .text(row.problem().key())
                    .text(array(row.problem().arguments()))
                    .text(array(row.cells()))
                    .endRow();
            count++;
        }

        long count() {
            return count;
        }

        void flush() {
            rows.flush();
        }

        private static String array(List<String> cells) {
            return Copy.array(cells.stream().map(Log::storable).toList());
        }

        private static String storable(String text) {
            return CellType.TEXT.parser("", ZoneOffset.UTC).parse(text);
        }
    }
}
