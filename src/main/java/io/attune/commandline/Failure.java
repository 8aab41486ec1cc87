package io.attune.commandline;

import io.attune.behavior.lookalikes.NotLearned;
import io.attune.behavior.models.ModelNotFitted;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Something in what the user asked or gave cannot be; the message is one sentence that says what to do.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure(String sentence) {
        super(sentence);
    }

    /// What to tell the user, or null where the mistake is ours.
    static @Nullable String sentence(@Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> null;
            case Failure failure -> failure.getMessage();
            case ModelNotFitted notFitted -> notFitted.sentence();
            case NotLearned notLearned -> notLearned.sentence();
            case UncheckedIOException wrapped -> sentence(wrapped.getCause());
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "the file " + denied.getFile() + " may not be read";
            case FileSystemException unreadable -> "the file cannot be read: " + unreadable.getMessage();
            default -> null;
        };
    }
}
