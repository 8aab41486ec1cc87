package io.attune.behavior.lookalikes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Turns a table of texts, such as contracts, into features: numbers as they are, words as one feature per word.
///
/// A column whose cells are all numbers or empty is a number; an empty cell is the mean, with a feature of
/// its own, `name=`, that says it was empty. Any other column gives one feature `name=word` per word except
/// the alphabetically first one, with which the others are compared. A column of one value only, and one of
/// more than [#MOST_WORDS] words (names, numbers of contracts), says nothing that could be learned; they are
/// left out.
public final class TableFeatures {
    public static final int MOST_WORDS = 50;

    private final List<Column> columns;
    private final List<String> features;
    private final List<String> leftOut;

    private sealed interface Column {
        record Numeric(int index, double mean, boolean sometimesEmpty) implements Column {}

        record Word(int index, String word) implements Column {}
    }

    private TableFeatures(List<Column> columns, List<String> features, List<String> leftOut) {
        this.columns = List.copyOf(columns);
        this.features = List.copyOf(features);
        this.leftOut = List.copyOf(leftOut);
    }

    /// Learns the columns from rows that have as many cells as there are names.
    public static TableFeatures of(List<String> names, List<List<String>> rows) {
        var columns = new ArrayList<Column>();
        var features = new ArrayList<String>();
        var leftOut = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            Set<String> words = words(rows, i);
            boolean numbers = words.stream().allMatch(word -> word.isEmpty() || isNumber(word))
                    && words.stream().anyMatch(word -> !word.isEmpty());
            if (words.size() < 2 || (!numbers && words.size() > MOST_WORDS)) {
                leftOut.add(names.get(i));
            } else if (numbers) {
                boolean empty = words.contains("");
                columns.add(new Column.Numeric(i, mean(rows, i), empty));
                features.add(names.get(i));
                if (empty) features.add(names.get(i) + "=");
            } else {
                var others = new ArrayList<>(new TreeSet<>(words));
                others.removeFirst();
                for (String word : others) {
                    columns.add(new Column.Word(i, word));
                    features.add(names.get(i) + "=" + word);
                }
            }
        }
        return new TableFeatures(columns, features, leftOut);
    }

    public List<String> features() {
        return features;
    }

    /// Columns that say nothing.
    public List<String> leftOut() {
        return leftOut;
    }

    /// A row of the same table; a word that was not there before counts as the first one.
    public double[] values(List<String> row) {
        double[] values = new double[features.size()];
        int at = 0;
        for (Column column : columns) {
            switch (column) {
                case Column.Numeric(int index, double mean, boolean sometimesEmpty) -> {
                    String cell = row.get(index).strip();
                    boolean number = isNumber(cell);
                    values[at++] = number ? Double.parseDouble(cell) : mean;
                    if (sometimesEmpty) values[at++] = number ? 0 : 1;
                }
                case Column.Word(int index, String word) ->
                    values[at++] = row.get(index).strip().equals(word) ? 1 : 0;
            }
        }
        return values;
    }

    private static Set<String> words(List<List<String>> rows, int index) {
        var words = new LinkedHashSet<String>();
        for (List<String> row : rows) words.add(row.get(index).strip());
        return words;
    }

    private static double mean(List<List<String>> rows, int index) {
        double sum = 0;
        int count = 0;
        for (List<String> row : rows) {
            String cell = row.get(index).strip();
            if (cell.isEmpty()) continue;
            sum += Double.parseDouble(cell);
            count++;
        }
        return sum / count;
    }

    private static boolean isNumber(String cell) {
        return cell.length() < 40 && cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?");
    }
}
