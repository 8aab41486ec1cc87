package io.attune.activities.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/// Which files are kept; `attune.files.limit` says how large one may be.
@Component
class FileCheck {
    static final String LARGE = "files.problem.large";

    private final DataSize limit;

    FileCheck(@Value("${attune.files.limit:25MB}") DataSize limit) {
        this.limit = limit;
    }

    void check(MultipartFile file) throws IOException {
        if (file.isEmpty()) throw refused(file, "files.problem.empty");
        if (file.getSize() > limit.toBytes()) throw refused(file, LARGE);
        try (InputStream bytes = file.getInputStream()) {
            if (Kinds.refused(name(file), bytes.readNBytes(Kinds.HEAD))) throw refused(file, "files.problem.kind");
        }
    }

    static String name(MultipartFile file) {
        return Files.named(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
    }

    private FileRefused refused(MultipartFile file, String key) {
        return new FileRefused(name(file), key, limit.toMegabytes() + " MB");
    }
}
