package io.attune.commerce.lines;

import io.attune.commerce.Line;
import io.attune.platform.web.Typed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/// Lines as they are typed, with empty ones at the end to fill in.
///
/// Read from the raw parameters: Spring splits a single value at its comma, and `1,5` is a quantity.
public record LinesForm(List<Row> rows) {
    private static final int MOST = 200;
    private static final int SPARE = 3;

    public LinesForm {
        rows = List.copyOf(rows);
    }

    /// What an empty article number, price, discount and tax mean is said by the product.
    public record Row(String sku, String text, String quantity, String price, String discount, String tax) {
        static final Row EMPTY = new Row("", "", "", "", "", "");

        boolean blank() {
            return sku.isBlank() && text.isBlank() && quantity.isBlank() && price.isBlank();
        }
    }

    public static LinesForm blank() {
        return new LinesForm(List.of()).withSpare();
    }

    public static LinesForm of(List<Line> lines) {
        return new LinesForm(lines.stream()
                        .map(line -> new Row(
                                line.sku() == null ? "" : line.sku(),
                                line.text(),
                                Typed.asDecimal(line.quantity()),
                                Typed.asDecimal(line.unitPrice()),
                                line.discount().signum() == 0 ? "" : Typed.asDecimal(line.discount()),
                                Typed.asDecimal(line.taxRate())))
                        .toList())
                .withSpare();
    }

    public static LinesForm typed(MultiValueMap<String, String> fields) {
        var rows = new ArrayList<Row>();
        int count = Math.min(MOST, fields.getOrDefault("line.text", List.of()).size());
        for (int i = 0; i < count; i++) {
            var row = new Row(
                    cell(fields, "line.sku", i),
                    cell(fields, "line.text", i),
                    cell(fields, "line.quantity", i),
                    cell(fields, "line.price", i),
                    cell(fields, "line.discount", i),
                    cell(fields, "line.tax", i));
            if (!row.blank()) rows.add(row);
        }
        return new LinesForm(rows);
    }

    public LinesForm withSpare() {
        var padded = new ArrayList<>(rows);
        for (int i = 0; i < SPARE; i++) padded.add(Row.EMPTY);
        return new LinesForm(padded);
    }

    private static String cell(MultiValueMap<String, String> fields, String name, int at) {
        List<String> column = fields.getOrDefault(name, List.of());
        return at < column.size() ? column.get(at) : "";
    }
}
