package io.attune.commandline;

import io.attune.identity.matching.Cluster;
import io.attune.identity.matching.Evidence;
import io.attune.identity.matching.Field;
import io.attune.identity.matching.Matches;
import io.attune.identity.matching.Pair;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// How matches are printed.
sealed interface MatchReport {
    void print(Matches matches);

    static MatchReport named(String format, PrintWriter out) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> new AsJson(out);
            case "csv" -> new AsPairs(out);
            case "clusters" -> new AsClusters(out);
            default -> throw new Failure("--format must be json, csv or clusters, was " + format);
        };
    }

    /// Pairs and clusters in one document.
    record AsJson(PrintWriter out) implements MatchReport {
        @Override
        public void print(Matches matches) {
            try (JsonGenerator json = Json.laidOut(out)) {
                json.writeStartObject();
                json.writeNumberProperty("records", matches.records());
                json.writeNumberProperty("compared", matches.compared());
                json.writeNumberProperty("refused", matches.refused());
                json.writeName("pairs");
                json.writeStartArray();
                for (Pair pair : matches.pairs()) pair(json, pair);
                json.writeEndArray();
                json.writeName("clusters");
                json.writeStartArray();
                for (Cluster cluster : matches.clusters()) cluster(json, cluster);
                json.writeEndArray();
                json.writeEndObject();
            }
            out.println();
        }

        private static void pair(JsonGenerator json, Pair pair) {
            json.writeStartObject();
            json.writeStringProperty("left", pair.left());
            json.writeStringProperty("right", pair.right());
            json.writeNumberProperty("probability", rounded(pair.probability(), 1e6));
            json.writeBooleanProperty("certain", pair.certain());
            json.writeName("evidence");
            json.writeStartArray();
            for (Evidence evidence : pair.evidence()) {
                json.writeStartObject();
                json.writeStringProperty("field", evidence.field().code());
                json.writeStringProperty("agreement", evidence.agreement().code());
                json.writeNumberProperty("bits", rounded(evidence.bits(), 100));
                json.writeStringProperty("left", evidence.left());
                json.writeStringProperty("right", evidence.right());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private static void cluster(JsonGenerator json, Cluster cluster) {
            json.writeStartObject();
            json.writeName("members");
            json.writeStartArray();
            for (String member : cluster.members()) json.writeString(member);
            json.writeEndArray();
            json.writeNumberProperty("probability", rounded(cluster.probability(), 1e6));
            json.writeEndObject();
        }
    }

    /// A pair per line, with a column of agreement and one of bits for each field that says anything.
    record AsPairs(PrintWriter out) implements MatchReport {
        @Override
        public void print(Matches matches) {
            List<Field> fields = matches.pairs().stream()
                    .flatMap(pair -> pair.evidence().stream().map(Evidence::field))
                    .distinct()
                    .sorted()
                    .toList();
            out.println("left,right,probability,certain"
                    + fields.stream()
                            .map(field -> "," + field.code() + "," + field.code() + "_bits")
                            .collect(Collectors.joining()));
            for (Pair pair : matches.pairs()) out.println(line(pair, fields));
        }

        private static String line(Pair pair, List<Field> fields) {
            var evidence = new EnumMap<Field, Evidence>(Field.class);
            pair.evidence().forEach(e -> evidence.put(e.field(), e));
            var line = new StringBuilder(cell(pair.left()) + "," + cell(pair.right()) + ","
                    + rounded(pair.probability(), 1e6) + "," + pair.certain());
            for (Field field : fields) {
                Evidence of = evidence.get(field);
                line.append(of == null ? ",," : "," + of.agreement().code() + "," + rounded(of.bits(), 100));
            }
            return line.toString();
        }
    }

    /// A record per line, with the number of the cluster it belongs to; whoever is alone is left out.
    record AsClusters(PrintWriter out) implements MatchReport {
        @Override
        public void print(Matches matches) {
            out.println("cluster,member,probability");
            int number = 0;
            for (Cluster cluster : matches.clusters()) {
                number++;
                for (String member : cluster.members())
                    out.println(number + "," + cell(member) + "," + rounded(cluster.probability(), 1e6));
            }
        }
    }

    private static double rounded(double value, double scale) {
        return Math.round(value * scale) / scale;
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
