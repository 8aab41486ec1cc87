package io.attune.commandline;

import io.attune.behavior.lookalikes.CrossValidation;
import io.attune.behavior.lookalikes.LogisticFit;
import io.attune.behavior.lookalikes.LogisticRegression;
import io.attune.behavior.lookalikes.Observations;
import io.attune.behavior.lookalikes.TableFeatures;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

@Command(
        name = "regress",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "What in a table goes with a yes or no, such as contracts that ended: a logistic regression.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune regress --table contracts.csv --target cancelled",
            "  attune regress --table contracts.csv --target cancelled --features months,price,term --ridge 0",
            "  --ridge 0 gives the exact maximum of the likelihood, without which coefficients are drawn to zero."
        })
final class RegressCommand implements Callable<Integer> {
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "ja", "j", "x");

    private final PrintWriter out;
    private final PrintWriter err;

    @Option(names = "--table", required = true, paramLabel = "FILE", description = "One case per row.")
    private Path file = Path.of("");

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column with yes or no.")
    private String target = "";

    @Option(
            names = "--yes",
            paramLabel = "WORD",
            description = "Which of its two words means yes; guessed if not given.")
    private @Nullable String yes;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns to learn from; all others if not given.")
    private List<String> features = List.of();

    @Option(names = "--ridge", paramLabel = "NUMBER", description = "1 if not given; 0 is exact maximum likelihood.")
    private double ridge = 1;

    @Option(names = "--parts", paramLabel = "N", description = "Into how many parts the check divides the rows; 5.")
    private int parts = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Another number gives other parts; 42.")
    private long seed = 42;

    @Mixin
    private TableOptions table = new TableOptions();

    RegressCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new Failure("--ridge must not be negative, was " + ridge);
        }
        if (parts < 2) throw new Failure("--parts must be at least 2, was " + parts);
        List<String> columns = columns();
        var rows = new ArrayList<List<String>>();
        var outcomes = new ArrayList<String>();
        read(columns, rows, outcomes);
        var encoding = TableFeatures.of(columns, rows);
        if (encoding.features().isEmpty()) throw new Failure("no column says anything that could be learned");
        String positive = positive(outcomes);
        var cases = Observations.of(encoding.features());
        for (int i = 0; i < rows.size(); i++) {
            cases.add(outcomes.get(i).equals(positive), encoding.values(rows.get(i)));
        }
        print(cases.build(), encoding, positive);
        return Terminal.DONE;
    }

    private List<String> columns() throws IOException {
        List<String> names = table.names(file);
        if (!names.contains(target)) {
            throw new Failure("--target names no column; they are " + String.join(", ", names));
        }
        if (new HashSet<>(names).size() < names.size()) throw new Failure("two columns have the same name");
        for (String feature : features) {
            if (!names.contains(feature)) {
                throw new Failure(
                        "there is no column \"%s\"; they are %s".formatted(feature, String.join(", ", names)));
            }
        }
        return names.stream()
                .filter(name -> !name.equals(target) && !name.isBlank())
                .filter(name -> features.isEmpty() || features.contains(name))
                .toList();
    }

    private void read(List<String> columns, List<List<String>> rows, List<String> outcomes) throws IOException {
        List<String> names = table.names(file);
        TargetField<String> outcome = TargetField.required(target, CellType.TEXT);
        List<TargetField<String>> fields = columns.stream()
                .map(name -> TargetField.optional(name, CellType.TEXT))
                .toList();
        Map<String, String> positions = new LinkedHashMap<>();
        var wanted = new ArrayList<TargetField<?>>(fields);
        wanted.add(outcome);
        for (TargetField<?> field : wanted)
            positions.put(field.name(), String.valueOf(names.indexOf(field.name()) + 1));
        table.read(file, new TableOptions.Wanted(wanted, positions, "%s"), err, row -> {
            var cells = new ArrayList<String>();
            for (TargetField<String> field : fields) {
                String cell = row.get(field);
                cells.add(cell == null ? "" : cell);
            }
            rows.add(cells);
            outcomes.add(row.require(outcome).strip());
        });
        if (rows.isEmpty()) throw new Failure("there are no rows in " + file.getFileName());
    }

    private String positive(List<String> outcomes) {
        var words = new TreeSet<>(outcomes);
        if (words.size() != 2) {
            throw new Failure("--target must have two words, %s has %d".formatted(target, words.size()));
        }
        String named = yes;
        if (named != null) {
            if (words.contains(named)) return named;
            throw new Failure("--yes must be %s, was %s".formatted(String.join(" or ", words), named));
        }
        List<String> known = words.stream()
                .filter(word -> YES.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        if (known.size() == 1) return known.getFirst();
        throw new Failure("say with --yes whether %s means yes".formatted(String.join(" or ", words)));
    }

    private void print(Observations cases, TableFeatures encoding, String positive) {
        LogisticFit fit = LogisticRegression.fit(cases, ridge);
        var check = CrossValidation.of(cases, ridge, parts, seed);
        try (JsonGenerator json = Json.laidOut(out)) {
            json.writeStartObject();
            json.writeStringProperty("target", target + "=" + positive);
            json.writeNumberProperty("rows", fit.rows());
            json.writeNumberProperty("cases", fit.cases());
            json.writeName("leftOut");
            json.writeStartArray();
            for (String column : encoding.leftOut()) json.writeString(column);
            json.writeEndArray();
            Coefficients.write(json, fit);
            json.writeName("checked");
            json.writeStartObject();
            json.writeNumberProperty("parts", parts);
            Json.number(json, "meanAuc", check.meanAuc());
            json.writeName("aucs");
            json.writeStartArray();
            for (double auc : check.folds()) json.writeNumber(auc);
            json.writeEndArray();
            Coefficients.write(json, check.accuracy());
            json.writeEndObject();
            json.writeEndObject();
        }
        out.println();
    }
}
