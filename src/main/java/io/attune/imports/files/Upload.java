package io.attune.imports.files;

import java.nio.charset.Charset;
import java.util.List;

/// A file that was brought, kept in the database in pieces; `certain` says whether its encoding is beyond doubt.
/// `sheets` are those of a spreadsheet, each kept as comma separated text; empty for all other files.
public record Upload(long id, String name, long size, Charset charset, boolean certain, List<Sheet> sheets) {
    public Upload {
        sheets = List.copyOf(sheets);
    }

    public record Sheet(String name, long size) {}

    public boolean isWorkbook() {
        return !sheets.isEmpty();
    }

    /// How many bytes there are to read.
    public long size(int sheet) {
        return isWorkbook() ? sheets.get(sheet).size() : size;
    }

    /// The first sheet with anything in it.
    public int firstSheet() {
        for (int i = 0; i < sheets.size(); i++) if (sheets.get(i).size() > 0) return i;
        return 0;
    }
}
