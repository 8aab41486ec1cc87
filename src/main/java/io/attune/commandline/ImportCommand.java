package io.attune.commandline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

@Command(
        name = "import",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Brings a file into a running Attune, waits for it, and prints what became of its rows as JSON.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune import customers.xlsx --target people --dry-run",
            "  attune import orders.csv --target orders --mapping '{\"columns\": {\"customer\": \"client\"}}' \\",
            "      --errors refused.csv",
            "  Columns of files that were brought before, and of well-known programs, are recognised."
        })
final class ImportCommand implements Callable<Integer> {
    private static final Set<String> WORKING = Set.of("waiting", "running", "taking-back");
    private static final long PAUSE = 500;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "FILE", description = "CSV, TSV, JSON lines or XLSX.")
    private Path file = Path.of("");

    @Option(
            names = "--target",
            paramLabel = "KIND",
            required = true,
            description = "people, accounts, orders, deals, posts.")
    private String target = "";

    @Option(
            names = "--mapping",
            paramLabel = "JSON",
            description = "What the columns mean, as JSON or as a file that holds it; what is not said is guessed.")
    private String mapping = "{}";

    @Option(names = "--dry-run", description = "Says what would happen, and takes nothing in.")
    private boolean dryRun;

    @Option(
            names = "--errors",
            paramLabel = "OUT.csv",
            description = "Writes the refused rows, which import again once they are put right.")
    private @Nullable Path errors;

    @Mixin
    private Remote attune = new Remote();

    ImportCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var texts = new LinkedHashMap<String, String>();
        texts.put("target", target);
        texts.put("mapping", mapping());
        if (dryRun) texts.put("dryRun", "true");
        JsonNode run = ended(attune.send("/api/v1/imports", file, texts));
        print(run);
        long id = run.path("id").asLong();
        if (errors != null && run.path("counts").path("refused").asLong() > 0)
            attune.download("/api/v1/imports/" + id + "/errors", errors);
        String state = run.path("state").asString();
        if (state.equals(dryRun ? "tried" : "done")) return Terminal.DONE;
        throw new Failure("the import " + id + " is " + state
                + (run.path("failure").isNull()
                        ? ""
                        : ": " + run.path("failure").asString("")));
    }

    private JsonNode ended(JsonNode started) throws InterruptedException {
        JsonNode run = started;
        String address = "/api/v1/imports/" + started.path("id").asLong();
        long said = 0;
        while (WORKING.contains(run.path("state").asString())) {
            Thread.sleep(PAUSE);
            run = attune.get(address);
            long done = run.path("done").asLong();
            if (done > said)
                err.println("attune: " + done + " of " + run.path("total").asLong() + " rows");
            said = Math.max(said, done);
        }
        return run;
    }

    private void print(JsonNode run) {
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeNumberProperty("import", run.path("id").asLong());
            json.writeStringProperty("state", run.path("state").asString());
            for (var count : run.path("counts").properties())
                json.writeNumberProperty(count.getKey(), count.getValue().asLong());
            json.writeEndObject();
        }
        out.println();
        out.flush();
    }

    private String mapping() throws IOException {
        String given = mapping.strip();
        if (given.startsWith("{")) return given;
        return Files.readString(Path.of(given), StandardCharsets.UTF_8);
    }
}
