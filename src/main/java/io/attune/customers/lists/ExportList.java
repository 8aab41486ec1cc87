package io.attune.customers.lists;

import io.attune.customers.Listing;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Doorkeeper;
import io.attune.platform.web.CurrentWords;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a list into a file, with what whoever asked for it may see at that time.
@Component
class ExportList implements JobKind {
    private static final int PAGE = 1_000;
    private static final int MOST_SHEET_ROWS = 1_048_000;

    private final Listings listings;
    private final ListStore lists;
    private final Queries queries;
    private final ExportStore exports;
    private final Doorkeeper doorkeeper;
    private final CurrentWords words;

    ExportList(
            Listings listings,
            ListStore lists,
            Queries queries,
            ExportStore exports,
            Doorkeeper doorkeeper,
            CurrentWords words) {
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

    @Override
    public void run(JobRun run) throws Exception {
        Input input = run.input(Input.class);
        Viewer viewer = doorkeeper
                .viewer(new UserId(input.user))
                .filter(known -> known.may(Right.EXPORT))
                .orElseThrow(() -> new JobFailed("job.list-export.gone"));
        Listing list = listings.find(viewer, input.list).orElseThrow(() -> new JobFailed("job.list-export.gone"));
        run.page("/lists/exports/" + input.export);
        ListQuery query = queries.read(viewer, list, input.query);
        long rows = write(run, input, new ListSheet(viewer, list, query, lists, words.of(viewer)));
        exports.ready(input.export, rows);
        run.result(new Outcome(rows));
    }

    private long write(JobRun run, Input input, ListSheet sheet) throws Exception {
        long most = input.format.equals("xlsx") ? MOST_SHEET_ROWS : Long.MAX_VALUE;
        long total = sheet.total();
        if (total > most) throw new JobFailed("job.list-export.sheet");
        long rows = 0;
        try (OutputStream out = exports.writing(input.export);
                Table table = Table.of(input.format, out)) {
            table.row(sheet.head());
            @Nullable ListRow last = null;
            while (true) {
                run.progress(rows, total);
                List<ListRow> page = sheet.after(last, PAGE);
                for (ListRow row : page) table.row(sheet.cells(row));
                rows += page.size();
                if (rows > most) throw new JobFailed("job.list-export.sheet");
                if (page.size() < PAGE) return rows;
                last = page.getLast();
            }
        }
    }
}
