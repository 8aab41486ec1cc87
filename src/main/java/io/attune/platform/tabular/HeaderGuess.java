package io.attune.platform.tabular;

import java.util.HashSet;
import java.util.List;

/// Whether the first row names the columns: it does where it is unlike what stands below it.
final class HeaderGuess {
    private static final int LONGEST_NAME = 60;

    private HeaderGuess() {}

    static boolean of(List<List<String>> rows, List<TargetField<?>> fields) {
        if (rows.isEmpty()) return false;
        List<String> first = rows.getFirst().stream().map(String::strip).toList();
        if (!first.stream().allMatch(HeaderGuess::couldBeName)) return false;
        if (first.stream().anyMatch(name -> fields.stream().anyMatch(field -> Synonyms.match(field, name))))
            return true;
        List<List<String>> below = rows.subList(1, rows.size());
        if (below.isEmpty()) return false;
        boolean typedBelow = false;
        for (int i = 0; i < first.size(); i++) {
            int column = i;
            List<String> cells = below.stream().map(row -> row.get(column)).toList();
            if (!first.get(i).isEmpty() && cells.contains(first.get(i))) return false;
            typedBelow |= !ColumnGuess.of(cells).type().equals(CellType.TEXT);
        }
        boolean wordsOnly = first.stream().allMatch(name -> name.split("\\s+").length <= 3);
        return typedBelow || (wordsOnly && new HashSet<>(first).size() == first.size());
    }

    private static boolean couldBeName(String cell) {
        if (cell.length() > LONGEST_NAME || cell.indexOf('@') >= 0 || cell.contains("://")) return false;
        return cell.isEmpty() || (cell.chars().anyMatch(Character::isLetter) && !isValue(cell));
    }

    private static boolean isValue(String cell) {
        CellType<?> type = ColumnGuess.of(List.of(cell)).type();
        return !type.equals(CellType.TEXT) && !type.equals(CellType.BOOLEAN);
    }
}
