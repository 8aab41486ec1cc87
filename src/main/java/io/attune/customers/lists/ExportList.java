package io.attune.customers.lists;

import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.FieldText;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a list into a file, with what whoever asked for it may see at that time.
@Component
class ExportList implements JobKind {
    private static final int PAGE = 1_000;
    private static final int MOST_SHEET_ROWS = 1_048_000;

    private final ListStore lists;
    private final Queries queries;
    private final ExportStore exports;
    private final Doorkeeper doorkeeper;
    private final CurrentWords words;

    ExportList(ListStore lists, Queries queries, ExportStore exports, Doorkeeper doorkeeper, CurrentWords words) {
        this.lists = lists;
        this.queries = queries;
        this.exports = exports;
        this.doorkeeper = doorkeeper;
        this.words = words;
    }

    /// `query` is that of the list's address.
    record Input(long export, long user, RecordKind kind, String query, String format) {}

    record Outcome(long rows) {}

    @Override
    public String name() {
        return "list-export";
    }

    @Override
    public void run(JobRun run) throws Exception {
        Input input = run.input(Input.class);
        Viewer viewer =
                doorkeeper.viewer(new UserId(input.user)).orElseThrow(() -> new JobFailed("job.list-export.gone"));
        ListQuery query = queries.read(viewer, input.kind, input.query);
        Words own = words.of(viewer);
        int total = lists.count(viewer, input.kind, query, Integer.MAX_VALUE);
        if (input.format.equals("xlsx") && total > MOST_SHEET_ROWS) throw new JobFailed("job.list-export.sheet");
        run.page("/lists/exports/" + input.export);
        long rows = 0;
        try (OutputStream out = exports.writing(input.export);
                Table table = Table.of(input.format, out)) {
            table.row(head(query, own));
            After after = null;
            while (true) {
                run.progress(rows, total);
                List<ListRow> page = lists.page(viewer, input.kind, query, after, PAGE);
                for (ListRow row : page) table.row(cells(query, row, own));
                rows += page.size();
                if (page.size() < PAGE) break;
                after = new After(page.getLast().id(), page.getLast().sortedAt());
            }
        }
        exports.ready(input.export, rows);
        run.result(new Outcome(rows));
    }

    private static List<@Nullable Object> head(ListQuery query, Words words) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(words.text("customers.name"));
        for (ListColumn column : query.columns())
            cells.add(column.custom() ? column.label() : words.text(column.label()));
        return cells;
    }

    private static List<@Nullable Object> cells(ListQuery query, ListRow row, Words words) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(row.name());
        for (ListColumn column : query.columns()) {
            Cell cell = row.cell(column);
            cells.add(cell == null ? null : cell(cell, words));
        }
        return cells;
    }

    /// As programs read it: days and moments by ISO 8601, numbers as numbers.
    private static Object cell(Cell cell, Words words) {
        return switch (cell) {
            case Cell.Decimal(BigDecimal number) -> number;
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment(var at) -> at.toString();
            case Cell.Own(var _, FieldValue.Decimal(BigDecimal number)) -> number;
            case Cell.Own(var _, FieldValue value) -> FieldText.typed(value);
            case Cell.Text _, Cell.Tags _, Cell.Origin _ -> cell.shown(words);
        };
    }
}
