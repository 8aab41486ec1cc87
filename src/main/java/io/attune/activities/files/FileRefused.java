package io.attune.activities.files;

/// Why a file is not kept: `key` is the message key, which takes the limit.
class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String key;
    private final String limit;

    FileRefused(String name, String key, String limit) {
        super(key);
        this.name = name;
        this.key = key;
        this.limit = limit;
    }

    String name() {
        return name;
    }

    String key() {
        return key;
    }

    String limit() {
        return limit;
    }
}
