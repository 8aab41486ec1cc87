package io.attune.platform.personaldata;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of what is known of somebody, as it stands in their archive. `name` is a message key below
/// `privacy.data.` and the name of the file; the columns are those of the query.
public record Section(String name, List<String> columns, List<List<@Nullable String>> rows) {
    public Section {
        columns = List.copyOf(columns);
        var copies = new ArrayList<List<@Nullable String>>();
        for (List<@Nullable String> row : rows) copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        rows = Collections.unmodifiableList(copies);
    }

    /// Reads the rows of a query as they are.
    public static Section of(String name, JdbcClient.StatementSpec query) {
        return query.query(found -> {
            ResultSetMetaData about = found.getMetaData();
            var columns = new ArrayList<String>();
            for (int i = 1; i <= about.getColumnCount(); i++) columns.add(about.getColumnLabel(i));
            var rows = new ArrayList<List<@Nullable String>>();
            while (found.next()) {
                var row = new ArrayList<@Nullable String>();
                for (int i = 1; i <= columns.size(); i++) row.add(found.getString(i));
                rows.add(row);
            }
            return new Section(name, columns, rows);
        });
    }
}
