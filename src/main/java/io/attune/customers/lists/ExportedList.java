package io.attune.customers.lists;

/// A file that is there, or is being written.
public record ExportedList(long id, String name, String format, long rows, long bytes, boolean ready) {
    public String file() {
        return name + "." + format;
    }
}
