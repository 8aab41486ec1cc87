package io.attune.imports.files;

import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/// The fields that columns can fill: those of the target, and those that the company added, whose names `own` knows.
public record Fields(List<TargetField<?>> all, Map<String, String> own) {
    public Fields {
        all = List.copyOf(all);
        own = Map.copyOf(own);
    }

    /// What people call a field.
    public String label(String field, MessageSource messages, Locale locale) {
        String named = own.get(field);
        if (named != null) return named;
        String text = messages.getMessage("imports.field." + field, new Object[0], field, locale);
        return text == null ? field : text;
    }

    /// Why a row was refused, with the field at fault.
    public String sentence(Row.Refused row, MessageSource messages, Locale locale) {
        String column = row.column().isEmpty() ? "" : label(row.column(), messages, locale);
        List<String> words = row.problem().arguments();
        boolean names = !column.isEmpty() && words.contains(row.column());
        Object[] filled = words.stream()
                .map(word -> word.equals(row.column()) ? column : word)
                .toArray();
        String key = row.problem().key();
        String text = messages.getMessage(key, filled, key, locale);
        return column.isEmpty() || names ? String.valueOf(text) : column + ": " + text;
    }
}
