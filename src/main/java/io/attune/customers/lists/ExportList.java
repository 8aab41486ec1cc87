package io.attune.customers.lists;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentWords;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a list into a file, with what whoever asked for it may see at that time.
@Component
class ExportList implements JobKind {
    private static final int PAGE = 1_000;
    private static final int MOST_SHEET_ROWS = 1_048_000;

    private final List<Exportable> others;
    private final Listings listings;
    private final ListStore lists;
    private final Queries queries;
    private final ExportStore exports;
    private final Doorkeeper doorkeeper;
    private final CurrentWords words;

    ExportList(
            List<Exportable> others,
            Listings listings,
            ListStore lists,
            Queries queries,
            ExportStore exports,
            Doorkeeper doorkeeper,
            CurrentWords words) {
        this.others = others;
        this.listings = listings;
        this.lists = lists;
        this.queries = queries;
        this.exports = exports;
        this.doorkeeper = doorkeeper;
        this.words = words;
    }

    /// `query` is that of the list's address.
    record Input(long export, long user, String list, String query, String format) {}

    record Outcome(long rows) {}

    @Override
    public String name() {
        return "list-export";
    }

    Optional<Exportable> find(Viewer viewer, String list) {
        Optional<Exportable> listed =
                listings.find(viewer, list).map(listing -> new ListSheet(listing, lists, queries));
        return listed.or(() -> others.stream()
                .filter(each -> each.list().equals(list) && viewer.may(each.needs()))
                .findFirst());
    }

    @Override
    public void run(JobRun run) throws Exception {
        Input input = run.input(Input.class);
        Viewer viewer = doorkeeper
                .viewer(new UserId(input.user))
                .filter(known -> known.may(Right.EXPORT))
                .orElseThrow(() -> new JobFailed("job.list-export.gone"));
        Exportable list = find(viewer, input.list).orElseThrow(() -> new JobFailed("job.list-export.gone"));
        run.page("/lists/exports/" + input.export);
        long rows = write(run, input, list.sheet(viewer, ListAddress.parse(input.query), words.of(viewer)));
        exports.ready(input.export, rows);
        run.result(new Outcome(rows));
    }

    private <T> long write(JobRun run, Input input, ExportSheet<T> sheet) throws Exception {
        long most = input.format.equals("xlsx") ? MOST_SHEET_ROWS : Long.MAX_VALUE;
        if (sheet.total() > most) throw new JobFailed("job.list-export.sheet");
        long rows = 0;
        try (OutputStream out = exports.writing(input.export);
                Table table = Table.of(input.format, out)) {
            table.row(
                    new ArrayList<>(sheet.columns().stream().map(Column::label).toList()));
            @Nullable T last = null;
            while (true) {
                run.progress(rows, sheet.total());
                List<T> page = sheet.pages().after(last, PAGE);
                for (T row : page) table.row(cells(sheet, row));
                rows += page.size();
                if (rows > most) throw new JobFailed("job.list-export.sheet");
                if (page.size() < PAGE) return rows;
                last = page.getLast();
            }
        }
    }

    private static <T> List<@Nullable Object> cells(ExportSheet<T> sheet, T row) {
        var cells = new ArrayList<@Nullable Object>();
        for (Column<T> column : sheet.columns()) cells.add(column.cell().apply(row));
        return cells;
    }
}
