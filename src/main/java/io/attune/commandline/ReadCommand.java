package io.attune.commandline;

import io.attune.analysis.reader.Learner;
import io.attune.analysis.reader.Reader;
import io.attune.analysis.reader.Reading;
import io.attune.analysis.reader.Text;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "read",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Reads posts and prints language, sentiment and intents of each as a line of JSON.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune read --posts posts.csv --text text --id tweet_id",
            "  Columns are counted from 1 or named as in the header; in JSON lines, user.name is a nested name."
        })
final class ReadCommand implements Callable<Integer> {
    /// Small enough that the first lines come at once, large enough that the reader keeps its pace.
    private static final int BATCH = 200;

    private static final TargetField<String> TEXT = TargetField.required("text", CellType.TEXT);
    private static final TargetField<String> ID = TargetField.optional("id", CellType.TEXT);

    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Row.Parsed> batch = new ArrayList<>(BATCH);

    @Option(names = "--posts", required = true, paramLabel = "FILE", description = "One post per row.")
    private Path posts = Path.of("");

    @Option(names = "--text", paramLabel = "COLUMN", description = "The column of the text; guessed if not given.")
    private String text = "";

    @Option(names = "--id", paramLabel = "COLUMN", description = "A column to repeat beside each reading.")
    private String id = "";

    @Option(names = "--with-text", description = "Repeat the text beside each reading.")
    private boolean withText;

    @Mixin
    private TableOptions table = new TableOptions();

    ReadCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        var reader = CompletableFuture.supplyAsync(() -> Learner.shipped().reader());
        List<TargetField<?>> fields = id.isEmpty() ? List.of(TEXT) : List.of(TEXT, ID);
        var wanted = new TableOptions.Wanted(fields, columns(), "--%s ");
        table.read(posts, wanted, err, row -> {
            batch.add(row);
            if (batch.size() == BATCH) print(reader.join());
        });
        print(reader.join());
        return Terminal.DONE;
    }

    private Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        if (!text.isEmpty()) columns.put("text", text);
        if (!id.isEmpty()) columns.put("id", id);
        return columns;
    }

    private void print(Reader reader) {
        List<Reading> readings = reader.read(
                batch.stream().map(row -> Text.of(row.require(TEXT))).toList());
        for (int i = 0; i < readings.size(); i++) print(batch.get(i), readings.get(i));
        batch.clear();
        if (out.checkError()) throw new Failure("nobody takes the output any more");
    }

    private void print(Row.Parsed row, Reading reading) {
        try (JsonGenerator json = Json.oneLine(out)) {
            json.writeStartObject();
            json.writeNumberProperty("line", row.line());
            String key = row.get(ID);
            if (key != null) json.writeStringProperty("id", key);
            if (withText) json.writeStringProperty("text", row.require(TEXT));
            json.writeStringProperty("language", reading.language().code());
            confidence(json, "languageConfidence", reading.languageConfidence());
            json.writeStringProperty("sentiment", reading.sentiment().code());
            confidence(json, "confidence", reading.sentimentConfidence());
            json.writeName("intents");
            json.writeStartObject();
            reading.intents().forEach((intent, sure) -> confidence(json, intent.code(), sure));
            json.writeEndObject();
            json.writeStringProperty("model", reading.modelVersion());
            json.writeEndObject();
        }
        out.println();
    }

    private static void confidence(JsonGenerator json, String name, double value) {
        json.writeNumberProperty(name, Math.round(value * 1e4) / 1e4);
    }
}
