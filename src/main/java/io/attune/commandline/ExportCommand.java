package io.attune.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.platform.tabular.ErrorFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "export",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Takes a list of records out of a running Attune, as far as the token sees it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune export orders --out orders.csv",
            "  attune export orders --filter status=paid --format json",
            "  The lists and their filters stand on the page API of your Attune."
        })
final class ExportCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 100;

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "LIST", description = "As in the address of the API: orders, people, accounts, deals …")
    private String list = "";

    @Option(names = "--filter", paramLabel = "NAME=VALUE", description = "A filter of the list; may be repeated.")
    private Map<String, String> filters = new LinkedHashMap<>();

    @Option(names = "--format", paramLabel = "NAME", description = "csv (as a rule), or json: an object a line.")
    private String format = "csv";

    @Option(names = "--out", paramLabel = "FILE", description = "Standard output if not given.")
    private @Nullable Path file;

    @Mixin
    private Remote attune = new Remote();

    ExportCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (!list.matches("[a-z][a-z0-9/-]*")) throw new Failure("there is no list " + list);
        if (!format.equals("csv") && !format.equals("json"))
            throw new Failure("--format must be csv or json, was " + format);
        // Which columns there are shows only at the end, so rows wait in a file.
        Path rows = Files.createTempFile("attune-export-", ".jsonl");
        try {
            Set<String> columns = fetch(rows);
            if (file == null) {
                write(rows, columns, out);
                out.flush();
            } else
                try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
                    write(rows, columns, writer);
                }
        } finally {
            Files.deleteIfExists(rows);
        }
        return Terminal.DONE;
    }

    private Set<String> fetch(Path rows) throws IOException {
        var columns = new LinkedHashSet<String>();
        var progress = new Progress(err);
        try (BufferedWriter kept = Files.newBufferedWriter(rows, UTF_8)) {
            String cursor = "";
            do {
                JsonNode page = attune.get(address(cursor));
                if (!page.path("items").isArray()) throw new Failure(list + " is no list");
                for (JsonNode item : page.path("items")) {
                    if (format.equals("csv")) flatten("", item, new LinkedHashMap<>(), columns);
                    kept.append(item.toString()).append('\n');
                    progress.row();
                }
                cursor = page.path("next").asString("");
            } while (!cursor.isEmpty());
        }
        return columns;
    }

    private String address(String cursor) {
        var address = new StringBuilder("/api/v1/" + list + "?limit=" + PAGE);
        filters.forEach((name, value) ->
                address.append('&').append(Remote.query(name)).append('=').append(Remote.query(value)));
        if (!cursor.isEmpty()) address.append("&cursor=").append(Remote.query(cursor));
        return address.toString();
    }

    private void write(Path rows, Set<String> columns, Writer to) throws IOException {
        try (BufferedReader kept = Files.newBufferedReader(rows, UTF_8)) {
            if (format.equals("csv")) ErrorFile.line(to, List.copyOf(columns));
            for (String row = kept.readLine(); row != null; row = kept.readLine()) {
                if (format.equals("json")) to.append(row).append('\n');
                else ErrorFile.line(to, cells(JSON.readTree(row), columns));
            }
        }
    }

    private static List<String> cells(JsonNode item, Set<String> columns) {
        var values = new LinkedHashMap<String, String>();
        flatten("", item, values, new LinkedHashSet<>());
        var cells = new ArrayList<String>();
        for (String column : columns) cells.add(values.getOrDefault(column, ""));
        return cells;
    }

    /// Names of nested fields are joined by a dot; a list is one cell of JSON.
    private static void flatten(String name, JsonNode value, Map<String, String> values, Set<String> columns) {
        if (value.isObject()) {
            String before = name.isEmpty() ? "" : name + ".";
            value.properties().forEach(field -> flatten(before + field.getKey(), field.getValue(), values, columns));
            return;
        }
        columns.add(name);
        if (!value.isNull()) values.put(name, value.isArray() ? value.toString() : value.asString());
    }
}
