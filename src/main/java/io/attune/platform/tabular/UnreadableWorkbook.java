package io.attune.platform.tabular;

import java.io.IOException;

/// A spreadsheet that is none, is locked, or unpacks to more than anybody would send; its message is a key.
public final class UnreadableWorkbook extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableWorkbook(String key) {
        super(key);
    }

    UnreadableWorkbook(String key, Throwable cause) {
        super(key, cause);
    }

    static UnreadableWorkbook broken(Throwable cause) {
        return new UnreadableWorkbook("tabular.workbook.broken", cause);
    }

    static UnreadableWorkbook tooLarge() {
        return new UnreadableWorkbook("tabular.workbook.bomb");
    }

    /// Of a kind that only its own program opens: XLS, or behind a password.
    public static UnreadableWorkbook old() {
        return new UnreadableWorkbook("tabular.workbook.old");
    }

    public String key() {
        return String.valueOf(getMessage());
    }
}
